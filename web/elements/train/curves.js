/** Learning curves of one or several runs: a chart, which never slows training down, and its table. */
import { css, html, nothing, svg } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { chartCss } from '../base/chart-options.js';
import { CurveChart } from './curve-chart.js';
import { lineOf } from './curve-data.js';
import { colourOf, figure, isDashed, nameOf } from './curve-style.js';
import { followTheme, Painter } from '../base/canvas.js';
import { send } from '../base/send.js';
import { strings } from '../../i18n/en/run.js';
import { controls, tokens } from '../base/styles.js';

const text = strings.curves;

/** @typedef {import('../base/types.js').CurveRun} CurveRun */
/** @typedef {import('./curve-data.js').CurveKey} CurveKey */
/** @typedef {import('./curve-style.js').Reference} Reference */
/** @typedef {import('./curve-style.js').Series} Series */

/**
 * Properties: `runs` (CurveRun[]), `measure` ('error' or 'cost'), `epochs` (what the x axis must
 * reach), `reference` (Reference or null, drawn for 'error'). The chart is as high as --curve-height.
 * Event: `measure-change` {measure}. Method: `toPng()`.
 */
export class MlpCurves extends Panel {
  static properties = {
    runs: { attribute: false },
    measure: {},
    epochs: { type: Number },
    reference: { attribute: false },
    _tableOpen: { state: true },
  };

