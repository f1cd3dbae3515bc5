/** Learning curves of what is inside: norms of weights and gradients, layer by layer. Computed when they are opened. */
import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import '../base/line-plot.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { inside } from '../../i18n/en/inside.js';
import { part } from './inside-styles.js';

/** @typedef {import('./inside-types.js').Inside} Inside */

const text = inside.norms;

/**
 * Property: `shown` (Inside).
 *
 * @fires inside-choose  detail {choice: {norms}}
 */
export class MlpNormCurves extends LitElement {
  static properties = { shown: { attribute: false } };

  static styles = [
    tokens,
    controls,
    part,
    css`
      summary h3 {
        display: inline;
      }
      h4 {
        margin: 10px 0 4px;
        font-size: 13px;
        font-weight: 600;
      }
      .two {
        display: grid;
        gap: 8px 16px;
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      p {
        margin: 4px 0;
        line-height: 1.35;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Inside | null} */
    this.shown = null;
  }

  render() {
    const { norms } = this.shown ?? {};
    return html`<details
      data-testid="norms"
      @toggle=${(/** @type {Event} */ { target }) => {
        const { open } = /** @type {HTMLDetailsElement} */ (target);
        send(this, 'inside-choose', { choice: { norms: open } });
      }}
    >
      <summary><h3>${text.heading}</h3></summary>
      ${norms ? this.#curves(norms) : html`<p class="soft" role="status">${text.wait}</p>`}
    </details>`;
  }

  /** @param {NonNullable<Inside['norms']>} norms */
  #curves({ epochs, layers, images }) {
    const { sizes } = /** @type {Inside} */ (this.shown);
    const plot = (
      /** @type {string} */ what,
      /** @type {number[]} */ values,
      /** @type {string} */ layer,
    ) =>
      html`<mlp-line-plot
        .points=${values.map((y, i) => ({ x: epochs[i], y }))}
        .xLabel=${text.epochs}
        .yLabel=${what}
        .description=${text.chart(what, layer, values[0], values[values.length - 1])}
      ></mlp-line-plot>`;
    return html`${epochs.length < 2 ? html`<p class="soft">${text.few}</p>` : nothing}
      ${layers.map(({ weights, gradients }, i) => {
        const name = i === layers.length - 1 ? inside.output : inside.hidden(i + 1, sizes[i + 1]);
        return html`<h4>${name}</h4>
          <div class="two">
            ${plot(text.weights, weights, name)} ${plot(text.gradients, gradients, name)}
          </div>`;
      })}
      <p class="small soft">${text.hint(images)}</p>`;
  }
}

define('mlp-norm-curves', MlpNormCurves);
