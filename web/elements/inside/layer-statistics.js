/** Histograms of weights and of activations, layer by layer. */
import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import { controls, tokens } from '../base/styles.js';
import { inside } from '../../i18n/en/inside.js';
import { part } from './inside-styles.js';

/** @typedef {import('./inside-types.js').Inside} Inside */
/** @typedef {import('./inside-types.js').Distribution} Distribution */
/** @typedef {import('./inside-types.js').LayerStatistics} LayerStatistics */

const text = inside.statistics;

/** Property: `shown` (Inside). */
export class MlpLayerStatistics extends LitElement {
  static properties = { shown: { attribute: false } };

  static styles = [
    tokens,
    controls,
    part,
    css`
      section {
        justify-items: stretch;
      }
      h4 {
        margin: 0;
        font-size: 13px;
        font-weight: 600;
      }
      .two {
        display: grid;
        gap: 8px 20px;
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      svg {
        display: block;
        width: 100%;
        height: 56px;
        border-bottom: 1px solid var(--ink-soft);
      }
      path {
        fill: var(--accent);
      }
      p {
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
    const { statistics, images } = this.shown ?? {};
    if (!statistics || !images) return nothing;
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${text.heading}</h3>
      ${statistics.map((layer, i) => {
        const last = i === statistics.length - 1;
        const name = last ? inside.output : inside.hidden(i + 1, layer.units);
        return html`<div>
          <h4>${name}</h4>
          <div class="two">
            ${histogram(text.weights, name, layer.weights)}
            ${histogram(text.outputs, name, layer.outputs)}
          </div>
          ${
            !last
              ? html`<p class="small" data-testid="dead">
                  ${text.dead(layer.dead, layer.units, images.labels.length)}
                </p>`
              : nothing
          }
        </div>`;
      })}
    </section>`;
  }
}

/** @param {string} what @param {string} layer @param {Distribution} values */
function histogram(what, layer, { bins, mean, deviation, low, high, zeros, count }) {
  const most = Math.max(...bins, 1);
  const bars = bins.map((number, i) => `M${i} 1h.9v${-number / most}h-.9z`).join('');
  return html`<div>
    <svg
      role="img"
      aria-label=${text.histogram(what, layer)}
      viewBox="0 0 ${bins.length} 1"
      preserveAspectRatio="none"
    >
      <path d=${bars}></path>
    </svg>
    <p class="small soft">
      ${what}: ${text.mean(mean, deviation)},
      ${text.range(low, high)}${zeros > 0 ? html`, ${text.zeros(zeros / count)}` : nothing}
    </p>
  </div>`;
}

define('mlp-layer-statistics', MlpLayerStatistics);
