import { css, html, LitElement, nothing } from 'lit';
import { define } from './define.js';
import uPlot from 'uplot';
import { chartCss } from './chart-options.js';
import { followTheme, inkOf, Painter, SizeWatch } from './canvas.js';
import { limit, rate } from '../../i18n/numbers.js';
import { tokens } from './styles.js';

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{soft: string, line: string, accent: string, font: string}} Look  colours, and a font of CSS */

const HEIGHT = 130;

/**
 * A small plot of one line over the learning rate or over epochs.
 *
 * Properties: `points` (Point[], ascending x), `xLabel`, `yLabel`, `logX` (magnitudes along x), `mark`
 * (an x to mark, or null), `description` (what a screen reader says).
 */
export class MlpLinePlot extends LitElement {
  static properties = {
    points: { attribute: false },
    xLabel: {},
    yLabel: {},
    logX: { type: Boolean },
    mark: { attribute: false },
    description: {},
  };

  static styles = [
    tokens,
    followTheme,
    chartCss,
    css`
      :host {
        display: block;
        min-width: 0;
        min-height: ${HEIGHT}px;
        overflow: hidden;
      }
      .soft {
        color: var(--ink-soft);
      }
      .line {
        color: var(--line);
      }
      .accent {
        color: var(--accent);
      }
    `,
  ];

  /** @type {uPlot | null} */
  #chart = null;
  #width = 0;
  #painter = new Painter(
    this,
    () => this.#readLook(),
    (look) => this.#draw(look),
  );

  constructor() {
    super();
    /** @type {Point[]} */
    this.points = [];
    this.xLabel = '';
    this.yLabel = '';
    this.logX = false;
    /** @type {number | null} */
    this.mark = null;
    this.description = '';
    new SizeWatch(this, (width) => {
      this.#width = Math.floor(width);
      this.#painter.request();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#discard();
  }

  render() {
    const { description } = this;
    return html`<div
        class="holder"
        role=${description ? 'img' : nothing}
        aria-label=${description || nothing}
      ></div>
      <span class="soft" hidden></span><span class="line" hidden></span
      ><span class="accent" hidden></span>`;
  }

  updated() {
    this.#painter.request();
  }

  #discard() {
    this.#chart?.destroy();
    this.#chart = null;
  }

  /** Makes a new chart each time: it is small, and changes only with a setting. @param {Look} look */
  #draw(look) {
    this.#discard();
    const holder = /** @type {HTMLElement | null} */ (this.renderRoot?.querySelector('.holder'));
    if (!holder || this.#width < 1 || this.points.length < 2) return;
    const data = [this.points.map(({ x }) => x), this.points.map(({ y }) => y)];
    this.#chart = new uPlot(this.#options(look), /** @type {any} */ (data), holder);
  }

  #readLook() {
    const [soft, line, accent] = ['.soft', '.line', '.accent'].map((selector) => {
      const probe = this.renderRoot.querySelector(selector);
      return probe ? inkOf(probe) : '';
    });
    return { soft, line, accent, font: `12px ${getComputedStyle(this).fontFamily}` };
  }

  /** @param {Look} look @returns {uPlot.Options} */
  #options({ soft, line, accent, font }) {
    const axis = {
      stroke: soft,
      font,
      labelFont: font,
      labelSize: 17,
      labelGap: 0,
      gap: 5,
      ticks: { show: false },
    };
    /** @param {(value: number) => string} write */
    const values =
      (write) => (/** @type {uPlot} */ _chart, /** @type {(number | null)[]} */ splits) =>
        splits.map((value) => (value === null ? '' : write(value)));
    const { points, mark } = this;
    const top = Math.max(...points.map(({ y }) => y));
    return {
      width: this.#width,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 14, 0, 0],
      scales: {
        x: {
          time: false,
          distr: this.logX ? 3 : 1,
          range: () => [points[0].x, points[points.length - 1].x],
        },
        y: { range: () => [0, top > 0 ? 1.05 * top : 1] },
      },
      axes: [
        {
          ...axis,
          size: 22,
          space: 44,
          label: this.xLabel,
          grid: { show: false },
          values: values(this.logX ? magnitude : limit),
        },
        {
          ...axis,
          size: 56,
          space: 28,
          label: this.yLabel,
          grid: { stroke: line, width: 1 },
          values: values(rate),
        },
      ],
      series: [{}, { stroke: accent, width: 2, points: { show: false } }],
      hooks: mark === null ? {} : { draw: [(chart) => drawMark(chart, mark, soft)] },
    };
  }
}

/** A power of ten in short, e.g. "1e-6" or "0.01". @param {number} value */
const magnitude = (value) => (value < 0.001 ? value.toExponential(0) : String(value));

/** @param {uPlot} chart @param {number} x @param {string} colour */
function drawMark({ ctx, bbox, valToPos }, x, colour) {
  const at = Math.round(valToPos(x, 'x', true));
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(at, bbox.top);
  ctx.lineTo(at, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

define('mlp-line-plot', MlpLinePlot);
