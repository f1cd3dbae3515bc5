/** The learning curves as a table. */
import { css, html, LitElement } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { define } from '../base/define.js';
import { figure } from './curve-style.js';
import { epochRows } from './curve-data.js';
import { strings } from '../../i18n/en/run.js';
import { controls, tokens } from '../base/styles.js';

/** @typedef {import('../base/types.js').CurveRun} CurveRun */

const text = strings.curves;

/** Property: `runs` (CurveRun[]). One row per epoch that is complete. */
export class MlpCurveTable extends LitElement {
  static properties = { runs: { attribute: false } };

  static styles = [
    tokens,
    controls,
    css`
      .table {
        position: relative;
        max-height: 240px;
        overflow: auto;
      }
      th,
      td {
        padding: 2px 10px;
        border-bottom: 1px solid var(--line);
        text-align: right;
        font-weight: 400;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--paper);
        color: var(--ink-soft);
      }
      .left {
        text-align: left;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {CurveRun[]} */
    this.runs = [];
  }

  render() {
    return tableOf(this.runs);
  }
}

/** @param {CurveRun[]} runs */
function tableOf(runs) {
  const rows = runs.map((run) => ({ run, epochs: epochRows(run.points) }));
  const state = rows.map(({ run, epochs }) => `${run.id} ${run.name} ${epochs.length}`);
  if (rows.every(({ epochs }) => epochs.length === 0)) return html`<p>${text.noRows}</p>`;
  return html`<div class="table small" tabindex="0" role="region" aria-label=${text.tableCaption}>
    ${guard(
      state,
      () =>
        html`<table>
          <caption class="visually-hidden">
            ${text.tableCaption}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="left">${text.run}</th>
              <th scope="col">${text.epochColumn}</th>
              <th scope="col">${text.validationError}</th>
              <th scope="col">${text.trainingError}</th>
              <th scope="col">${text.validationCost}</th>
              <th scope="col">${text.trainingCost}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(({ run, epochs }) =>
              epochs.map(
                (row) =>
                  html`<tr>
                    <th scope="row" class="left">${run.name}</th>
                    <td>${row.epoch}</td>
                    <td>${figure(row.validationErrorRate, 'error')}</td>
                    <td>${figure(row.trainErrorRate, 'error')}</td>
                    <td>${figure(row.validationCost, 'cost')}</td>
                    <td>${figure(row.trainCost, 'cost')}</td>
                  </tr>`,
              ),
            )}
          </tbody>
        </table>`,
    )}
  </div>`;
}

define('mlp-curve-table', MlpCurveTable);
