import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { count, NO_VALUE } from '../../i18n/numbers.js';
import { readNumber } from '../../i18n/read-number.js';
import { strings } from '../../i18n/en/setup.js';

/**
 * The layers from input to output as a row of chips; the hidden ones can be changed, added and
 * removed. A bad number stays in its field with a sentence, and no event is sent until all are good.
 *
 * @fires layers-change  detail {layers: number[]}, the hidden ones
 */
export class MlpLayerEditor extends Panel {
  static properties = {
    inputs: { type: Number },
    classes: { type: Number },
    layers: { attribute: false },
    field: { attribute: false },
    disabled: { type: Boolean },
    _fields: { state: true },
    _error: { state: true },
    _announcement: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
      }
      legend {
        padding: 0;
        margin-bottom: 2px;
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 6px 0;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
      }
      .chip {
        position: relative;
        display: flex;
        align-items: center;
        min-height: 34px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow: hidden;
      }
      .chip:focus-within {
        border-color: var(--accent);
      }
      .chip.bad {
        border-color: var(--bad);
      }
      .fixed {
        gap: 4px;
        padding: 0 7px;
        background: none;
      }
      .bar {
        position: absolute;
        inset: auto auto 0 0;
        height: 2px;
        background: var(--accent);
      }
      .chip input {
        width: calc(4ch + 12px);
        padding: 3px 2px 3px 8px;
        border: 0;
        background: none;
      }
      .chip button {
        min-width: 24px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink-soft);
      }
      .chip :focus-visible {
        outline-offset: -2px;
      }
      .add {
        min-width: 32px;
        padding: 4px;
      }
      .error {
        color: var(--bad);
      }
      @media (pointer: coarse) {
        .chip button,
        .add {
          min-width: 40px;
        }
      }
      @media (forced-colors: active) {
        .bar {
          background: Highlight;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** 0 while it is not known, like `classes`. */
    this.inputs = 0;
    this.classes = 0;
    /** @type {number[]} */
    this.layers = [];
    /**
     * Their row of the table of settings: how many there may be, and of how many units.
     * @type {import('./recipe-rules.js').RecipeField | null}
     */
    this.field = null;
    this.disabled = false;
    /** What the fields show, good or not. @type {string[]} */
    this._fields = [];
    this._error = '';
    this._announcement = '';
  }

  /**
   * Where the layers' chips stand, for what is drawn below them.
   * @returns {number[] | null} their middles in CSS px from the left edge; null when they take several rows
   */
  get centres() {
    const boxes = [...this.renderRoot.querySelectorAll('.chip')].map((chip) =>
      chip.getBoundingClientRect(),
    );
    if (boxes.some(({ top }) => Math.abs(top - boxes[0].top) > 4)) return null;
    const { left: edge } = this.getBoundingClientRect();
    return boxes.map(({ left, width }) => left + width / 2 - edge);
  }

  get #range() {
    return this.field?.range ?? [1, 1];
  }

  get #most() {
    return this.field?.most ?? 0;
  }

  /** @param {string} text @returns {boolean} */
  #isUnits(text) {
    const units = readNumber(text, true) ?? Number.NaN;
    const [least, most] = this.#range;
    return Number.isInteger(units) && units >= least && units <= most;
  }

  /** How long a chip's bar is: logarithmic, so that 10 and 3,072 both show. @param {number} units */
  #barWidth(units) {
    return `${(100 * Math.log2(1 + Math.max(0, units))) / Math.log2(1 + this.#range[1])}%`;
  }

  /** Whether all fields are good. */
  get valid() {
    return this._error === '';
  }

  /** Replaces bad layers by the present ones. */
  restore() {
    this._fields = this.layers.map(String);
    this._error = '';
  }

  /** Moves the focus to the first field that is not good. */
  focus() {
    const index = this._fields.findIndex((text) => !this.#isUnits(text));
    this.renderRoot.querySelectorAll('input')[Math.max(0, index)]?.focus();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {number[] | undefined} */ (changed.get('layers'));
    if (changed.has('layers') && String(before) !== String(this.layers)) this.restore();
  }

  render() {
    const full = this._fields.length >= this.#most;
    return html`
      <fieldset ?disabled=${this.disabled}>
        <legend>${strings.layers.legend}</legend>
        <ol>
          ${this.#fixed(this.inputs, strings.layers.inputs)}
          ${this._fields.map((text, index) => this.#hidden(text, index))}
          <li>
            <button
              class="add"
              aria-label=${strings.layers.add}
              title=${full ? strings.layers.full(this.#most) : strings.layers.add}
              ?disabled=${full}
              @click=${this.#add}
            >
              +
            </button>
          </li>
          ${this.#fixed(this.classes, strings.layers.classes)}
        </ol>
      </fieldset>
      <p id="error" class="error small" role="alert">${this._error}</p>
      <p class="visually-hidden" role="status">${this._announcement}</p>
    `;
  }

  /** @param {number} units @param {string} what */
  #fixed(units, what) {
    return html`<li>
      <span class="chip fixed">
        ${units === 0 ? NO_VALUE : count(units)} <span class="soft small">${what}</span>
        <span class="bar" .style=${`width: ${this.#barWidth(units)}`}></span>
      </span>
    </li>`;
  }

  /** @param {string} text @param {number} index */
  #hidden(text, index) {
    const good = this.#isUnits(text);
    return html`<li>
      <span class="chip ${good ? '' : 'bad'}">
        <input
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-label=${strings.layers.units(index + 1)}
          aria-invalid=${good ? nothing : 'true'}
          aria-describedby=${good ? nothing : 'error'}
          .value=${live(text)}
          @change=${(/** @type {Event} */ event) => this.#change(event, index)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKeydown(event, index)}
        />
        <button
          aria-label=${strings.layers.remove(index + 1)}
          title=${strings.layers.remove(index + 1)}
          @click=${() => this.#remove(index)}
        >
          ×
        </button>
        <span class="bar" .style=${`width: ${this.#barWidth(Number(text))}`}></span>
      </span>
    </li>`;
  }

  /** @param {KeyboardEvent} event @param {number} index */
  #onKeydown(event, index) {
    if (event.key === 'Escape') this.restore();
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (!step || !this.#isUnits(input.value)) return;
    event.preventDefault();
    const next = String(Number(input.value) + step);
    if (!this.#isUnits(next)) return;
    input.value = next;
    this.#change(event, index);
  }

  /** @param {Event} event @param {number} index */
  #change(event, index) {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    const text = this.#isUnits(value) ? String(readNumber(value)) : value.trim();
    this._fields = this._fields.with(index, text);
    this.#commit(strings.layers.changed(index + 1, Number(text)));
  }

  async #add() {
    const last = Number(this._fields.at(-1) ?? 2 * 30);
    const units = Math.max(this.classes, Math.round(last / 2) || 1);
    this._fields = [...this._fields, String(units)];
    const total = this._fields.length;
    this.#commit(strings.layers.added(total, units, total));
    await this.updateComplete;
    this.renderRoot.querySelectorAll('input')[total - 1]?.select();
  }

  /** @param {number} index */
  async #remove(index) {
    this._fields = this._fields.toSpliced(index, 1);
    this.#commit(strings.layers.removed(index + 1, this._fields.length));
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll('button');
    // The button in the place of the removed one, or the button that adds.
    buttons[Math.min(index, buttons.length - 1)].focus();
  }

  /** Sends the layers when all are good, else says which one is not. @param {string} announcement */
  #commit(announcement) {
    const bad = this._fields.findIndex((text) => !this.#isUnits(text));
    this._error = bad < 0 ? '' : strings.layers.bad(bad + 1, this.#range[1], this._fields[bad]);
    if (this._error) return;
    this._announcement = announcement;
    const layers = this._fields.map(Number);
    if (String(layers) === String(this.layers)) return;
    send(this, 'layers-change', { layers });
  }
}

define('mlp-layer-editor', MlpLayerEditor);
