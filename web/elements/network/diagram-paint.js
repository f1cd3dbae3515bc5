/** Paints the network's drawing on a canvas: paths, units, weight pictures. */
import { paintWeights, robustMaximum } from '../base/weight-picture.js';
import { largestOf, pathOf } from './diagram-layout.js';

/** @typedef {import('./diagram-layout.js').Layout} Layout */
/** @typedef {import('./diagram-types.js').Shown} Shown */
/** @typedef {import('../base/weight-picture.js').Colours} Colours */

/** How far a unit that gives nothing fades, so that those that do stand out. */
const SILENT = 0.4;

/** Weights below this share of the layer's largest are not drawn: they only cost time. */
const FAINT = 0.02;

/**
 * A first-layer weight row as pixels.
 * @param {Float32Array} weights  [channels][height][width]
 * @param {{height: number, width: number, channels: number}} shape
 * @param {number} largest  the weight of the deepest colour
 * @param {number[][]} signed
 */
export function weightImage(weights, { height, width, channels }, largest, signed) {
  const image = new ImageData(width, height);
  paintWeights(image, weights, channels, largest, signed);
  return image;
}

/** @param {Float32Array} all @param {number} length */
const rowsOf = (all, length) =>
  Array.from({ length: all.length / length }, (_, i) => all.subarray(i * length, (i + 1) * length));

/**
 * @param {CanvasRenderingContext2D} context  scaled to CSS px
 * @param {Layout} layout
 * @param {Shown} shown
 * @param {Colours} colours
 */
export function paintDiagram(context, layout, shown, colours) {
  // What each unit gives, 1 for the largest of its layer.
  const signals = shown.outputs?.map((values) => {
    const largest = largestOf(values) || 1;
    return values.map((value) => value / largest);
  });
  paintInputPaths(context, layout, signals?.[0], colours);
  layout.columns.slice(1).forEach((column, i) => {
    paintPaths(context, layout, i + 1, shown.weights[i + 1], signals?.[i] ?? null, colours);
  });
  const pictures = rowsOf(shown.weights[0], shown.sizes[0]);
  const largest = robustMaximum(pictures);
  const scratch = document.createElement('canvas');
  Object.assign(scratch, { width: shown.shape.width, height: shown.shape.height });
  const pixels = /** @type {CanvasRenderingContext2D} */ (scratch.getContext('2d'));
  layout.columns.forEach((column, i) => {
    column.ys.forEach((y, unit) => {
      const box = /** @type {const} */ ([
        column.x - layout.size / 2,
        y - layout.size / 2,
        layout.size,
        layout.size,
      ]);
      const signal = signals?.[i][unit] ?? null;
      context.globalAlpha = 1;
      context.fillStyle = colours.paper;
      context.fillRect(...box);
      if (i === 0 && pictures[unit]) {
        const image = weightImage(pictures[unit], shown.shape, largest, colours.signed);
        pixels.putImageData(image, 0, 0);
        context.globalAlpha = signal === 0 ? SILENT : 1;
        context.imageSmoothingEnabled = false;
        context.drawImage(scratch, ...box);
      } else if (signal) {
        context.globalAlpha = Math.abs(signal);
        context.fillStyle = signal < 0 ? colours.less : colours.more;
        context.fillRect(...box);
      }
      frame(context, box, signal, colours);
    });
  });
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {readonly [number, number, number, number]} box @param {number | null} signal @param {Colours} colours */
function frame(context, [x, y, width, height], signal, colours) {
  context.globalAlpha = 1;
  context.lineWidth = 1;
  context.strokeStyle = colours.line;
  context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
  if (!signal) return;
  context.globalAlpha = Math.abs(signal);
  context.lineWidth = 2;
  context.strokeStyle = signal < 0 ? colours.less : colours.more;
  context.strokeRect(x - 1, y - 1, width + 2, height + 2);
}

/**
 * Single inputs are too many for paths of their own: one goes to each unit, as deep as what it answers.
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Float32Array | undefined} signals  of the first layer
 * @param {Colours} colours
 */
function paintInputPaths(context, { image, columns: [first], size }, signals, colours) {
  const from = image.x + image.side;
  first.ys.forEach((y, unit) => {
    const signal = signals?.[unit] ?? 0;
    context.strokeStyle = signal === 0 ? colours.line : signal < 0 ? colours.less : colours.more;
    context.globalAlpha = signal === 0 ? 0.8 : 0.25 + 0.75 * Math.abs(signal);
    context.lineWidth = 1 + 1.5 * Math.abs(signal);
    const start = image.y + (image.side * (unit + 0.5)) / first.ys.length;
    curve(context, from, start, first.x - size / 2, y);
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {number} index  of the column that they lead to
 * @param {Float32Array} weights  [units shown there][units shown before]
 * @param {Float32Array | null} signals  of the units before
 * @param {Colours} colours
 */
function paintPaths(context, { columns, size }, index, weights, signals, colours) {
  const [before, here] = [columns[index - 1], columns[index]];
  const largest = largestOf(weights);
  here.ys.forEach((y, to) => {
    before.ys.forEach((start, from) => {
      const weight = weights[to * before.ys.length + from];
      const { width, depth, positive } = pathOf(weight, largest, signals?.[from] ?? null);
      if (depth < FAINT) return;
      context.globalAlpha = depth;
      context.strokeStyle = positive ? colours.more : colours.less;
      context.lineWidth = width;
      curve(context, before.x + size / 2, start, here.x - size / 2, y);
    });
  });
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} toX @param {number} toY */
function curve(context, x, y, toX, toY) {
  const middle = (x + toX) / 2;
  context.beginPath();
  context.moveTo(x, y);
  context.bezierCurveTo(middle, y, middle, toY, toX, toY);
  context.stroke();
}
