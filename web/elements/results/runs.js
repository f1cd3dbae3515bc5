/** The list of runs: to name, compare, open and delete them. */
import { html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { send } from '../base/send.js';
import { elapsed, limit, percent } from '../../i18n/numbers.js';
import { strings as compare } from '../../i18n/en/compare.js';
import { strings } from '../../i18n/en/watch.js';
import { classColour, controls, tokens } from '../base/styles.js';
import { runsStyles } from './runs-styles.js';

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

  static styles = [tokens, controls, runsStyles];

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
            >, ${text.inShort(run.epochs, run.seconds)}${run.spread && `; ${run.spread}`}</span
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
