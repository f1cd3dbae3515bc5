/** The confusion matrix: a table as a heat map, with a button in each cell that shows its images. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { send } from '../base/send.js';
import { NO_VALUE } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/watch.js';
import { controls, tokens } from '../base/styles.js';

const text = strings.confusion;

/**
 * How far a key moves the focus, in rows and columns.
 * @type {Record<string, [number, number]>}
 */
const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Properties: `matrix` (number[][], rows = true class), `classNames` (string[]).
 * Event: `cell-open` {actual, predicted} (class indexes). Method: `focus()`, to the cell that had it.
 */
export class MlpConfusion extends Panel {
  static properties = {
    matrix: { attribute: false },
    classNames: { attribute: false },
    _focus: { state: true },
  };

  // On the darkest shade of each scale, text has a contrast above 4.5. All other shades lie between it
  // and the surface.
  static styles = [
    tokens,
    controls,
    css`
      :host {
        --right: light-dark(#5b9fdc, #1d5688);
        --wrong: light-dark(#ee8d3c, #8a4507);
        display: block;
        min-width: 0;
        container-type: inline-size;
      }
      .box {
        position: relative;
        overflow-x: auto;
        padding: 2px;
      }
      caption {
        padding-bottom: 6px;
      }
      table {
        border-collapse: separate;
        border-spacing: 1px;
      }
      th {
        padding: 0 4px;
        font-size: 12.5px;
        font-weight: 500;
      }
      tbody th,
      tfoot th {
        position: sticky;
        left: 0;
        z-index: 1;
        background: var(--paper);
        text-align: right;
        white-space: nowrap;
      }
      thead th {
        vertical-align: bottom;
      }
      .corner,
      .edge {
        color: var(--ink-soft);
        font-weight: 400;
        font-size: 11px;
        word-break: keep-all; /* else Chinese words stand on end */
      }
      .named thead span {
        display: inline-block;
        writing-mode: vertical-rl;
        transform: rotate(180deg);
      }
      td {
        width: 30px;
        min-width: 25px;
        height: 28px;
        padding: 0;
        text-align: center;
        font-size: 12px;
        letter-spacing: -0.01em;
      }
      td.edge {
        padding: 0 2px;
        font-size: 11px;
      }
      .cell {
        background: var(--surface);
      }
      button {
        display: block;
        width: 100%;
        min-height: 28px;
        height: 100%;
        padding: 0;
        border: 0;
        border-radius: 0;
        background: color-mix(in oklab, var(--shade, var(--wrong)) var(--depth), var(--surface));
      }
      button.right {
        --shade: var(--right);
      }
      button:hover,
      button:focus-visible {
        position: relative;
        outline: 2px solid var(--ink);
        outline-offset: -1px;
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 16px;
        margin-top: 6px;
      }
      .key i {
        display: inline-block;
        width: 48px;
        height: 10px;
        margin-inline-end: 6px;
        background: linear-gradient(to right, var(--surface), var(--wrong));
        border: 1px solid var(--line);
      }
      .key .right {
        background: linear-gradient(to right, var(--surface), var(--right));
      }
      @container (max-width: 500px) {
        .named .edge {
          display: none;
        }
      }
      @container (max-width: 430px) {
        .edge {
          display: none;
        }
        .named th {
          padding: 0 3px 0 0;
          font-size: 11px;
        }
        td {
          width: auto;
          font-size: 11px;
        }
        .fits {
          width: 100%;
        }
      }
      @media (forced-colors: active) {
        .key {
          display: none;
        }
        button.right {
          font-weight: 700;
        }
      }
      @media (pointer: coarse) {
        td,
        button {
          height: 40px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number[][]} */
    this.matrix = [];
    /** @type {string[]} */
    this.classNames = [];
    /**
     * The one cell that Tab reaches; null: the first that has a button.
     * @type {[number, number] | null}
     */
    this._focus = null;
  }

  render() {
    const { matrix, classNames } = this;
    if (matrix.length === 0)
      return html`<h2>${text.caption}</h2>
        <p class="soft">${text.nothing}</p>`;
    const totals = matrix.map(sum);
    const predicted = classNames.map((_, c) => sum(matrix.map((row) => row[c])));
    const worst = Math.max(
      ...matrix.flatMap((row, r) => row.map((n, c) => (r === c ? 0 : share(n, totals[r])))),
    );
    const [focusRow, focusColumn] = this.#focusCell();
    const isNamed = classNames.some((name) => name.length > 3);

    const cell = (
      /** @type {number} */ count,
      /** @type {number} */ r,
      /** @type {number} */ c,
    ) => {
      if (count === 0) return html`<td class="cell"></td>`;
      const isRight = r === c;
      const part = share(count, totals[r]);
      // The square root keeps rare mistakes visible beside common ones.
      const depth = isRight ? part : Math.sqrt(part / worst);
      return html`<td class="cell">
        <button
          class=${isRight ? 'right' : ''}
          .style=${`--depth: ${(100 * depth).toFixed(1)}%`}
          tabindex=${r === focusRow && c === focusColumn ? 0 : -1}
          data-row=${r}
          data-column=${c}
          aria-label=${text.cell(count, classNames[r], classNames[c])}
          @click=${() => this.#open(r, c)}
          @focus=${() => (this._focus = [r, c])}
        >
          ${count}
        </button>
      </td>`;
    };

    return html`
      <div class="box">
        <table
          data-testid="confusion-matrix"
          class="${classNames.length <= 12 ? 'fits' : ''} ${isNamed ? 'named' : ''}"
          @keydown=${this.#onKey}
        >
          <caption>
            <h2>${text.caption}</h2>
          </caption>
          <thead>
            <tr>
              <th class="corner" scope="col">${text.corner}</th>
              ${classNames.map((name) => html`<th scope="col"><span>${name}</span></th>`)}
              <th scope="col" class="edge">${text.total}</th>
              <th scope="col" class="edge">${text.recall}</th>
            </tr>
          </thead>
          <tbody>
            ${matrix.map(
              (row, r) =>
                html`<tr>
                  <th scope="row">${classNames[r]}</th>
                  ${row.map((count, c) => cell(count, r, c))}
                  <td class="edge">${totals[r]}</td>
                  <td class="edge">${edge(row[r], totals[r])}</td>
                </tr>`,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" class="edge">${text.precision}</th>
              ${classNames.map((_, c) => html`<td class="edge">${edge(matrix[c][c], predicted[c])}</td>`)}
              <td class="edge">${sum(totals)}</td>
              <td class="edge"></td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="key small soft">
        <span><i class="right"></i>${text.keyRight}</span>
        ${worst > 0 ? html`<span><i></i>${text.keyWrong}</span>` : nothing}
      </p>
      <p class="small soft">${text.explain}</p>
    `;
  }

  /** The cell that gets the focus: the last one, if it still has a button. */
  #focusCell() {
    if (this._focus && this.matrix[this._focus[0]]?.[this._focus[1]]) return this._focus;
    const row = this.matrix.findIndex((counts) => counts.some((count) => count > 0));
    return [row, row < 0 ? -1 : this.matrix[row].findIndex((count) => count > 0)];
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('td [tabindex="0"]'))?.focus(
      options,
    );
  }

  /** @param {number} actual @param {number} predicted */
  #open(actual, predicted) {
    this._focus = [actual, predicted]; // Safari gives no focus to a button that is clicked
    send(this, 'cell-open', { actual, predicted });
  }

  /** @param {KeyboardEvent & {target: HTMLElement}} event */
  #onKey(event) {
    const { row, column } = event.target.dataset;
    if (row === undefined || column === undefined) return;
    const from = /** @type {[number, number]} */ ([Number(row), Number(column)]);
    const to = this.#destination(event, from);
    if (!to) return;
    event.preventDefault();
    const button = this.renderRoot.querySelector(`[data-row="${to[0]}"][data-column="${to[1]}"]`);
    if (button instanceof HTMLElement) button.focus();
  }

  /**
   * Skips empty cells, which have no images.
   *
   * @param {KeyboardEvent} event
   * @param {[number, number]} from
   * @returns {[number, number] | null}
   */
  #destination(event, [row, column]) {
    if (event.key === 'Home' || event.key === 'End') {
      const counts = this.matrix[row];
      const isFilled = (/** @type {number} */ count) => count > 0;
      return [
        row,
        event.key === 'Home' ? counts.findIndex(isFilled) : counts.findLastIndex(isFilled),
      ];
    }
    const move = MOVES[event.key];
    if (!move) return null;
    let [r, c] = [row + move[0], column + move[1]];
    while (this.matrix[r]?.[c] === 0) [r, c] = [r + move[0], c + move[1]];
    return this.matrix[r]?.[c] ? [r, c] : [row, column];
  }
}

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((total, count) => total + count, 0);

/** @param {number} part @param {number} all */
const share = (part, all) => (all === 0 ? 0 : part / all);

/** @param {number} part @param {number} all */
const edge = (part, all) => (all === 0 ? NO_VALUE : (100 * (part / all)).toFixed(0));

define('mlp-confusion', MlpConfusion);
