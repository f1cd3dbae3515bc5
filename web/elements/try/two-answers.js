/** What two networks make of one image, side by side. */
import { css, html, LitElement } from 'lit';
import { define } from '../base/define.js';
import { decimal, NO_VALUE, percent } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/compare.js';
import { controls, tokens } from '../base/styles.js';
import { answerBars } from './answer-bars.js';

/**
 * @typedef {object} Answer  of one network
 * @property {string} name  of its run
 * @property {number[] | null} outputs  one for each class; null while it has read nothing
 * @property {number} best  the class with the highest output; -1 without outputs
 * @property {boolean} probabilities  whether they sum to 1
 */

/**
 * Properties: `classNames` (string[]), `answers` (Answer[]), `message` (a sentence on what is missing, or '').
 */
export class MlpTwoAnswers extends LitElement {
  static properties = {
    classNames: { attribute: false },
    answers: { attribute: false },
    message: {},
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
      table {
        width: 100%;
        table-layout: fixed;
      }
      th,
      td {
        height: 21px;
        padding: 0 6px 0 0;
        font-weight: 400;
        text-align: left;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .names {
        width: var(--names);
      }
      output {
        font-size: 30px;
        line-height: 42px;
        font-weight: 600;
      }
      .long output {
        font-size: 20px;
      }
      .cell {
        display: grid;
        grid-template-columns: 1fr 6.5ch;
        align-items: center;
        gap: 6px;
      }
      .best {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.classNames = [];
    /** @type {Answer[]} */
    this.answers = [];
    this.message = '';
  }

  render() {
    const { answers, classNames } = this;
    const longest = Math.max(1, ...classNames.map(({ length }) => length));
    return html`<table
        data-testid="two-answers"
        class=${longest > 4 ? 'long' : ''}
        .style=${`--names: ${Math.min(longest, 12) + 2}ch`}
      >
        <caption class="visually-hidden">
          ${strings.sideBySide}
        </caption>
        <thead>
          <tr>
            <td class="names"></td>
            ${answers.map(
              ({ name }) => html`<th scope="col" class="small soft" title=${name}>${name}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td></td>
            ${answers.map(
              ({ name, best }) =>
                html`<td>
                  <output aria-live="polite" aria-label=${strings.readsOf(name)}
                    >${classNames[best] ?? NO_VALUE}</output
                  >
                </td>`,
            )}
          </tr>
          ${classNames.map(
            (name, i) =>
              html`<tr>
                <th scope="row" title=${name}>${name}</th>
                ${answers.map((answer) => cell(answer, i))}
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="small soft" role="status" data-testid="two-message">${this.message}</p>`;
  }
}

/** @param {Answer} answer @param {number} index  of the class */
function cell({ outputs, best, probabilities }, index) {
  const value = outputs?.[index] ?? 0;
  const written = probabilities ? percent(value, 1) : decimal(value, 3);
  return html`<td class=${index === best ? 'best' : ''}>
    <div class="cell">
      <span class="bar"><i .style=${`--value: ${Math.min(1, Math.max(0, value))}`}></i></span>
      <span class="value">${outputs ? written : NO_VALUE}</span>
    </div>
  </td>`;
}

define('mlp-two-answers', MlpTwoAnswers);
