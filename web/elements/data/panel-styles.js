import { css } from 'lit';

/** How the panel of the data looks. */
export const panelStyles = css`
  :host {
    display: block;
  }
  section {
    position: relative;
    display: grid;
    gap: 8px;
  }
  select {
    width: 100%;
  }
  .about {
    display: grid;
    gap: 4px;
    align-content: start;
    min-height: 4.4em; /* notes on published data sets come late */
    line-height: 1.35;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
  .sizes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
    gap: 4px 24px;
  }
  .files {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 10px;
    align-items: center;
    line-height: 1.3;
  }
  .files details {
    grid-column: 1 / -1;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 4px;
  }
  .bad {
    color: var(--bad);
  }
  .good {
    color: var(--good);
  }
  summary {
    color: var(--accent);
  }
  details ul {
    margin: 0;
    padding-left: 18px;
    overflow-wrap: anywhere;
  }
  .drop {
    position: absolute;
    inset: -6px;
    z-index: 1;
    display: grid;
    place-items: center;
    border: 2px dashed var(--accent);
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--paper) 88%, transparent);
    color: var(--accent);
    font-weight: 600;
    pointer-events: none;
  }
  h3 {
    margin-top: 4px;
  }
`;
