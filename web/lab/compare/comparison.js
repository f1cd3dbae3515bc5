/** What the page says of two runs: how their test errors differ, and whether that is within chance. */
import { spreadOf } from '../../engine/spread.js';
import { strings } from '../../i18n/en/compare.js';
import { singleAgainst, welch } from './chance.js';
import { testErrors } from './repeated.js';

/** @typedef {import('../state/state.js').StoredRun} StoredRun */

/** From here on a difference is called chance, as is usual. */
const USUAL = 0.05;

/**
 * The test that fits the numbers of results.
 * @param {number[]} a @param {number[]} b
 * @returns {import('./chance.js').TTest | null} null for two single results, which tell nothing of chance
 */
export function testOf(a, b) {
  if (a.length > 1 && b.length > 1) return welch(a, b);
  if (b.length > 1) return singleAgainst(a[0], b);
  if (a.length > 1) return singleAgainst(b[0], a);
  return null;
}

/**
 * A probability as so many of 10, of 100 or of 1,000.
 * @param {number} p  0 to 1
 * @returns {{times: number, of: number}} times 0: fewer than 1
 */
export function inRepeats(p) {
  const of = [10, 100, 1000].find((repeats) => Math.round(p * repeats) >= 1) ?? 1000;
  return { times: Math.round(p * of), of };
}

/** Whether both were tested on the same images, as far as settings tell. @param {StoredRun} a @param {StoredRun} b */
const isSameTask = (a, b) =>
  a.recipe.dataset === b.recipe.dataset && a.data?.sha256 === b.data?.sha256;

/**
 * @param {StoredRun} a  with an outcome
 * @param {StoredRun} b  with an outcome
 * @returns {{figures: string[], verdict: string, detail: string}}
 */
export function comparisonOf(a, b) {
  const [errorsA, errorsB] = [testErrors(a), testErrors(b)];
  const figures = [
    { name: a.name, errors: errorsA },
    { name: b.name, errors: errorsB },
  ].map(({ name, errors }) => strings.figures(name, spreadOf(errors), errors.length));
  if (!isSameTask(a, b)) return { figures, verdict: strings.otherData, detail: '' };
  const result = testOf(errorsA, errorsB);
  if (!result) return { figures, verdict: strings.single, detail: '' };
  const { t, degrees, p } = result;
  const { times, of } = inRepeats(p);
  const both = errorsA.length > 1 && errorsB.length > 1;
  return {
    figures,
    verdict: p >= USUAL ? strings.within(times, of) : strings.beyond(times, of),
    detail: strings.detail(both, t, degrees, p),
  };
}
