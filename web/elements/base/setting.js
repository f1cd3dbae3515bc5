import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from './define.js';
import { Panel } from './panel.js';
import { send } from './send.js';
import { controls, tokens } from './styles.js';
import { marked } from '../../i18n/numbers.js';
import { readNumber } from '../../i18n/read-number.js';
import { strings } from '../../i18n/en/setup.js';

/**
 * The next number of 1, 2, 5, 10, 20, ...: the step of an arrow key for a value that ranges over
 * magnitudes, where the browser's own step of 1 is useless.
 * @param {number} value  0 and up
 * @param {1 | -1} direction
 * @returns {number}
 */
function nextNumber(value, direction) {
  if (value === 0) return direction > 0 ? 1e-5 : 0;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const numbers = [0.5, 1, 2, 5, 10].map((digit) => Number((digit * magnitude).toPrecision(6)));
  const beyond = numbers.filter((each) => (direction > 0 ? each > value : each < value));
  return direction > 0 ? beyond[0] : /** @type {number} */ (beyond.at(-1));
}

/**
 * One labelled setting, a number or a choice, with its one-line explanation. A bad number stays in
 * the field, a sentence replaces the explanation, and no event is sent until the number is good.
 * Escape restores the present value.
 *
 * Slot: a button that belongs to the setting.
 *
 * @fires setting-change  detail {name: string, value: number | string | null}
 */
export class MlpSetting extends Panel {
  static properties = {
    name: { reflect: true },
    label: {},
    help: {},
    value: { attribute: false },
    options: { attribute: false },
    min: { type: Number },
    max: { type: Number },
    whole: { type: Boolean },
    step: { type: Number },
    optional: {},
    disabled: { type: Boolean },
    _error: { state: true },
  };

  static shadowRootOptions = { ...Panel.shadowRootOptions, delegatesFocus: true };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 124px);
        gap: 0 10px;
        align-items: center;
      }
      label {
        line-height: 1.15; /* two lines are as high as the field */
      }
      input,
      select {
        width: 100%;
      }
      select {
        padding-inline: 5px 2px;
      }
      .note {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
      }
      .note p {
        flex: 1 1 90px; /* where there is less room, what stands beside it goes below */
        font-size: 12px;
        line-height: 1.3;
        color: var(--ink-soft);
      }
      .bad p {
        color: var(--bad);
      }
      .bad input {
        border-color: var(--bad);
      }
      @container (min-width: 340px) {
        .row:not(.bare) {
          grid-template-columns: 98px 124px minmax(0, 1fr);
          min-height: 34px;
        }
        .row:not(.bare) .note {
          grid-column: auto;
        }
      }
      @container (min-width: 480px) {
        .row:not(.bare) {
          grid-template-columns: 120px 150px minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
    this.label = '';
    this.help = '';
    /** @type {number | string | null} */
    this.value = null;
    /** The choices; without them the setting is a number. @type {{value: string, label: string}[] | null} */
    this.options = null;
    this.min = 0;
    this.max = Number.MAX_SAFE_INTEGER;
    this.whole = false;
    /** What an arrow key adds; with 0 it goes to the next of 1, 2, 5, 10, ... */
    this.step = 0;
    /** What an empty field shows; its value is null. Without this, the field must have a number. */
    this.optional = '';
    this.disabled = false;
    this._error = '';
  }

  /** Whether the field's content is good. */
  get valid() {
    return this._error === '';
  }

  /** Replaces a bad value by the present one. */
  restore() {
    this._error = '';
    const input = this.renderRoot?.querySelector('input');
    if (input) input.value = this.#text;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('value')) this._error = '';
  }

  render() {
    const { help, _error: error } = this;
    return html`
      <div class="row ${error ? 'bad' : ''} ${help ? '' : 'bare'}">
        <label for="control">${this.label}</label>
        ${this.options ? this.#select(this.options) : this.#input()}
        <div class="note">
          <p id="note" aria-live="polite">${error || help}</p>
          <slot></slot>
        </div>
      </div>
    `;
  }

  get #text() {
    return this.value === null ? '' : marked(String(this.value));
  }

  #input() {
    return html`<input
      id="control"
      type="text"
      inputmode=${this.whole ? 'numeric' : 'decimal'}
      autocomplete="off"
      placeholder=${this.optional || nothing}
      aria-describedby="note"
      aria-invalid=${this._error ? 'true' : nothing}
      ?disabled=${this.disabled}
      .value=${this.#text}
      @input=${this.#onInput}
      @change=${this.#onChange}
      @keydown=${this.#onKeydown}
    />`;
  }

  /** @param {{value: string, label: string}[]} options */
  #select(options) {
    return html`<select
      id="control"
      aria-describedby="note"
      ?disabled=${this.disabled}
      @change=${this.#onSelect}
    >
      ${options.map(
        ({ value, label }) =>
          html`<option value=${value} .selected=${live(value === this.value)}>${label}</option>`,
      )}
    </select>`;
  }

  /** @param {Event} event */
  #onSelect(event) {
    this.#send(/** @type {HTMLSelectElement} */ (event.target).value);
  }

  /** While somebody types, only a sentence that is no longer true is removed. @param {Event} event */
  #onInput(event) {
    if (this._error) this._error = this.#problemOf(/** @type {HTMLInputElement} */ (event.target));
  }

  /** @param {Event} event */
  #onChange(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    this._error = this.#problemOf(input);
    if (this._error) return;
    const value = input.value === '' ? null : readNumber(input.value, this.whole);
    if (value !== this.value) this.#send(value);
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.key === 'Escape') {
      this.restore();
      return;
    }
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (this.#problemOf(input) || input.value === '') return;
    event.preventDefault();
    const present = Number(readNumber(input.value, this.whole));
    const step = this.whole ? 1 : this.step;
    const value = step
      ? Number((present + direction * step).toPrecision(15))
      : nextNumber(present, direction);
    input.value = marked(String(Math.min(this.max, Math.max(this.min, value))));
    this.#onChange(event);
  }

  /** @param {HTMLInputElement} input @returns {string} what is wrong with it */
  #problemOf(input) {
    if (input.value === '' && this.optional) return '';
    const value = readNumber(input.value, this.whole);
    if (value === null) return strings.setting.ambiguous(input.value, this.whole);
    const fits = value >= this.min && value <= this.max;
    if (fits && (!this.whole || Number.isInteger(value))) return '';
    return strings.setting.bad(this.min, this.max, this.whole, input.value);
  }

  /** @param {number | string | null} value */
  #send(value) {
    send(this, 'setting-change', { name: this.name, value });
  }
}

define('mlp-setting', MlpSetting);
