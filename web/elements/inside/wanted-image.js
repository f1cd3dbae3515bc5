/** The image that a class wants most, beside the mean of its images. */
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import '../base/picture.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { inside } from '../../i18n/en/inside.js';
import { part } from './inside-styles.js';

/** @typedef {import('./inside-types.js').Inside} Inside */

const text = inside.wanted;

/** CSS px of the side of a picture. */
const SIDE = 140;

/**
 * Property: `shown` (Inside).
 *
 * @fires inside-choose  detail {choice: {wanted}}
 */
export class MlpWantedImage extends LitElement {
  static properties = { shown: { attribute: false } };

  static styles = [tokens, controls, part];

  constructor() {
    super();
    /** @type {Inside | null} */
    this.shown = null;
  }

  render() {
    const { shown } = this;
    const { wanted } = shown ?? {};
    if (!shown || !wanted) return nothing;
    const { classNames } = shown;
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${text.heading}</h3>
      <div class="row">
        <label for="class">${text.class}</label>
        <select id="class" data-testid="wanted" @change=${this.#onClass}>
          ${classNames.map(
            (name, i) =>
              html`<option value=${i} .selected=${live(i === shown.choice.wanted)}>
                ${name}
              </option>`,
          )}
        </select>
      </div>
      <div class="pictures">
        ${this.#picture(wanted.pixels, text.image(classNames[wanted.wanted]))}
        ${wanted.averaged > 0 ? this.#picture(wanted.mean, text.mean(wanted.averaged)) : nothing}
      </div>
      <p class="small soft" data-testid="wanted-text">
        ${text.text(wanted.steps, wanted.before, wanted.after)}
        ${text.answer(classNames[wanted.answer])}
      </p>
    </section>`;
  }

  /** @param {Uint8Array} pixels @param {string} label */
  #picture(pixels, label) {
    const { shape } = /** @type {Inside} */ (this.shown);
    return html`<figure>
      <mlp-picture .picture=${{ ...shape, pixels }} size=${SIDE} label=${label}></mlp-picture>
      <figcaption class="small soft">${label}</figcaption>
    </figure>`;
  }

  /** @param {Event} event */
  #onClass({ target }) {
    const wanted = Number(/** @type {HTMLSelectElement} */ (target).value);
    send(this, 'inside-choose', { choice: { wanted } });
  }
}

define('mlp-wanted-image', MlpWantedImage);
