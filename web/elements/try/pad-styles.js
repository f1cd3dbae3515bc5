import { css } from 'lit';

/** How the pad and what stands beside it look. */
export const padStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  .layout {
    display: grid;
    grid-template-columns: minmax(200px, 320px) 116px;
    gap: 10px 14px;
    align-items: start;
  }
  .surface {
    position: relative;
    aspect-ratio: 1;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border: 1px solid var(--ink-soft);
    border-radius: var(--radius);
    background: var(--mlp-picture-paper, light-dark(#ffffff, #0b0c0e));
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
    -webkit-tap-highlight-color: transparent;
  }
  :host([disabled]) canvas {
    cursor: not-allowed;
    opacity: 0.5;
  }
  .probe {
    color: var(--accent);
  }
  .hint {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--ink-soft);
    pointer-events: none;
  }
  .side {
    display: grid;
    gap: 8px;
  }
  figure {
    margin: 0;
  }
  .seen {
    width: 114px;
    height: 114px;
    border: 1px solid var(--line);
    background: var(--mlp-picture-paper, light-dark(#ffffff, #0b0c0e));
  }
  figcaption {
    margin-top: 3px;
  }
  .keys {
    display: var(--pad-keys, block);
    max-width: 450px;
    margin-top: 8px;
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }
  @container (max-width: 339px) {
    .layout {
      grid-template-columns: minmax(200px, 320px);
    }
    .side {
      grid-template-columns: auto 1fr;
      align-items: start;
    }
    .buttons {
      display: grid;
      gap: 8px;
      justify-items: start;
    }
  }
  @container (min-width: 340px) {
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .buttons button {
      flex: 1;
      padding-inline: 4px;
    }
  }
`;
