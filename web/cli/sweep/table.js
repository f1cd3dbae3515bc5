/** What a sweep found: the trials of a point together, the best first. */
import { recipeToHash } from '../../engine/recipe/write-link.js';
import { mean, spreadOf } from '../../engine/spread.js';
import { rateInWords } from '../output/statistics.js';

/** @typedef {import('./plan.js').Trial} Trial */
/** @typedef {import('./results.js').Result} Result */
/** @typedef {import('../../engine/spread.js').Spread} Rate  0..1, over the seeds */

/**
 * @typedef {object} Row
 * @property {Record<string, unknown>} point  what differs from the other rows
 * @property {number} epochs  of its recipe
 * @property {number[]} seeds  that have a result
 * @property {number[]} failed  seeds that gave no network
 * @property {Rate | null} validationErrorRate
 * @property {Rate | null} testErrorRate
 * @property {(number | null)[]} curve  validation error after each epoch, mean over the seeds
 * @property {string} link  of the first seed, with its weights
 */

/**
 * @param {Trial[]} trials
 * @param {ReadonlyMap<string, Result>} results  by link
 * @returns {Row[]} later rounds of halving first, then by validation error; points without any result
 *   are left out
 */
export function tableOf(trials, results) {
  /** @type {Map<string, {trial: Trial, results: Result[]}>} */
  const groups = new Map();
  for (const trial of trials) {
    const result = results.get(trial.link);
    if (!result) continue;
    const name = JSON.stringify([trial.rung, trial.point]);
    const group = groups.get(name) ?? { trial, results: [] };
    group.results.push(result);
    groups.set(name, group);
  }
  const rows = [...groups.values()].map((group) => ({ rung: group.trial.rung, row: rowOf(group) }));
  const rate = (/** @type {Row} */ row) =>
    row.failed.length > 0
      ? Infinity
      : ((row.validationErrorRate ?? row.testErrorRate)?.mean ?? Infinity);
  const order = (/** @type {number} */ a, /** @type {number} */ b) => (a === b ? 0 : a - b);
  rows.sort((a, b) => b.rung - a.rung || order(rate(a.row), rate(b.row)));
  return rows.map(({ row }) => row);
}

/** @param {{trial: Trial, results: Result[]}} group @returns {Row} */
function rowOf({ trial, results }) {
  const trained = results.filter(({ failed }) => failed === undefined);
  const validated = trained.flatMap(({ validationErrorRate }) => validationErrorRate ?? []);
  const [first] = trained.length > 0 ? trained : results;
  const most = Math.max(0, ...trained.map(({ epochs }) => epochs.length));
  const curve = Array.from({ length: most }, (_, i) => {
    const rates = trained.flatMap(({ epochs }) => epochs[i]?.validationErrorRate ?? []);
    return rates.length > 0 ? mean(rates) : null;
  });
  const seeds = (/** @type {Result[]} */ some) => some.map(({ recipe }) => recipe.seed);
  return {
    point: trial.point,
    epochs: first.recipe.epochs,
    seeds: seeds(trained),
    failed: seeds(results.filter((result) => !trained.includes(result))),
    validationErrorRate: rateOf(validated),
    testErrorRate: rateOf(trained.map(({ testErrorRate }) => testErrorRate)),
    curve,
    link: recipeToHash(first.recipe, first.weightsSha256),
  };
}

/** @param {number[]} values @returns {Rate | null} */
const rateOf = (values) => (values.length > 0 ? spreadOf(values) : null);

/** @param {Record<string, unknown>} point @returns {string} e.g. "layers 128-64, learningRate 0.1" */
export function pointInWords(point) {
  const parts = Object.entries(point).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join('-') || 'none' : String(value);
    return `${name} ${text}`;
  });
  return parts.join(', ') || 'no axis';
}

/**
 * @param {import('../output/output.js').Output} output
 * @param {Row[]} rows
 */
export function printTable(output, rows) {
  const cells = rows.map((row) => [
    row.validationErrorRate ? rateInWords(row.validationErrorRate) : 'none',
    row.testErrorRate ? rateInWords(row.testErrorRate) : 'none',
    `${row.seeds.length}${row.failed.length > 0 ? `, ${row.failed.length} failed` : ''}`,
    String(row.epochs),
    pointInWords(row.point),
  ]);
  const heads = ['validation error', 'test error', 'seeds', 'epochs', 'settings'];
  const widths = heads.map((head, i) =>
    Math.max(head.length, ...cells.map((row) => row[i].length)),
  );
  const line = (/** @type {string[]} */ row) =>
    row.map((cell, i) => (i < row.length - 1 ? cell.padStart(widths[i]) : cell)).join('   ');
  output.line(output.strong(line(heads)));
  for (const [i, row] of cells.entries()) {
    output.line(line(row));
    output.line(`  ${rows[i].link}`);
  }
}
