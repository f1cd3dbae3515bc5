import { css } from 'lit';

/** What the parts of the look inside have in common. */
export const part = css`
  :host {
    display: block;
    min-width: 0;
  }
  h3 {
    margin-bottom: 6px;
    font-size: 14px;
    color: var(--ink);
  }
  section {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: center;
  }
  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: start;
  }
  figure {
    display: grid;
    gap: 4px;
    margin: 0;
  }
  select {
    max-width: 100%;
  }
  table {
    font-size: 12.5px;
    line-height: 1.5;
  }
  th {
    padding: 0 14px 0 0;
    font-weight: 400;
    text-align: start;
  }
  td {
    padding: 0 14px 0 0;
    text-align: end;
    white-space: nowrap;
  }
  .total > * {
    border-top: 1px solid var(--line);
    font-weight: 600;
  }
`;
