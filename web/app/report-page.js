import { classificationReport, formatConfusion, formatReport } from '../engine/index.js';
import { percent } from '../elements/strings.js';
import { texts } from './texts.js';

/** @param {unknown} value */
const escape = (value) =>
  String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param {[string, unknown][]} rows */
const definitions = (rows) =>
  rows.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('\n');

/**
 * A run as one HTML file that needs nothing else: settings, chart, matrix, report.
 * @param {import('./state.js').StoredRun} run  a finished one
 * @param {string} variant
 * @param {string} chart  data: URL of the curves, or empty
 * @returns {string}
 */
export function reportDocument({ name, recipe, layers, outcome, classNames }, variant, chart) {
  if (!outcome) return '';
  const { confusionMatrix, testErrorRate, weightsSha256, epochs } = outcome;
  const report = classificationReport(confusionMatrix, classNames);
  const epochRows = epochs
    .map(
      ({ epoch, trainCost, validationErrorRate, seconds }) =>
        `<tr><td>${epoch}</td><td>${trainCost.toFixed(5)}</td>` +
        `<td>${percent(validationErrorRate)}</td><td>${seconds.toFixed(2)}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(texts.title)}: ${escape(name)}</title>
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 860px; margin: 2rem auto; padding: 0 1rem; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1.5rem; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { overflow-x: auto; }
td, th { padding: 0 1.5rem 0 0; text-align: right; }
img { max-width: 100%; }
</style>
<h1>${escape(name)}: test error ${percent(testErrorRate)}</h1>
<dl>
${definitions([
  ['network', layers.join('-')],
  ...Object.entries(recipe).map(
    ([key, value]) => /** @type {[string, unknown]} */ ([key, value ?? '–']),
  ),
  ['variant', variant],
  ['weights, SHA-256', weightsSha256],
])}
</dl>
${chart ? `<p><img src="${chart}" alt="Error rate by epoch; the table below has the numbers"></p>` : ''}
<h2>Epochs</h2>
<table>
<tr><th>epoch</th><th>cost</th><th>validation error</th><th>seconds</th></tr>
${epochRows}
</table>
<h2>Confusion matrix</h2>
<pre>${escape(formatConfusion(confusionMatrix, classNames))}</pre>
<h2>Classification report</h2>
<pre>${escape(formatReport(report))}</pre>
</html>
`;
}
