/** Units of hidden layers as switches, and what the network does without those that are off. */
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { inside } from '../../i18n/en/inside.js';
import { decimal, percent } from '../../i18n/numbers.js';
import { part } from './inside-styles.js';

/** @typedef {import('./inside-types.js').Inside} Inside */
/** @typedef {import('./inside-types.js').UnitPlace} UnitPlace */

const text = inside.off;

/** The most switches of a layer. */
const SWITCHES = 100;

/**
 * Property: `shown` (Inside). The switches are one tab stop; arrow keys go from one to the next.
 *
 * @fires inside-choose  detail {choice: {off}}
 */
export class MlpUnitsOff extends LitElement {
  static properties = {
    shown: { attribute: false },
    _layer: { state: true },
    _reached: { state: true },
  };

  static styles = [
    tokens,
    controls,
    part,
    css`
      section {
        justify-items: stretch;
      }
      .switches {
        display: grid;
        gap: 4px;
        grid-template-columns: repeat(auto-fill, minmax(38px, 1fr));
      }
      .switches button {
        padding: 2px;
      }
      .switches [aria-pressed='true'] {
        border-style: dashed;
        border-color: var(--ink);
        background: var(--paper);
        text-decoration: line-through;
      }
      thead th {
        text-align: end;
        color: var(--ink-soft);
      }
      table {
        justify-self: start;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Inside | null} */
    this.shown = null;
    this._layer = 1;
    /** The switch that the Tab key comes to. */
    this._reached = 0;
  }

  render() {
    const { shown } = this;
    const { without } = shown ?? {};
    if (!shown || !without) return nothing;
    const hidden = shown.sizes.slice(1, -1);
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${text.heading}</h3>
      ${
        hidden.length === 0
          ? html`<p class="soft">${text.none}</p>`
          : html`${this.#switches(shown, hidden)} ${this.#table(shown, without)}
              <p class="small soft">${text.hint}</p>`
      }
    </section>`;
  }

  /** @param {Inside} shown @param {number[]} hidden  units of the hidden layers */
  #switches({ choice }, hidden) {
    const layer = Math.min(this._layer, hidden.length);
    const units = hidden[layer - 1];
    const isOff = (/** @type {number} */ unit) =>
      choice.off.some((place) => place.layer === layer && place.unit === unit);
    const switches = Math.min(units, SWITCHES);
    const reached = Math.min(this._reached, switches - 1);
    return html`<div class="row">
        <label for="layer">${text.layer}</label>
        <select id="layer" @change=${this.#onLayer}>
          ${hidden.map(
            (count, i) =>
              html`<option value=${i + 1} .selected=${live(i + 1 === layer)}>
                ${inside.hidden(i + 1, count)}
              </option>`,
          )}
        </select>
        <button
          data-testid="all-on"
          ?disabled=${choice.off.length === 0}
          @click=${() => this.#choose([])}
        >
          ${text.allOn}
        </button>
      </div>
      <div class="switches" role="group" aria-label=${text.units} @keydown=${this.#onKey}>
        ${Array.from(
          { length: switches },
          (_, unit) =>
            html`<button
              data-testid="switch"
              tabindex=${unit === reached ? 0 : -1}
              aria-label=${text.unit(unit + 1)}
              aria-pressed=${isOff(unit)}
              @focus=${() => (this._reached = unit)}
              @click=${() => this.#toggle({ layer, unit })}
            >
              ${unit + 1}
            </button>`,
        )}
      </div>
      ${switches < units ? html`<p class="small soft">${text.first(switches, units)}</p>` : nothing}`;
  }

  /** @param {Inside} shown @param {NonNullable<Inside['without']>} without */
  #table(shown, { tested, errorRate, errorRateWithout, outputs, outputsWithout }) {
    return html`<table data-testid="without">
      <thead>
        <tr>
          <td></td>
          <th scope="col">${text.whole}</th>
          <th scope="col">${text.without(shown.choice.off.length)}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">${text.error(tested)}</th>
          <td>${percent(errorRate)}</td>
          <td>${percent(errorRateWithout)}</td>
        </tr>
        ${
          outputs && outputsWithout
            ? html`<tr>
                <th scope="row">${text.answer}</th>
                <td>${answer(shown, outputs)}</td>
                <td>${answer(shown, outputsWithout)}</td>
              </tr>`
            : nothing
        }
      </tbody>
    </table>`;
  }

  /** @param {Event} event */
  #onLayer({ target }) {
    this._layer = Number(/** @type {HTMLSelectElement} */ (target).value);
  }

  /** @param {UnitPlace} place */
  #toggle(place) {
    const { off } = /** @type {Inside} */ (this.shown).choice;
    const others = off.filter(({ layer, unit }) => layer !== place.layer || unit !== place.unit);
    this.#choose(others.length < off.length ? others : [...off, place]);
  }

  /** @param {UnitPlace[]} off */
  #choose(off) {
    send(this, 'inside-choose', { choice: { off } });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const switches = /** @type {NodeListOf<HTMLElement>} */ (
      this.renderRoot.querySelectorAll('.switches button')
    );
    const ends = { Home: 0, End: switches.length - 1 }[event.key];
    const next = switches[ends ?? (way ? this._reached + way : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** The class of the largest output with it. @param {Inside} shown @param {number[]} outputs */
function answer({ classNames, probabilities }, outputs) {
  const best = outputs.indexOf(Math.max(...outputs));
  const value = outputs[best];
  return `${classNames[best]} (${probabilities ? percent(value, 1) : decimal(value, 2)})`;
}

define('mlp-units-off', MlpUnitsOff);
