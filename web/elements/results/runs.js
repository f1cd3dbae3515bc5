/** The list of runs: to name, compare, open and delete them. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { send } from '../base/send.js';
import { elapsed, limit, percent } from '../../i18n/numbers.js';
import { strings as compare } from '../../i18n/en/compare.js';
import { strings } from '../../i18n/en/watch.js';
import { classColour, controls, tokens } from '../base/styles.js';

const text = strings.runs;

/** @typedef {import('../base/types.js').RunSummary} RunSummary */

/**
 * Property: `runs` (RunSummary[]). Events: `run-rename` {id, name}, `run-delete` {id}, `run-toggle`
 * {id, visible}, `run-select` {id}, `run-compare` {id} (null: no more), `runs-export`, `runs-import` {file}.
 * Properties `message`: what became of the last file; `compared`: id of the run that the one on show is compared
 * with, or ''.
 */
export class MlpRuns extends Panel {
  static properties = {
    runs: { attribute: false },
    message: {},
    compared: {},
  };

  static styles = [
    tokens,
    controls,
    css`
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
    `,
  ];

  constructor() {
    super();
    /** @type {RunSummary[]} */
    this.runs = [];
    this.message = '';
    this.compared = '';
  }

  render() {
    const { runs } = this;
    if (runs.length === 0)
      return html`<h2>${text.caption}</h2>
        <p class="soft">${text.nothing}</p>
        ${this.#foot()}`;
    const bestValidation = lowest(runs.map((run) => run.validationErrorRate));
    const bestTest = lowest(runs.map((run) => run.testErrorRate));
    return html`<div class="box">
        <table data-testid="runs">
          <caption>
            <h2>${text.caption}</h2>
          </caption>
          <thead>
            <tr>
              <th scope="col" class="left">${text.show}</th>
              <th scope="col" class="left">${text.name}</th>
              <th scope="col" class="left settings">${text.settings}</th>
              <th scope="col" class="more">${text.epochs}</th>
              <th scope="col" class="validation">${text.validationError}</th>
              <th scope="col">${text.testError}</th>
              <th scope="col" class="more">${text.time}</th>
              <th scope="col"><span class="visually-hidden">${text.actions}</span></th>
            </tr>
          </thead>
          <tbody>
            ${runs.map((run) => this.#row(run, bestValidation, bestTest))}
          </tbody>
        </table>
      </div>
      ${this.#foot()}`;
  }

