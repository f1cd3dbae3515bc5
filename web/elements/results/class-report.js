/** Precision, recall and F1 per class, laid out as scikit-learn's classification_report. */
import { css, html } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { decimal } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/watch.js';
import { controls, tokens } from '../base/styles.js';

const text = strings.report;

/**
 * @typedef {{precision: number, recall: number, f1: number, support: number}} Scores
 * @typedef {object} Report
 * @property {({label: string} & Scores)[]} classes  those in the truth or in the answers
 * @property {string[]} [absent]  labels of the others
 * @property {number} accuracy
 * @property {Scores} macroAvg
 * @property {Scores} weightedAvg
 */

/** Property: `report` (Report or null). */
export class MlpClassReport extends Panel {
  static properties = { report: { attribute: false } };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        position: relative;
        container-type: inline-size;
        overflow-x: auto;
      }
      th,
      td {
        padding: 1px 0 1px 16px;
        text-align: right;
        font-weight: 400;
        white-space: nowrap;
      }
      th:first-child {
        padding-left: 0;
      }
      thead th {
        color: var(--ink-soft);
      }
      .first > * {
        padding-top: 12px;
      }
      @container (max-width: 440px) {
        th,
        td {
          padding-left: 6px;
          font-size: 13px;
        }
        tbody th {
          white-space: normal; /* else long words of a language push the last column out of sight */
        }
      }
      @container (max-width: 310px) {
        th,
        td {
          padding-left: 3px;
          font-size: 12px;
        }
        thead th {
          font-size: 11px;
          letter-spacing: -0.03em;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Report | null} */
    this.report = null;
  }

  render() {
    if (!this.report)
      return html`<h2>${text.caption}</h2>
        <p class="soft">${text.nothing}</p>`;
    const { classes, absent = [], accuracy, macroAvg, weightedAvg } = this.report;
    const cells = (/** @type {Scores} */ scores) =>
      html`<td>${twoDigits(scores.precision)}</td>
        <td>${twoDigits(scores.recall)}</td>
        <td>${twoDigits(scores.f1)}</td>
        <td>${scores.support}</td>`;
    return html`<table data-testid="class-report">
        <caption>
          <h2>${text.caption}</h2>
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${text.class}</span></th>
            ${text.columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${classes.map(
            (scores, i) =>
              html`<tr class=${i === 0 ? 'first' : ''}>
                <th scope="row">${scores.label}</th>
                ${cells(scores)}
              </tr>`,
          )}
        </tbody>
        <tbody>
          <tr class="first">
            <th scope="row">${text.accuracy}</th>
            <td></td>
            <td></td>
            <td>${twoDigits(accuracy)}</td>
            <td>${macroAvg.support}</td>
          </tr>
          <tr>
            <th scope="row">${text.macro}</th>
            ${cells(macroAvg)}
          </tr>
          <tr>
            <th scope="row">${text.weighted}</th>
            ${cells(weightedAvg)}
          </tr>
        </tbody>
      </table>
      ${absent.length > 0 ? html`<p class="soft">${text.absent(absent.join(', '))}</p>` : ''}`;
  }
}

/**
 * Two digits as Python rounds them, so that the table can be compared with scikit-learn's: a tie
 * (only odd eighths can be one) goes to the even neighbour, where toFixed takes the larger.
 *
 * @param {number} value  0 to 1
 */
function twoDigits(value) {
  const eighths = value * 8;
  if (!Number.isInteger(eighths) || eighths % 2 === 0) return decimal(value, 2);
  const below = Math.floor(value * 100);
  return decimal((below + (below % 2)) / 100, 2);
}

define('mlp-class-report', MlpClassReport);
