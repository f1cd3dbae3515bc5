/** The look inside a network: why it answers so, what its layers find alike, what its units do. */
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import { controls, tokens } from '../base/styles.js';
import { inside } from '../../i18n/en/inside.js';
import { send } from '../base/send.js';
import '../results/confusion.js';
import './image-map.js';
import './layer-statistics.js';
import './norm-curves.js';
import { summed } from './signed-picture.js';
import './units-off.js';
import './wanted-image.js';
import './why.js';

/** @typedef {import('./inside-types.js').Inside} Inside */

/**
 * Property: `shown` (Inside, see inside-types.js). Its parts send events too.
 *
 * @fires inside-choose  detail {choice: {epoch}}
 */
export class MlpInside extends LitElement {
  static properties = { shown: { attribute: false } };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .parts {
        columns: 340px;
        column-gap: 32px;
        margin-top: 8px;
      }
      .epochs {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        align-items: center;
        margin: 8px 0;
      }
      .epochs input {
        flex: 1 1 160px;
        max-width: 420px;
        min-height: 24px;
        accent-color: var(--accent);
      }
      .epochs p {
        flex-basis: 100%;
      }
      .weights {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-top: 6px;
      }
      .parts[aria-busy='true'] {
        opacity: 0.5; /* of another epoch than the slider's, until all are there */
      }
      .parts > * {
        break-inside: avoid;
        padding-bottom: 28px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./inside-types.js').Inside | null} */
    this.shown = null;
  }

  render() {
    const { shown } = this;
    if (!shown) return nothing;
    const { state } = shown;
    const words = state === 'running' && shown.images ? inside.running : inside.wait;
    return html`
      ${state === 'still' ? nothing : html`<p class="soft">${words}</p>`}
      ${
        shown.images
          ? html`${this.#epochs(shown, shown.images.epochs)}
              <div class="parts" aria-busy=${shown.busy}>
                <mlp-why .shown=${shown}></mlp-why>
                <mlp-units-off .shown=${shown}></mlp-units-off>
                <mlp-image-map .shown=${shown}></mlp-image-map>
                <mlp-wanted-image .shown=${shown}></mlp-wanted-image>
                <mlp-layer-statistics .shown=${shown}></mlp-layer-statistics>
                <mlp-norm-curves .shown=${shown}></mlp-norm-curves>
                ${this.#then(shown)}
              </div>`
          : nothing
      }
    `;
  }

  /** The slider: kept epochs, and at its end the weights of now. @param {Inside} shown @param {number[]} epochs */
  #epochs({ choice, reached, busy }, epochs) {
    if (epochs.length === 0) return nothing;
    const at = choice.epoch === null ? epochs.length : epochs.indexOf(choice.epoch);
    const { label, after, newest, computing, hint } = inside.epochs;
    const said = choice.epoch === null ? newest(reached) : after(choice.epoch, reached);
    return html`<div class="epochs">
      <label for="epoch">${label}</label>
      <input
        type="range"
        id="epoch"
        data-testid="inside-epoch"
        min="0"
        max=${epochs.length}
        .value=${live(String(at))}
        aria-valuetext=${said}
        @input=${(/** @type {Event} */ { target }) => {
          const place = Number(/** @type {HTMLInputElement} */ (target).value);
          send(this, 'inside-choose', { choice: { epoch: epochs[place] ?? null } });
        }}
      />
      <output for="epoch">${busy ? computing(said) : said}</output>
      <p class="small soft">${hint}</p>
    </div>`;
  }

  /** What stands elsewhere on the page for the weights of now. @param {Inside} shown */
  #then({ epoch, images, weights, classNames, shape }) {
    if (epoch === null || !images || !weights) return nothing;
    const matrix = classNames.map(() => classNames.map(() => 0));
    images.labels.forEach((label, i) => matrix[label][images.answers[i]]++);
    return html`<mlp-confusion .matrix=${matrix} .classNames=${classNames}></mlp-confusion>
      <section aria-labelledby="weights">
        <h3 id="weights">${inside.epochs.weights}</h3>
        <div class="weights">
          ${weights.map(
            (values, unit) =>
              html`<mlp-signed-picture
                .values=${summed(values, shape)}
                width=${shape.width}
                height=${shape.height}
                size="36"
                label=${inside.epochs.unit(unit + 1)}
              ></mlp-signed-picture>`,
          )}
        </div>
      </section>`;
  }
}

define('mlp-inside', MlpInside);
