/** The chart of learning curves: uPlot set up for it, on screen and as a picture. */
import uPlot from 'uplot';
import { chartOptions } from '../base/chart-options.js';
import { align, decimate, topOf } from './curve-data.js';
import { colourOf, isDashed } from './curve-style.js';
import { percent } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/run.js';

const text = strings.curves;

/**
 * @typedef {import('../base/chart-options.js').Colours} Colours
 * @typedef {import('../base/types.js').CurveRun} CurveRun
 * @typedef {import('./curve-style.js').Reference} Reference
 * @typedef {import('./curve-style.js').Series} Series
 * @typedef {import('./curve-style.js').Subject} Subject
 */

/** Limits of points, per CSS px and in all: more cannot be told apart and only cost time. */
const POINT_DENSITY = 0.5;
const MAX_POINTS = 1000;

/** Lines of up to this many points have dots, so that a line of one point is visible. */
const MAX_DOTS = 25;

/**
 * All of this module that a uPlot refers to.
 * @typedef {{subject: () => Subject, moved: (chart: uPlot) => void}} Link
 */

/** @type {Subject} */
const NOTHING = { runs: [], measure: 'error', epochs: 1, reference: null, height: 0, series: [] };

/** The chart. It is made anew only where new data is not enough. */
export class CurveChart {
  /** @type {uPlot | null} */
  #chart = null;
  /** What uPlot is in. @type {HTMLElement | null} */
  #box = null;
  /** @type {Link | null} */
  #link = null;
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
      Object.assign(this.#colours, this.#readColours());
      const box = document.createElement('div');
      holder.append(box);
      this.#box = box;
      this.#link = { subject: this.#subject, moved: (chart) => this.#onCursor(chart) };
      const options = optionsOf(this.#link, { width, zoom: 1, colours: this.#colours });
      this.#chart = new uPlot(options, this.#data(width), box);
      return;
    }
    if (this.#chart.width !== width || this.#chart.height !== height) {
      this.#chart.setSize({ width, height });
    }
    this.#chart.setData(this.#data(width));
  }

  /**
   * Ends the chart. A browser may keep the last uPlot of a page for ever (a hidden class refers to its
   * accessors), so it must not refer to anything of this module.
   */
  discard() {
    this.#chart?.destroy();
    this.#chart = null;
    this.#hovered = null;
    this.#box?.remove();
    this.#box = null;
    if (this.#link) Object.assign(this.#link, { subject: () => NOTHING, moved: () => {} });
    this.#link = null;
  }

  /** After a change of the theme. @param {Colours} colours */
  recolour(colours) {
    Object.assign(this.#colours, colours);
    this.#chart?.redraw(false);
  }

  /** The epoch under the cursor, or undefined. */
  get epoch() {
    const index = this.#hovered?.find((i) => i !== null && i !== undefined);
    return this.#chart?.data[0][index ?? -1];
  }

  /** The value under the cursor, or else the latest. @param {Series} series */
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
    const { drawPicture } = await import('./curve-picture.js');
    // uPlot multiplies by the screen's own density; the rest of the factor goes into the sizes.
    const zoom = 2 / devicePixelRatio;
    const holder = document.createElement('div');
    const link = { subject: this.#subject, moved: () => {} };
    const options = optionsOf(link, { width, zoom, colours: this.#colours });
    const chart = new uPlot(options, this.#data(width), holder);
    await Promise.resolve(); // uPlot draws in a microtask
    const picture = drawPicture(chart.ctx.canvas, this.#subject(), this.#colours);
    chart.destroy();
    link.subject = () => NOTHING;
    return picture;
  }

  /** @param {number} width */
  #data(width) {
    const limit = Math.min(MAX_POINTS, Math.max(100, Math.round(POINT_DENSITY * width)));
    return align(this.#subject().series.map(({ line }) => decimate(line, limit)));
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

/**
 * @param {Link} link
 * @param {{width: number, zoom: number, colours: Colours}} look
 */
function optionsOf(link, { width, zoom, colours }) {
  const subject = () => link.subject();
  const { measure, height, series } = subject();
  const isCost = measure === 'cost';
  const lines = () => subject().series.map(({ line }) => line);
  const reference = () => (isCost ? null : subject().reference);
  const options = chartOptions({
    width,
    height,
    zoom,
    colours,
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
  options.hooks = {
    ...options.hooks,
    drawAxes: [(chart) => subject().runs.forEach((run) => run.behind?.(chart, measure))],
    setCursor: [(chart) => link.moved(chart)],
  };
  return options;
}

/** @param {Reference} reference */
const referenceLabel = ({ label, errorRate }) => `${label}: ${percent(errorRate)}`;