  static styles = [
    tokens,
    controls,
    followTheme,
    chartCss,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: 4px var(--gap);
        margin-bottom: 6px;
      }
      .switch {
        display: inline-flex;
      }
      .switch button {
        padding-block: 2px;
        border-radius: var(--radius) 0 0 var(--radius);
      }
      .switch button + button {
        margin-inline-start: -1px;
        border-radius: 0 var(--radius) var(--radius) 0;
      }
      .switch [aria-pressed='true'] {
        position: relative;
        border-color: var(--accent);
        color: var(--accent);
        font-weight: 600;
      }
      .box {
        height: var(--curve-height, 220px);
        position: relative;
        overflow: hidden;
      }
      .empty {
        position: absolute;
        inset: auto 14px 62px 62px;
        width: fit-content;
        margin-inline: auto;
        padding-inline: 8px;
        background: var(--paper);
        text-align: center;
        pointer-events: none;
      }
      .legend {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--gap);
        margin: 4px 0 0;
        padding: 0;
        min-height: 21px;
        list-style: none;
      }
      .legend li {
        display: contents;
      }
      .name {
        overflow-wrap: anywhere;
      }
      .current .name {
        font-weight: 600;
      }
      .values {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--gap);
      }
      .value {
        display: inline-block;
        min-width: 6.5ch;
        text-align: right;
        white-space: nowrap;
      }
      svg {
        margin-inline-end: 5px;
        vertical-align: middle;
      }
      .at {
        flex: 1;
      }
      details {
        margin-top: -2px;
      }
      .probe {
        color: var(--line);
        background: var(--paper);
      }
      @media (pointer: coarse) {
        summary {
          padding-block: 11px;
        }
      }
    `,
  ];

  /** @type {Series[]} */
  #series = [];
  #chart = new CurveChart(
    () => ({
      runs: this.runs,
      measure: this.measure,
      epochs: this.epochs,
      reference: this.reference,
      height: this.#box?.clientHeight ?? 0,
      series: this.#series,
    }),
    {
      readColours: () => this.#readColours(),
      onHover: () => this.requestUpdate(),
    },
  );
  /** @type {ReturnType<typeof setTimeout> | 0} */
  #timer = 0;
  /** Whether the page is laid out: to ask for a size before would lay it out in the task that draws. */
  #sized = false;
  #resized = new ResizeObserver(() => {
    this.#sized = true;
    this.#schedule();
  });

  constructor() {
    super();
    /** @type {CurveRun[]} */
    this.runs = [];
    /** @type {'error' | 'cost'} */
    this.measure = 'error';
    this.epochs = 1;
    /** @type {Reference | null} */
    this.reference = null;
    this._tableOpen = false;
    new Painter(
      this,
      () => this.#readColours(),
      (colours) => this.#chart.recolour(colours),
    );
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.#observe();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#chart.discard();
  }

  firstUpdated() {
    this.#observe();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('runs') && !changed.has('measure')) return;
    /** @type {CurveKey[]} */
    const keys =
      this.measure === 'cost'
        ? ['validationCost', 'trainCost']
        : ['validationErrorRate', 'trainErrorRate'];
    // The present run is drawn last, on top of the others.
    const order = [...this.runs].sort((a, b) => Number(a.current) - Number(b.current));
    this.#series = order.flatMap((run) =>
      keys.map((key) => ({ run, key, line: lineOf(run.points, key) })),
    );
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (!this.#sized) return;
    if (['runs', 'measure', 'epochs', 'reference'].some((name) => changed.has(name))) {
      this.#schedule();
    }
  }

  render() {
    const what = this.measure === 'cost' ? text.cost : text.error;
    return html`
      <header>
        <h2>${text.title}</h2>
        <span class="at small soft">${this.#cursorText()}</span>
        <div class="switch" role="group" aria-label=${text.measure}>
          ${this.#measureButton('error', text.error)} ${this.#measureButton('cost', text.cost)}
        </div>
      </header>
      <div class="box" role="img" aria-label=${text.chart(what, this.runs.length)}>
        <div class="chart"></div>
        ${this.#isEmpty() ? html`<p class="empty soft">${text.nothing}</p>` : nothing}
      </div>
      ${this.#legend()}
      <details @toggle=${this.#onToggle}>
        <summary class="small">${text.asTable}</summary>
        ${this._tableOpen ? html`<mlp-curve-table .runs=${this.runs}></mlp-curve-table>` : nothing}
      </details>
      <span class="probe" hidden></span>
    `;
  }

  /** The chart with its legend on paper, at twice the size on screen. @returns {Promise<Blob>} */
  toPng() {
    return this.#chart.toPng(this.#box?.clientWidth || 600);
  }

  /** @param {'error' | 'cost'} measure @param {string} label */
  #measureButton(measure, label) {
    const choose = () => {
      if (this.measure === measure) return;
      this.measure = measure;
      send(this, 'measure-change', { measure });
    };
    return html`<button aria-pressed=${this.measure === measure} @click=${choose}>
      ${label}
    </button>`;
  }

  #legend() {
    const items = (/** @type {CurveRun} */ run) =>
      this.#seriesOf(run).map(
        (series) =>
          html`<span>
            ${sample(run, series.key)}${nameOf(series.key)}
            <span class="value">${figure(this.#chart.valueOf(series), this.measure)}</span>
          </span>`,
      );
    return html`
      <ul class="legend small">
        ${this.runs.map(
          (run) =>
            html`<li class=${run.current ? 'current' : ''}>
              <span class="name">${run.name}</span><span class="values">${items(run)}</span>
            </li>`,
        )}
      </ul>
    `;
  }

  #cursorText() {
    const { epoch } = this.#chart;
    return epoch === undefined ? '' : text.at(epoch);
  }

  /** @param {Event & {target: HTMLDetailsElement}} event */
  #onToggle(event) {
    this._tableOpen = event.target.open;
    // Loaded only when it is shown.
    if (this._tableOpen) void import('./curve-table.js');
  }

  #isEmpty() {
    return this.#series.every(({ line }) => line.xs.length === 0);
  }

  /** @param {CurveRun} run */
  #seriesOf(run) {
    return this.#series.filter((series) => series.run === run);
  }

  #observe() {
    if (this.#box) this.#resized.observe(this.#box);
  }

  get #box() {
    return this.renderRoot.querySelector('.box');
  }

  #schedule() {
    // A task of its own beside what else the frame draws: together they keep a phone busy for too long.
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.#draw();
    });
  }

  #draw() {
    const width = this.#box?.clientWidth;
    const holder = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.chart'));
    if (!width || !holder) return;
    this.#chart.draw(holder, width);
  }

  #readColours() {
    const host = getComputedStyle(this);
    const [summary, probe] = ['summary', '.probe'].map((selector) =>
      getComputedStyle(/** @type {Element} */ (this.renderRoot.querySelector(selector))),
    );
    return {
      ink: host.color,
      soft: summary.color,
      line: probe.color,
      paper: probe.backgroundColor,
      font: host.fontFamily,
    };
  }
}

/** A piece of the line, for the legend. @param {CurveRun} run @param {CurveKey} key */
function sample(run, key) {
  return html`<svg width="22" height="8" aria-hidden="true">
    ${svg`<path d="M0 4h22" stroke=${colourOf(run)} stroke-width="2" stroke-dasharray=${
      isDashed(key) ? '4 3' : 'none'
    } />`}
  </svg>`;
}

define('mlp-curves', MlpCurves);
