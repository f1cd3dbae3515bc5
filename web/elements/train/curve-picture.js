/** The chart of learning curves as a picture to keep: on paper, with its legend. */
import { colourOf, figure, isDashed, nameOf } from './curve-style.js';
import { context2d } from '../base/canvas.js';
import { strings } from '../../i18n/en/run.js';

/** @typedef {import('./curve-style.js').Subject} Subject */
/** @typedef {import('../base/chart-options.js').Colours} Colours */

const text = strings.curves;

/**
 * @param {HTMLCanvasElement} chart  as uPlot drew it
 * @param {Subject} subject
 * @param {Colours} colours
 * @returns {Promise<Blob>} a PNG
 */
export function drawPicture(chart, { runs, measure, series }, { ink, paper, font }) {
  const pad = 24;
  const row = 36;
  const canvas = document.createElement('canvas');
  canvas.width = chart.width + 2 * pad;
  canvas.height = chart.height + 3 * pad + row * (runs.length + 1);
  const context = context2d(canvas);
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(chart, pad, pad + row);
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  context.font = `600 28px ${font}`;
  context.fillText(measure === 'cost' ? text.cost : text.error, pad, pad + row / 2);
  context.font = `26px ${font}`;
  const names = Math.max(0, ...runs.map(({ name }) => context.measureText(name).width));
  runs.forEach((run, i) => {
    const y = 2 * pad + row * (i + 1.5) + chart.height;
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
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No PNG was made.')))),
  );
}
