import {
  classificationReport,
  formatConfusion,
  formatReport,
  presetTexts,
} from '../../engine/index.js';
import { escapeHtml } from '../../engine/escape-html.js';
import { figure } from '../../elements/train/curve-style.js';
import { decimal, percent } from '../../i18n/numbers.js';
import { choiceText, settingText } from '../../i18n/en/settings.js';
import { strings as runStrings } from '../../i18n/en/run.js';
import { strings as watchStrings } from '../../i18n/en/watch.js';
import { strings } from '../../i18n/en/setup.js';
import { language } from '../../i18n/translate.js';
import { labTexts } from '../../i18n/en/lab.js';

const text = labTexts.report;

/** @param {[string, unknown][]} rows */
const definitions = (rows) =>
  rows
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('\n');

/** @param {string} name  of a setting @param {unknown} value @returns {string} */
function written(name, value) {
  if (value === null || String(value) === '') return labTexts.none;
  if (typeof value === 'boolean') return value ? labTexts.yes : labTexts.no;
  return choiceText(name, value);
}

/**
 * The settings of a recipe, in words.
 * @param {import('../../engine/recipe/fields.js').Recipe} recipe
 * @returns {[string, string][]}
 */
const settingsOf = ({ layers: _shown, ...recipe }) =>
  Object.entries(recipe).map(([name, value]) => {
    // null stands for all images.
    const all = value === null && name.endsWith('Size');
    const title =
      name === 'preset' && (labTexts.presets[String(value)] ?? presetTexts[String(value)])?.title;
    return [settingText(name).label, title || (all ? strings.data.all : written(name, value))];
  });

/**
 * A run as one HTML file without other files: settings, chart, matrix, report.
 * @param {import('../state/state.js').StoredRun} run  a finished one
 * @param {import('../../worker/protocol.js').Prepared} core  that computed it
 * @param {string} chart  data: URL of the curves, or empty
 * @returns {string}
 */
export function reportDocument({ name, recipe, layers, outcome, classNames }, core, chart) {
  if (!outcome) return '';
  const { confusionMatrix, testErrorRate, weightsSha256, epochs } = outcome;
  const report = classificationReport(confusionMatrix, classNames);
  const epochRows = epochs
    .map(
      ({ epoch, trainCost, validationCost, validationErrorRate, seconds }) =>
        `<tr><td>${epoch}</td><td>${figure(trainCost, 'cost')}</td>` +
        `<td>${figure(validationCost, 'cost')}</td><td>${percent(validationErrorRate)}</td><td>${decimal(seconds, 2)}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${language()}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(labTexts.title)}: ${escapeHtml(name)}</title>
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 860px; margin: 2rem auto; padding: 0 1rem; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1.5rem; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { overflow-x: auto; }
td, th { padding: 0 1.5rem 0 0; text-align: right; }
img { max-width: 100%; }
</style>
<h1>${escapeHtml(text.heading(name, testErrorRate))}</h1>
<dl>
${definitions([
  [strings.network.heading, layers.join('-')],
  ...settingsOf(recipe),
  [labTexts.computedBy, runStrings.train.coreAtWork(core)],
  [labTexts.weights, core.mode === 'exact' ? weightsSha256 : runStrings.train.notReproducible],
])}
</dl>
${chart ? `<p><img src="${chart}" alt="${escapeHtml(text.chart)}"></p>` : ''}
<h2>${text.epochs}</h2>
<table>
<tr>${text.columns.map((column) => `<th>${column}</th>`).join('')}</tr>
${epochRows}
</table>
<h2>${watchStrings.confusion.caption}</h2>
<pre>${escapeHtml(formatConfusion(confusionMatrix, classNames))}</pre>
<h2>${watchStrings.report.caption}</h2>
<pre>${escapeHtml(formatReport(report))}</pre>
</html>
`;
}
