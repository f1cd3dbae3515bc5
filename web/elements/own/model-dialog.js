/** Asks what a model's file does not say, and shows what the network makes of some images. */
import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import '../base/picture.js';
import { own } from '../../i18n/en/own.js';
import { quotedName, splitNames } from '../../i18n/name-list.js';
import { MlpDialog } from './dialog.js';

/** @typedef {import('../base/types.js').Picture} Picture */
/** @typedef {{picture: Picture, label: string, answer: string, right: boolean}} Reading */

const ACTIVATIONS = ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu'];

/**
 * @fires hints-change  detail {activation: string, pixels: string, channels: string}: one of them was chosen
 * @fires answer  detail {classNames: string[], frozenLayers: number}
 */
export class MlpModelDialog extends MlpDialog {
  static properties = {
    ...MlpDialog.properties,
    name: {},
    layers: { attribute: false },
    missing: { attribute: false },
    activation: {},
    pixels: {},
    channels: {},
    scalings: { attribute: false },
    classNames: { attribute: false },
    guess: {},
    readings: { attribute: false },
    _names: { state: true },
  };

  static styles = [
    ...MlpDialog.styles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 10px 16px;
        align-items: start;
      }
      .readings {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        padding: 0;
        list-style: none;
      }
      .readings li {
        display: grid;
        gap: 2px;
        justify-items: center;
        max-width: 84px;
        overflow-wrap: anywhere;
        text-align: center;
      }
    `,
  ];

  constructor() {
    super();
    /** The file's. */
    this.name = '';
    /** Units of all layers. @type {number[]} */
    this.layers = [];
    /** What the file does not say: "activation", "pixels", "channels". @type {Set<string>} */
    this.missing = new Set();
    this.activation = '';
    /** One of scalings. */
    this.pixels = '';
    /** "first" or "last". */
    this.channels = '';
    /** @type {string[]} */
    this.scalings = [];
    /** @type {string[]} */
    this.classNames = [];
    /** A sentence on how the choices were guessed. */
    this.guess = '';
    /** @type {Reading[]} */
    this.readings = [];
    /** The names as they stand in the field; null as long as nobody has written there. @type {string | null} */
    this._names = null;
  }

  get heading() {
    return own.model.heading(this.name);
  }

  body() {
    const { model } = own;
    const hidden = this.layers.length - 2;
    return html`<p>
        ${model.layers(this.layers, this.missing.has('activation') ? '' : this.activation)}
      </p>
      <div class="fields">
        ${this.missing.has('activation') ? this.#select('activation', model.activation, ACTIVATIONS, (name) => name) : nothing}
        ${this.missing.has('channels') ? this.#select('channels', model.channels, Object.keys(model.orders), (name) => model.orders[name]) : nothing}
        ${this.missing.has('pixels') ? this.#select('pixels', model.pixels, this.scalings, (name) => model.scalings[name]) : nothing}
        <label
          ><span>${model.names(this.classNames.length)}</span
          ><input
            type="text"
            data-testid="model-names"
            .value=${live(this._names ?? this.classNames.map(quotedName).join(', '))}
            @input=${(/** @type {Event} */ { target }) => (this._names = /** @type {HTMLInputElement} */ (target).value)}
        /></label>
        ${
          hidden > 0
            ? html`<label
                ><span>${model.frozen}</span
                ><select data-testid="model-frozen">
                  ${Array.from({ length: hidden + 1 }, (_, i) => html`<option value=${i}>${model.frozenLayers(i)}</option>`)}
                </select></label
              >`
            : nothing
        }
      </div>
      <p role="status" class="small soft" data-testid="model-guess">${this.guess}</p>
      ${
        this.readings.length > 0
          ? html`<ul class="readings">
              ${this.readings.map(
                ({ picture, label, answer, right }) =>
                  html`<li class="small">
                    <mlp-picture .picture=${picture} size="56" label=${label}></mlp-picture>
                    <span class=${right ? '' : 'bad'}>${model.reads(answer, right)}</span>
                  </li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  choices() {
    return html`<button class="primary" data-testid="model-open" @click=${this.#open}>
      ${own.model.open}
    </button>`;
  }

  /**
   * @param {'activation' | 'pixels' | 'channels'} name
   * @param {string} label
   * @param {string[]} values
   * @param {(value: string) => string} text
   */
  #select(name, label, values, text) {
    return html`<label
      ><span>${label}</span
      ><select
        data-testid="model-${name}"
        @change=${(/** @type {Event} */ event) => this.#onHint(name, event)}
      >
        ${values.map((value) => html`<option value=${value} .selected=${live(value === this[name])}>${text(value)}</option>`)}
      </select></label
    >`;
  }

  /** @param {'activation' | 'pixels' | 'channels'} name @param {Event} event */
  #onHint(name, event) {
    this[name] = /** @type {HTMLSelectElement} */ (event.target).value;
    const { activation, pixels, channels } = this;
    const detail = { activation, pixels, channels };
    this.dispatchEvent(new CustomEvent('hints-change', { detail }));
  }

  #open() {
    const count = this.classNames.length;
    const names = this._names === null ? this.classNames : splitNames(this._names, ',，');
    if (names.length !== count || names.includes('') || new Set(names).size !== count) {
      this.problem = own.model.badNames(count, names.filter(Boolean).length);
      return;
    }
    /** @type {HTMLSelectElement | null} */
    const frozen = this.renderRoot.querySelector('[data-testid=model-frozen]');
    const detail = { classNames: names, frozenLayers: Number(frozen?.value ?? 0) };
    this.dispatchEvent(new CustomEvent('answer', { detail }));
  }
}

define('mlp-model-dialog', MlpModelDialog);
