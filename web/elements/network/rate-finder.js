import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import '../base/line-plot.js';
import { send } from '../base/send.js';
import { strings } from '../../i18n/en/recipe.js';
import { controls, tokens } from '../base/styles.js';

/** @typedef {import('../base/types.js').RateSearch} RateSearch */

const text = strings.finder;

/**
 * The results of a learning rate range test so far.
 *
 * Properties: `search` (RateSearch), `learningRate` (the present one), `locked`.
 *
 * @fires recipe-change  detail {changes: {learningRate: number}}
 */
export class MlpRateFinder extends LitElement {
  static properties = {
    search: { attribute: false },
    learningRate: { type: Number },
    locked: { type: Boolean },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: grid;
        gap: 4px;
        padding-block: 2px 6px;
      }
      .result {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        min-height: 32px;
      }
      .result p {
        flex: 1 1 160px;
        font-size: 12.5px;
      }
      .bad {
        color: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {RateSearch | null} */
    this.search = null;
    this.learningRate = 0;
    this.locked = false;
  }

  render() {
    const { search } = this;
    if (!search) return nothing;
    const { curve, suggestion, status, message } = search;
    const points = curve.map(({ rate, cost }) => ({ x: rate, y: cost }));
    return html`
      <mlp-line-plot
        data-testid="rate-plot"
        .points=${points}
        .xLabel=${text.x}
        .yLabel=${text.y}
        .logX=${true}
        .mark=${suggestion}
        .description=${
          suggestion === null
            ? text.chart(points.length)
            : text.chartWith(points.length, suggestion)
        }
      ></mlp-line-plot>
      <div class="result">
        <p role="status" class=${status === 'failed' ? 'bad' : ''} data-testid="rate-result">
          ${message || outcomeOf(search)}
        </p>
        ${suggestion === null ? nothing : this.#use(suggestion)}
      </div>
    `;
  }

  /** @param {number} suggestion */
  #use(suggestion) {
    const inUse = this.learningRate === suggestion;
    return html`<button
      data-testid="use-rate"
      ?disabled=${this.locked || inUse}
      @click=${() => send(this, 'recipe-change', { changes: { learningRate: suggestion } })}
    >
      ${inUse ? text.inUse : text.use(suggestion)}
    </button>`;
  }
}

/** @param {RateSearch} search */
function outcomeOf({ status, suggestion }) {
  if (status === 'running') return text.searching;
  if (status === 'stopped') return text.stopped;
  return suggestion === null ? text.none : text.suggestion(suggestion);
}

define('mlp-rate-finder', MlpRateFinder);
