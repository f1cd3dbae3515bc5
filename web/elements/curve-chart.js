/** The chart of learning curves: uPlot set up for it, on screen and as a picture. */
import './language.js';
import uPlot from 'uplot';
import { chartOptions } from './chart-options.js';
import { align, decimate, topOf } from './curve-data.js';
import { context2d } from './picture.js';
import { NO_VALUE, percent } from './strings.js';
import { strings } from './strings-watch.js';
import { classColour } from './styles.js';

const text = strings.curves;

/**
 * @typedef {import('./types.js').CurveRun} CurveRun
 * @typedef {import('./curve-data.js').CurveKey} CurveKey
 * @typedef {import('./curve-data.js').Line} Line
 * @typedef {{errorRate: number, label: string}} Reference  its figure is added to the label
 * @typedef {{run: CurveRun, key: CurveKey, line: Line}} Series
 * @typedef {import('./chart-options.js').Colours} Colours
 */

/**
 * What is drawn.
 *
 * @typedef {object} Subject
 * @property {CurveRun[]} runs
 * @property {'error' | 'cost'} measure
 * @property {number} epochs  what the x axis must reach
 * @property {Reference | null} reference  drawn for 'error'
 * @property {number} height  of the chart in CSS px
 * @property {Series[]} series
 */

/** More points than the eye tells apart would only cost time: so many per CSS px, and in all. */
const POINT_DENSITY = 0.5;
const MAX_POINTS = 1000;

/** Up to here each measurement gets a dot, so that a curve of one point is seen too. */
const MAX_DOTS = 25;

/** The chart: drawn anew where it must, else given the new data. */
export class CurveChart {
  /** @type {uPlot | null} */
  #chart = null;
  #key = '';
  /** Index into the chart's data per series under the cursor, null when it points at nothing. */
  /** @type {(number | null)[] | null} */
  #hovered = null;
  /** @type {Colours} */
  #colours = { ink: '', soft: '', line: '', paper: '', font: '' };
  #subject;
  #readColours;
  #onHover;

  /**
   * @param {() => Subject} subject  asked at each drawing
   * @param {{readColours: () => Colours, onHover: () => void}} host
   */
  constructor(subject, { readColours, onHover }) {
    this.#subject = subject;
    this.#readColours = readColours;
    this.#onHover = onHover;
  }

  /** @param {HTMLElement} holder @param {number} width */
  draw(holder, width) {
    const { measure, series, height } = this.#subject();
    const key = JSON.stringify([
      measure,
      series.map(({ run, key }) => [run.id, run.colour, run.current, key]),
    ]);
    if (!this.#chart || key !== this.#key) {
      this.discard();
      this.#key = key;
      this.#takeColours();
      this.#chart = new uPlot(this.#options(width, 1), this.#data(width), holder);
      return;
    }
    if (this.#chart.width !== width || this.#chart.height !== height) {
      this.#chart.setSize({ width, height });
    }
    this.#chart.setData(this.#data(width));
  }

  discard() {
    this.#chart?.destroy();
    this.#chart = null;
    this.#hovered = null;
  }

  /** After a change of the theme. */
  recolour() {
    this.#takeColours();
    this.#chart?.redraw(false);
  }

  #takeColours() {
    Object.assign(this.#colours, this.#readColours());
  }

  /** Where the cursor is; undefined when it points at nothing. */
  get epoch() {
    const index = this.#hovered?.find((i) => i !== null && i !== undefined);
    return this.#chart?.data[0][index ?? -1];
  }

  /** Where the cursor is, else the latest. @param {Series} series */
  valueOf(series) {
    const column = this.#subject().series.indexOf(series) + 1;
    const index = this.#hovered?.[column];
    if (index === null || index === undefined) return series.line.ys.at(-1);
    return this.#chart?.data[column]?.[index];
  }

