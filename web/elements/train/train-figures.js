import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { count, decimal, duration, NO_VALUE, percent, rate } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/run.js';

/** @typedef {import('../base/types.js').TrainProgress} TrainProgress */
/** @typedef {import('../base/types.js').CoreAtWork} CoreAtWork */

/** The lowest learning rate of the buttons; far higher ones no longer learn. */
const LOWEST_RATE = 1e-9;

/**
 * The progress of a run in figures: its result, then how the machine came to it.
 *
 * @fires learning-rate-change  detail {learningRate: number}
 */
export class MlpTrainFigures extends LitElement {
  static properties = {
    progress: { attribute: false },
    learningRate: { type: Number },
    highestRate: { type: Number },
    testErrorRate: { attribute: false },
    testCount: { type: Number },
    weightsHash: {},
    core: { attribute: false },
    _copied: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      button {
        white-space: nowrap;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(60px, 1fr));
        gap: 4px 8px;
        margin: 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
      }
      .row > dl {
        display: contents;
      }
      details[open] {
        flex: 1 1 100%;
      }
      dl > div {
        display: flex;
        flex-direction: column;
        min-width: 0;
      }
      .wide {
        grid-column: span 2;
      }
      .core {
        grid-column: span 3;
      }
      dt {
        font-size: 12px;
        line-height: 1.3;
        color: var(--ink-soft);
        white-space: nowrap;
      }
      dd {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 4px;
        min-height: 22px;
        margin: 0;
        white-space: nowrap;
      }
      .error {
        min-width: 148px; /* of the words below the figure: what stands beside must not move */
      }
      .error .figure {
        font-size: 30px;
        line-height: 36px;
        font-weight: 600;
      }
      .error .means {
        font-size: 12.5px;
        color: var(--ink-soft);
      }
      @container (min-width: 640px) {
        .error {
          display: grid;
          grid-template-columns: auto 1fr;
          align-items: center;
          gap: 0 12px;
          min-width: 280px;
        }
        .error dt {
          grid-column: 1 / -1;
        }
      }
      .beside {
        min-width: 54px;
      }
      /* As wide as the widest rate, so that the buttons stay under the pointer. */
      .rate {
        min-width: 5.5ch;
      }
      .hash {
        font-family: var(--mono);
        font-size: 13px;
      }
      .quiet {
        min-height: 24px;
        margin-block: -1px;
        padding: 0 5px;
        font-size: 12.5px;
      }
      @media (pointer: coarse) {
        .quiet {
          min-height: 40px;
          min-width: 40px;
        }
        summary {
          padding-block: 10px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {TrainProgress | null} */
    this.progress = null;
    this.learningRate = 0;
    this.highestRate = 0;
    /** @type {number | null} */
    this.testErrorRate = null;
    /** Images that were tested. */
    this.testCount = 0;
    this.weightsHash = '';
    /** @type {CoreAtWork | null} */
    this.core = null;
    /** A sentence on whether the hash was copied. */
    this._copied = '';
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('weightsHash')) this._copied = '';
  }

  render() {
    const { train } = strings;
    const { reached, epochs, secondsLeft, samplesPerSecond, gflops, peakShare } =
      this.progress ?? /** @type {Partial<TrainProgress>} */ ({});
    const epochText =
      reached === undefined || epochs === undefined ? NO_VALUE : train.epochOf(reached, epochs);
    const { testErrorRate: error, testCount } = this;
    return html`<div class="row">
        <dl>
          <div class="error">
            <dt>${train.testError}</dt>
            <dd class="figure" data-testid="test-error">${percent(error)}</dd>
            <dd class="means" data-testid="test-means">
              ${error === null ? train.notTested : train.wrong(Math.round(error * testCount), testCount)}
            </dd>
          </div>
          <div class="beside">
            <dt>${train.epoch}</dt>
            <dd data-testid="epoch">${epochText}</dd>
          </div>
          <div class="beside">
            <dt>${train.timeLeft}</dt>
            <dd>${written(secondsLeft, duration)}</dd>
          </div>
          <div>
            <dt>${train.learningRate}</dt>
            <dd>${this.#rate()}</dd>
          </div>
        </dl>
        <details>
          <summary class="small">${train.engine}</summary>
          <dl>
            ${figure(train.samplesPerSecond, written(samplesPerSecond, count))}
            ${figure(
              train.gflops,
              written(gflops, (value) => decimal(value, value < 100 ? 1 : 0)),
            )}
            ${figure(train.peakShare, percent(peakShare, 0), train.peakTitle)}
            <div class="wide">
              <dt>${train.weights}</dt>
              <dd>${this.core?.mode === 'fast' ? this.#noHash() : this.#hash()}</dd>
            </div>
            <div class="core" title=${train.coreTitle}>
              <dt>${train.core}</dt>
              <dd data-testid="core">${this.core ? train.coreAtWork(this.core) : NO_VALUE}</dd>
            </div>
          </dl>
        </details>
      </div>
      <p class="visually-hidden" role="status">${this._copied}</p>`;
  }

  #rate() {
    const { learningRate } = this;
    return html`
      <span class="rate" title=${learningRate}>${rate(learningRate)}</span>
      ${strings.train.rates.map(
        ({ factor, label, title }) =>
          html`<button
            class="quiet"
            aria-label=${title}
            title=${title}
            ?disabled=${learningRate * factor < LOWEST_RATE || learningRate * factor > this.highestRate}
            @click=${() => this.#scaleRate(factor)}
          >
            ${label}
          </button>`,
      )}
    `;
  }

  #noHash() {
    const { notReproducible, notReproducibleTitle } = strings.train;
    return html`<span data-testid="weights-hash" data-hash="" title=${notReproducibleTitle}
      >${notReproducible}</span
    >`;
  }

  #hash() {
    const { weightsHash } = this;
    return html`
      <span class="hash" data-testid="weights-hash" data-hash=${weightsHash} title=${weightsHash}
        >${weightsHash.slice(0, 8) || NO_VALUE}</span
      >
      ${
        weightsHash
          ? html`<button class="quiet" title=${strings.train.copyTitle} @click=${this.#copyHash}>
              ${strings.train.copy}
            </button>`
          : nothing
      }
    `;
  }

  async #copyHash() {
    try {
      await navigator.clipboard.writeText(this.weightsHash);
      this._copied = strings.train.copied;
    } catch {
      this._copied = strings.train.notCopied;
    }
  }

  /** @param {number} factor */
  #scaleRate(factor) {
    // Twelve digits: halving and then doubling gives the same number again.
    const learningRate = Number((this.learningRate * factor).toPrecision(12));
    send(this, 'learning-rate-change', { learningRate });
  }
}

/** @param {string} name @param {unknown} value @param {string} [title] */
const figure = (name, value, title) =>
  html`<div title=${title ?? nothing}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** @param {number | null | undefined} value @param {(value: number) => string} write */
const written = (value, write) => (value === null || value === undefined ? NO_VALUE : write(value));

define('mlp-train-figures', MlpTrainFigures);
