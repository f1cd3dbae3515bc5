import { css } from 'lit';

/** How the list of runs looks. */
export const runsStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  .box {
    position: relative;
    overflow-x: auto;
    padding: 2px;
  }
  table {
    width: 100%;
  }
  th,
  td {
    padding: 3px 8px;
    border-bottom: 1px solid var(--line);
    text-align: right;
    font-weight: 400;
    white-space: nowrap;
  }
  thead th {
    vertical-align: bottom;
    color: var(--ink-soft);
    font-size: 12.5px;
    white-space: normal;
  }
  .left {
    text-align: left;
  }
  .check {
    width: 1px;
    padding-inline: 2px 0;
    text-align: left;
  }
  .check label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
  }
  .check input {
    width: 16px;
    height: 16px;
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
  }
  .check svg {
    flex: none;
  }
  th.left {
    padding-left: 4px;
  }
  input[type='text'] {
    width: 100%;
    min-width: 11ch;
    padding-inline: 4px;
    border-color: transparent;
    background: transparent;
    text-overflow: ellipsis;
  }
  input[type='text']:hover {
    border-color: var(--line);
  }
  input[type='text']:focus {
    border-color: var(--accent);
    background: var(--surface);
  }
  .current input[type='text'] {
    font-weight: 600;
  }
  .under,
  .narrow,
  .with-more {
    display: none;
  }
  .under td {
    padding-block: 0 5px;
    white-space: normal;
  }
  .under td.left {
    padding-left: 9px;
  }
  .best {
    font-weight: 600;
  }
  .spread {
    display: block;
  }
  [aria-pressed='true'] {
    border-color: var(--accent);
    font-weight: 600;
  }
  .settings {
    white-space: normal;
  }
  mark {
    padding-inline: 2px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--accent) 16%, transparent);
    color: var(--ink);
    font-weight: 600;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 6px var(--gap);
    align-items: center;
    margin-top: 8px;
  }
  .now {
    display: inline-block;
    padding: 4px 8px;
    color: var(--ink-soft);
  }
  td button {
    color: var(--accent);
    padding-inline: 8px;
    border-color: transparent;
    background: transparent;
  }
  .delete {
    padding-inline: 9px;
    color: var(--ink-soft);
  }
  .delete:hover {
    color: var(--bad);
  }
  /* Without room for all columns, the settings have a line of their own. */
  @container (max-width: 700px) {
    .settings {
      display: none;
    }
    .under {
      display: table-row;
    }
    tbody tr:not(.under) > * {
      border-bottom: 0;
    }
    th,
    td {
      padding-inline: 5px;
    }
  }
  @container (max-width: 500px) {
    .more,
    .open,
    .spread {
      display: none;
    }
    span.with-more {
      display: inline;
    }
    td.with-more {
      display: table-cell;
    }
    th,
    td {
      padding-inline: 3px;
    }
  }
  @media (pointer: coarse) {
    .check label {
      min-width: 48px;
      min-height: 40px;
    }
    .delete {
      min-width: 40px;
    }
  }
  /* The narrowest phones. */
  @container (max-width: 350px) {
    .validation,
    td.with-more {
      display: none;
    }
    .narrow {
      display: inline;
    }
    div.narrow {
      display: block;
      margin-left: -8px;
    }
  }
`;
