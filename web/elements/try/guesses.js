/** The network's answer to one image, and one bar per class. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { decimal, percent } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/watch.js';
import { controls, tokens } from '../base/styles.js';
import { answerBars } from './answer-bars.js';

const text = strings.guesses;

/** @typedef {import('../base/types.js').Guess} Guess */

/**
 * Properties: `guesses` (Guess[], in the order of the classes), `probabilities` (whether the values
 * are probabilities that sum to 1), `best` (index of the answer; null: no prediction), `unlike` (a sentence
 * that the image is like nothing that the network knows; empty when it is not so).
 */
export class MlpGuesses extends Panel {
  static properties = {
    guesses: { attribute: false },
    probabilities: { type: Boolean },
    best: { attribute: false },
    unlike: { attribute: false },
  };

  static styles = [
    tokens,
    controls,
    answerBars,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .answer {
        display: flex;
        align-items: baseline;
        gap: 10px;
        height: 52px;
        margin-bottom: 6px;
        white-space: nowrap;
      }
      .answer output {
        font-size: 40px;
        line-height: 52px;
        font-weight: 600;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .answer.none output {
        font-size: inherit;
      }
      .answer.long output {
        font-size: 26px;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(var(--guess, 200px), 100%), 1fr));
        gap: 0 20px;
        margin: 0 0 6px;
        padding: 0;
        list-style: none;
      }
      ul.few {
        grid-template-columns: repeat(auto-fill, minmax(min(var(--guess, 100%), 100%), 1fr));
      }
      li {
        display: grid;
        grid-template-columns: var(--names) 1fr 7ch;
        align-items: center;
        gap: 8px;
        height: 21px;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .best .name,
      .best .value {
        font-weight: 600;
      }
      .unlike .bar i {
        background: var(--ink-soft);
      }
      .value {
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Guess[]} */
    this.guesses = [];
    this.probabilities = false;
    /** @type {number | null} */
    this.best = null;
    this.unlike = '';
  }

  render() {
    const { guesses, best } = this;
    const answer = best === null ? undefined : guesses[best];
    const longest = Math.max(1, ...guesses.map(({ name }) => name.length));
    const unit = this.probabilities ? text.probability : text.output;
    return html`
      <p class="answer ${answer ? '' : 'none'} ${longest > 4 ? 'long' : ''}">
        <span class="soft small">${text.answer}</span>
        <output data-testid="pad-prediction" aria-live="polite"
          >${answer?.name ?? text.none}</output
        >
        ${
          answer
            ? html`<span class="soft small">${unit} ${this.#format(answer.value)}</span>`
            : nothing
        }
      </p>
      <ul
        class="${guesses.length <= 12 ? 'few' : ''} ${this.unlike ? 'unlike' : ''}"
        aria-label="${text.bars}, ${unit}"
        .style=${`--names: ${Math.min(longest, 12) + 0.5}ch`}
      >
        ${guesses.map(({ name, value }, i) => {
          const shown = best === null ? 0 : value;
          return html`<li class=${i === best ? 'best' : ''}>
            <span class="name" title=${name}>${name}</span>
            <span class="bar"><i .style=${`--value: ${Math.min(1, Math.max(0, shown))}`}></i></span>
            <span class="value">${best === null ? text.none : this.#format(value)}</span>
          </li>`;
        })}
      </ul>
      <p role="status">${this.unlike}</p>
    `;
  }

  /** @param {number} value */
  #format(value) {
    return this.probabilities ? percent(value, 1) : decimal(value, 3);
  }
}

define('mlp-guesses', MlpGuesses);
