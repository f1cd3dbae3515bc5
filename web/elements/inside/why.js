/** Why the network answers so: the pixels for one class and against another. */
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import '../base/picture.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { inside } from '../../i18n/en/inside.js';
import { part } from './inside-styles.js';
import { summed } from './signed-picture.js';

/** @typedef {import('./inside-types.js').Inside} Inside */

const text = inside.why;

/** CSS px of the side of a picture. */
const SIDE = 168;

/**
 * Property: `shown` (Inside).
 *
 * @fires inside-choose  detail {choice: {classes}}
 */
export class MlpWhy extends LitElement {
  static properties = { shown: { attribute: false } };

  static styles = [tokens, controls, part];

  constructor() {
    super();
    /** @type {Inside | null} */
    this.shown = null;
  }

  render() {
    const { shown } = this;
    const { why, image } = shown ?? {};
    if (!shown || !why || !image) return nothing;
    const { classNames, shape } = shown;
    const [one, other] = [why.one, why.other].map((i) => classNames[i]);
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${text.heading}</h3>
      <div class="row">
        ${this.#classes('one', text.one, why.one)} ${this.#classes('other', text.other, why.other)}
        ${
          shown.choice.classes
            ? html`<button @click=${() => this.#choose(null)}>${text.likeliest}</button>`
            : nothing
        }
      </div>
      <div class="pictures">
        <figure>
          <mlp-picture .picture=${image} size=${SIDE} label=${text.image}></mlp-picture>
          <figcaption class="small soft">${text.image}</figcaption>
        </figure>
        <figure>
          <mlp-signed-picture
            .values=${summed(why.products, shape)}
            width=${shape.width}
            height=${shape.height}
            size=${SIDE}
            label=${text.picture(one, other)}
          ></mlp-signed-picture>
          <figcaption class="small soft">${text.pixels}</figcaption>
        </figure>
      </div>
      <table aria-labelledby="heading" data-testid="why">
        ${row(text.sum(one), why.up)} ${row(text.sum(other), why.down)}
        ${row(shown.sizes.length > 2 ? text.rest : text.biases, why.rest)}
        ${row(text.difference(one, other), why.difference, 'total')}
      </table>
      <p class="small soft">${text.hint(one, other)}</p>
    </section>`;
  }

  /** @param {'one' | 'other'} id @param {string} label @param {number} chosen */
  #classes(id, label, chosen) {
    const { classNames, why } = /** @type {Inside} */ (this.shown);
    const { one, other } = /** @type {NonNullable<Inside['why']>} */ (why);
    return html`<label for=${id}>${label}</label>
      <select
        id=${id}
        data-testid="why-${id}"
        @change=${(/** @type {Event} */ event) => {
          const value = Number(/** @type {HTMLSelectElement} */ (event.target).value);
          this.#choose(id === 'one' ? [value, other] : [one, value]);
        }}
      >
        ${classNames.map(
          (name, i) => html`<option value=${i} .selected=${live(i === chosen)}>${name}</option>`,
        )}
      </select>`;
  }

  /** @param {[number, number] | null} classes */
  #choose(classes) {
    send(this, 'inside-choose', { choice: { classes } });
  }
}

/** @param {string} label @param {number} value @param {string} [name] */
const row = (label, value, name = '') =>
  html`<tr class=${name}>
    <th scope="row">${label}</th>
    <td>${text.number(value)}</td>
  </tr>`;

define('mlp-why', MlpWhy);