  #foot() {
    const isMarked = this.runs.some(
      ({ settings: all, epochsDiffer }) => epochsDiffer || all.some(({ differs }) => differs),
    );
    return html`<div class="foot">
      <button
        data-testid="runs-export"
        ?disabled=${this.runs.length === 0}
        @click=${() => send(this, 'runs-export')}
      >
        ${text.exportAll}
      </button>
      <button
        data-testid="runs-import"
        @click=${() => this.renderRoot.querySelector('.file')?.dispatchEvent(new MouseEvent('click'))}
      >
        ${text.importFile}
      </button>
      <input class="file" type="file" accept=".json" hidden @change=${this.#onFile} />
      <span class="small soft">${isMarked ? text.differ : ''}</span>
      <span class="small" role="status">${this.message}</span>
    </div>`;
  }

  /** @param {Event & {target: HTMLInputElement}} event */
  #onFile({ target }) {
    const file = target.files?.[0];
    target.value = ''; // the same file can be chosen again
    if (file) send(this, 'runs-import', { file });
  }

  /** @param {RunSummary} run @param {number | null} bestValidation @param {number | null} bestTest */
  #row(run, bestValidation, bestTest) {
    const { id, name } = run;
    const rate = (
      /** @type {number | null} */ value,
      /** @type {number | null} */ best,
      of = '',
      spread = '',
    ) =>
      html`<td class=${of}>
        <span class=${value !== null && value === best ? 'best' : ''}>${percent(value)}</span>
        ${spread && html`<span class="spread small soft">${spread}</span>`}
      </td>`;
    const open = run.current
      ? html`<span class="now">${text.onShow}</span>`
      : html`${this.#compareButton(run)}<button
            aria-label=${text.openRun(name)}
            @click=${() => send(this, 'run-select', { id })}
          >
            ${text.open}
          </button>`;
    return html`<tr class=${run.current ? 'current' : ''}>
        <td class="check">
          <label>
            <input
              type="checkbox"
              aria-label=${text.showRun(name)}
              .checked=${run.visible}
              @change=${(/** @type {Event & {target: HTMLInputElement}} */ event) =>
                send(this, 'run-toggle', { id, visible: event.target.checked })}
            />
            <svg width="18" height="10" aria-hidden="true">
              <path d="M0 5h18" stroke=${classColour(run.colour)} stroke-width="4" />
            </svg>
          </label>
        </td>
        <th scope="row" class="left">
          <input
            type="text"
            aria-label=${text.nameOf(name)}
            .value=${name}
            @change=${(/** @type {Event & {target: HTMLInputElement}} */ event) =>
              this.#rename(run, event.target)}
            @keydown=${(/** @type {KeyboardEvent & {target: HTMLInputElement}} */ event) =>
              onNameKey(event, name)}
          />
        </th>
        <td class="left settings small soft">${settings(run)}</td>
        <td class="more">${marked(limit(run.epochs), run.epochsDiffer)}</td>
        ${rate(run.validationErrorRate, bestValidation, 'validation')}
        ${rate(run.testErrorRate, bestTest, '', run.spread)}
        <td class="more">${elapsed(run.seconds)}</td>
        <td>
          <span class="open">${open}</span>
          <button
            class="delete"
            aria-label=${text.deleteRun(name)}
            title=${text.delete}
            @click=${() => send(this, 'run-delete', { id })}
          >
            <svg width="11" height="11" aria-hidden="true">
              <path d="M1 1l9 9M10 1l-9 9" stroke="currentColor" stroke-width="1.5" />
            </svg>
          </button>
        </td>
      </tr>
      <tr class="under">
        <td></td>
        <td class="left small soft" colspan="2">
          ${settings(run)}<span class="with-more"
            >,
            ${text.inShort(limit(run.epochs), run.seconds)}${run.spread && `; ${run.spread}`}</span
          ><span class="narrow"
            >; ${text.validationError}: ${percent(run.validationErrorRate)}</span
          >
          <div class="narrow">${open}</div>
        </td>
        <td class="with-more" colspan="2">${open}</td>
      </tr>`;
  }

  /** @param {RunSummary} run */
  #compareButton({ id, name, comparable }) {
    if (!comparable) return nothing;
    const pressed = this.compared === id;
    return html`<button
      aria-label=${compare.compareWith(name)}
      aria-pressed=${pressed}
      @click=${() => send(this, 'run-compare', { id: pressed ? null : id })}
    >
      ${compare.compare}
    </button>`;
  }

  /** @param {RunSummary} run @param {HTMLInputElement} input */
  #rename({ id, name }, input) {
    const wanted = input.value.trim();
    input.value = wanted || name;
    if (wanted && wanted !== name) send(this, 'run-rename', { id, name: wanted });
  }
}

/** Enter keeps the name, Escape the one it had. @param {KeyboardEvent & {target: HTMLInputElement}} event @param {string} name */
function onNameKey(event, name) {
  if (event.key === 'Escape') event.target.value = name;
  if (event.key === 'Escape' || event.key === 'Enter') event.target.blur();
}

/** What the runs on show differ in is marked. @param {string} words @param {boolean} differs */
const marked = (words, differs) => (differs ? html`<mark>${words}</mark>` : words);

/** @param {RunSummary} run */
const settings = (run) =>
  run.settings.map(({ text, differs }, i) => [i > 0 ? ', ' : '', marked(text, differs)]);

/** The lowest of several; with a single one there is nothing to point out. @param {(number | null)[]} values */
function lowest(values) {
  const known = values.filter((value) => value !== null);
  return known.length > 1 ? Math.min(...known) : null;
}

define('mlp-runs', MlpRuns);
