/** Beside the pad: lets the network learn a person's own hand, and shows what came of it. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { own } from '../../i18n/en/own.js';
import { decimal, percent } from '../../i18n/numbers.js';

/** @typedef {import('../base/types.js').Guess} Guess */

/**
 * What came of learning from drawings.
 * @typedef {object} HandResult
 * @property {number} drawings
 * @property {number | null} readBefore  how many of them the old network reads right; null where none was
 *   drawn twice
 * @property {number | null} readAfter  the same for networks that have learned from the other half
 * @property {number} testBefore  error on test images, 0 to 1
 * @property {number} testAfter
 */

/**
 * @fires teach-hand  drawings are to be made
 * @fires undo-hand  the old network is to answer again
 * @fires keep-hand  the network is to be opened as a model
 */
export class MlpHand extends Panel {
  static properties = {
    locked: { type: Boolean },
    result: { attribute: false },
    oldAnswer: { attribute: false },
    newAnswer: { attribute: false },
    probabilities: { type: Boolean },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr 1fr;
        gap: 2px 14px;
        margin: 0 0 8px;
        align-items: baseline;
      }
      dd {
        margin: 0;
      }
      .answer {
        font-size: 22px;
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.locked = false;
    /** @type {HandResult | null} */
    this.result = null;
    /** The answer to the drawing on the pad, of the old network. @type {Guess | null} */
    this.oldAnswer = null;
    /** That of the new one. @type {Guess | null} */
    this.newAnswer = null;
    /** Whether outputs are probabilities. */
    this.probabilities = false;
  }

  render() {
    const { hand } = own;
    const { result } = this;
    return html`${result ? this.#result(result) : nothing}
      <div class="buttons">
        <button
          data-testid="teach-hand"
          title=${hand.openTitle}
          ?disabled=${this.locked}
          @click=${() => send(this, 'teach-hand')}
        >
          ${result ? hand.again : hand.open}
        </button>
        ${
          result
            ? html`<button data-testid="undo-hand" @click=${() => send(this, 'undo-hand')}>
                  ${hand.undo}
                </button>
                <button
                  data-testid="keep-hand"
                  title=${hand.keepTitle}
                  ?disabled=${this.locked}
                  @click=${() => send(this, 'keep-hand')}
                >
                  ${hand.keep}
                </button>`
            : nothing
        }
      </div>`;
  }

  /** @param {HandResult} result */
  #result({ drawings, readBefore, readAfter, testBefore, testAfter }) {
    const { hand } = own;
    return html`<div role="status" data-testid="hand-result">
      <p class="small">${hand.learned(drawings)}</p>
      <dl>
        <dt></dt>
        <dd class="small soft">${hand.before}</dd>
        <dd class="small soft">${hand.after}</dd>
        <dt class="small">${hand.thisDrawing}</dt>
        <dd data-testid="hand-before">${this.#answer(this.oldAnswer)}</dd>
        <dd data-testid="hand-after">${this.#answer(this.newAnswer)}</dd>
        ${
          readBefore === null || readAfter === null
            ? nothing
            : html`<dt class="small" title=${hand.drawingsTitle}>${hand.drawings}</dt>
                <dd title=${hand.drawingsTitle}>${hand.of(readBefore, drawings)}</dd>
                <dd title=${hand.drawingsTitle}>${hand.of(readAfter, drawings)}</dd>`
        }
        <dt class="small">${hand.test}</dt>
        <dd>${percent(testBefore)}</dd>
        <dd>${percent(testAfter)}</dd>
      </dl>
    </div>`;
  }

  /** @param {Guess | null} guess */
  #answer(guess) {
    if (!guess) return '–';
    const { name, value } = guess;
    return html`<span class="answer">${name}</span>
      <span class="small soft"
        >${this.probabilities ? percent(value, 1) : decimal(value, 3)}</span
      >`;
  }
}

define('mlp-hand', MlpHand);
