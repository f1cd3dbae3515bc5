import { css } from 'lit';

/**
 * Colours, fonts and sizes. A page sets the --mlp-* properties on an element to theme it; the rules
 * here are the defaults. `color-scheme` decides between light and dark.
 */
export const tokens = css`
  :host {
    --paper: var(--mlp-paper, light-dark(#fdfdfb, #16181c));
    --surface: var(--mlp-surface, light-dark(#ffffff, #1d2026));
    --ink: var(--mlp-ink, light-dark(#1b1d22, #eceef2));
    --ink-soft: var(--mlp-ink-soft, light-dark(#565b66, #a4abb8));
    --line: var(--mlp-line, light-dark(#dcdee3, #343942));
    --accent: var(--mlp-accent, light-dark(#0a5fb4, #6db3f8));
    --on-accent: var(--mlp-on-accent, light-dark(#ffffff, #0b1420));
    --bad: var(--mlp-bad, light-dark(#a62b17, #ff9d87));
    --good: var(--mlp-good, light-dark(#176b3a, #7fd6a2));
    --font: var(
      --mlp-font,
      ui-sans-serif,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      sans-serif
    );
    --mono: var(--mlp-mono, ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, monospace);
    --radius: 6px;
    --gap: 12px;
    font-family: var(--font);
    font-size: 14px;
    line-height: 1.45;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) {
    display: none;
  }
  :host,
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
`;

/** Buttons, inputs, selects, tables and headings, shared so that all elements look alike. */
export const controls = css`
  h2,
  h3 {
    margin: 0;
    font-size: 15px;
    font-weight: 600;
    letter-spacing: 0.01em;
  }
  h3 {
    font-size: 13px;
    color: var(--ink-soft);
  }
  p {
    margin: 0;
  }
  .soft {
    color: var(--ink-soft);
  }
  .small {
    font-size: 12.5px;
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    min-height: 32px;
    padding: 4px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    border-color: var(--ink-soft);
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  select,
  input[type='text'] {
    min-height: 32px;
    padding: 3px 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    min-width: 0;
  }
  summary {
    width: fit-content;
    min-height: 24px;
    align-content: center;
    cursor: pointer;
    color: var(--ink-soft);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  table {
    border-collapse: collapse;
  }
  caption {
    padding-bottom: 4px;
    text-align: left;
    font-size: 15px;
    font-weight: 600;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
  @media (pointer: coarse) {
    button,
    select,
    input[type='text'] {
      min-height: 40px;
    }
  }
`;

/** Sections that open and close: their headings. */
export const disclosures = css`
  summary {
    min-height: 28px;
    color: var(--accent);
  }
  @media (pointer: coarse) {
    summary {
      min-height: 40px;
    }
  }
`;

/** Settings, one below the other. */
export const rows = css`
  .rows {
    display: grid;
    gap: 4px;
  }
`;

/**
 * Ten class colours that people with any of the common colour-vision deficiencies tell apart (Okabe
 * and Ito 2008, completed by Paul Tol's muted set), each legible on light and on dark paper.
 */
export const classColours = Object.freeze([
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#7a7a7a',
  '#b5a900',
  '#882255',
  '#44aa99',
]);

/** After the tenth they repeat. @param {number} index */
export const classColour = (index) => classColours[index % classColours.length];
