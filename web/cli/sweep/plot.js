/** The curves of a sweep as one HTML file without other files, drawn by uPlot. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { escapeHtml } from '../../engine/escape-html.js';
import { counted } from '../output/output.js';
import { pointInWords } from './table.js';

/** More curves than these could not be told apart. */
const MOST_CURVES = 12;
const FULL_TURN = 360;

/**
 * @param {string} title
 * @param {import('./table.js').Row[]} rows  the best first
 * @returns {string}
 */
export function plotDocument(title, rows) {
  const shown = rows.filter(({ curve }) => curve.length > 0).slice(0, MOST_CURVES);
  const longest = Math.max(0, ...shown.map(({ curve }) => curve.length));
  const epochs = Array.from({ length: longest }, (_, i) => i + 1);
  const data = [epochs, ...shown.map(({ curve }) => epochs.map((_, i) => percentOf(curve[i])))];
  const series = shown.map((row, i) => ({
    label: `${pointInWords(row.point)}, ${counted(row.epochs, 'epoch')}`,
    stroke: `hsl(${Math.round((i * FULL_TURN) / shown.length)} 70% 45%)`,
  }));
  const [script, style] = ['uPlot.iife.min.js', 'uPlot.min.css'].map(bundled);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
${style}
body { font: 15px/1.5 system-ui, sans-serif; max-width: 960px; margin: 2rem auto; padding: 0 1rem; }
.u-legend { text-align: left; }
.u-legend .u-series { display: block; }
</style>
<h1>${escapeHtml(title)}</h1>
<p>Validation error in percent after each epoch, mean over the seeds; the ${shown.length} best of ${rows.length}.</p>
<div id="plot"></div>
<script>${script}</script>
<script>
const [data, series] = ${JSON.stringify([data, series]).replaceAll('<', '\\u003c')};
const size = () => ({ width: document.getElementById('plot').clientWidth, height: 420 });
const plot = new uPlot({
  ...size(),
  scales: { x: { time: false } },
  axes: [{ label: 'epoch' }, { label: 'validation error, %' }],
  series: [{ label: 'epoch' }, ...series.map((one) => ({ ...one, width: 2, spanGaps: false }))],
}, data, document.getElementById('plot'));
addEventListener('resize', () => plot.setSize(size()));
</script>
</html>
`;
}

/** @param {number | null | undefined} rate  0..1 */
const percentOf = (rate) => (typeof rate === 'number' ? rate * 100 : null);

/** @param {string} name @returns {string} the text of a file of uPlot */
const bundled = (name) =>
  readFileSync(createRequire(import.meta.url).resolve(`uplot/dist/${name}`), 'utf8');