  /**
   * The chart with its legend on paper, at twice the size on screen.
   *
   * @param {number} width
   * @returns {Promise<Blob>}
   */
  async toPng(width) {
    const { runs, measure, series } = this.#subject();
    // uPlot multiplies by the screen's own density; the rest of the factor goes into the sizes.
    const zoom = 2 / devicePixelRatio;
    const holder = document.createElement('div');
    const chart = new uPlot(this.#options(width, zoom), this.#data(width), holder);
    await Promise.resolve(); // uPlot draws in a microtask
    const picture = chart.ctx.canvas;
    const pad = 24;
    const row = 36;
    const canvas = document.createElement('canvas');
    canvas.width = picture.width + 2 * pad;
    canvas.height = picture.height + 3 * pad + row * (runs.length + 1);
    const context = context2d(canvas);
    const { ink, paper, font } = this.#colours;
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, pad, pad + row);
    context.fillStyle = ink;
    context.textBaseline = 'middle';
    context.font = `600 28px ${font}`;
    context.fillText(measure === 'cost' ? text.cost : text.error, pad, pad + row / 2);
    context.font = `26px ${font}`;
    const names = Math.max(0, ...runs.map(({ name }) => context.measureText(name).width));
    runs.forEach((run, i) => {
      const y = 2 * pad + row * (i + 1.5) + picture.height;
      context.fillText(run.name, pad, y);
      let x = pad + names + 36;
      for (const { key, line } of series.filter((each) => each.run === run)) {
        context.strokeStyle = colourOf(run);
        context.lineWidth = 4;
        context.setLineDash(isDashed(key) ? [8, 6] : []);
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo((x += 44), y);
        context.stroke();
        x += 12;
        const words = `${nameOf(key)} ${figure(line.ys.at(-1), measure)}`;
        context.fillText(words, x, y);
        x += context.measureText(words).width + 36;
      }
    });
    chart.destroy();
    return new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No PNG was made.')))),
    );
  }

  /** @param {number} width */
  #data(width) {
    const limit = Math.min(MAX_POINTS, Math.max(100, Math.round(POINT_DENSITY * width)));
    return align(this.#subject().series.map(({ line }) => decimate(line, limit)));
  }

  /** @param {number} width @param {number} zoom */
  #options(width, zoom) {
    const subject = this.#subject;
    const { measure, height, series } = subject();
    const isCost = measure === 'cost';
    const lines = () => subject().series.map(({ line }) => line);
    const reference = () => (isCost ? null : subject().reference);
    const options = chartOptions({
      width,
      height,
      zoom,
      colours: this.#colours,
      inPercent: !isCost,
      xLabel: text.epochs,
      yLabel: isCost ? text.costAxis : text.errorAxis,
      reach: () => Math.max(subject().epochs, 1e-3, ...lines().map(({ xs }) => xs.at(-1) ?? 0)),
      top: () => topOf(lines(), (reference()?.errorRate ?? 0) * 1.3),
      reference: () => {
        const line = reference();
        return line && { value: line.errorRate, label: referenceLabel(line) };
      },
      series: series.map(({ run, key }, i) => ({
        colour: colourOf(run),
        dashed: isDashed(key),
        strong: run.current,
        dots: () => subject().series[i].line.xs.length <= MAX_DOTS,
      })),
    });
    options.hooks = { ...options.hooks, setCursor: [(chart) => this.#onCursor(chart)] };
    return options;
  }

  /** @param {uPlot} chart */
  #onCursor(chart) {
    const { left, idxs } = chart.cursor;
    const outside = left === undefined || left < 0 || !idxs;
    if (outside && !this.#hovered) return;
    this.#hovered = outside ? null : [...idxs];
    this.#onHover();
  }
}

/** @param {CurveRun} run */
export const colourOf = (run) => classColour(run.colour);

/** What is learnt from is dashed, what counts is solid. @param {CurveKey} key */
export const isDashed = (key) => key === 'trainErrorRate';

/** @param {CurveKey} key */
export const nameOf = (key) => (key === 'validationErrorRate' ? text.validation : text.training);

/** @param {Reference} reference */
const referenceLabel = ({ label, errorRate }) => `${label}: ${percent(errorRate)}`;

/** @param {number | null | undefined} value @param {'error' | 'cost'} measure */
export function figure(value, measure) {
  if (measure === 'error') return percent(value);
  return value?.toFixed(4) ?? NO_VALUE;
}
