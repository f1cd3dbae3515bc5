/** The words of the lessons in the page's language, and numbers in them. */
import { lessons as english } from '../i18n/en/lessons.js';
import { count, decimal, percent } from '../i18n/numbers.js';
import { language } from '../i18n/translate.js';

/** @typedef {import('./course.js').Claim} Claim */
/** @typedef {import('./course.js').Press} Press */
/** @typedef {typeof english} Words */

/** @type {Record<string, () => Promise<{lessons: Words}>>} */
const others = {
  de: () => import('../i18n/de/lessons.js'),
  es: () => import('../i18n/es/lessons.js'),
  zh: () => import('../i18n/zh/lessons.js'),
};

/** @returns {Promise<Words>} English where the language does not load, as everywhere in the lab */
export async function lessonWords() {
  const load = others[language()];
  return (await load?.().catch(() => null))?.lessons ?? english;
}

/**
 * A number of a measure as it is written.
 * @param {Words} words
 * @param {Claim} claim
 * @param {number} value
 * @param {number} digits
 */
export function written(words, { of }, value, digits) {
  if (of === 'commonestMistake') return count(value);
  if (of === 'middleWeight') return decimal(value, 2).replace('-', '−');
  return of === 'gain' ? words.points(decimal(100 * value, digits)) : percent(value, digits);
}

/** What the button of a step says. @param {Words} words @param {Press} press @param {boolean} trains  first */
export const pressWords = (words, { kind }, trains) =>
  (trains && words.trainAnd[kind]) || words.press[kind];

/** The bounds of claims, for the words of a step. @param {Words} words @param {Claim[]} claims */
export const boundsOf = (words, claims) =>
  claims.flatMap((claim) =>
    [claim.above, claim.below]
      .filter((bound) => bound !== undefined)
      .map((bound) => written(words, claim, bound, 0)),
  );

/** A claim as a text, e.g. "Test error (claimed: below 20 %)". @param {Words} words @param {Claim} claim */
export function claimText(words, claim) {
  const { above, below } = claim;
  const bounds = [
    ...(above === undefined ? [] : [words.above(written(words, claim, above, 0))]),
    ...(below === undefined ? [] : [words.below(written(words, claim, below, 0))]),
  ];
  return words.measured(words.measures[claim.of](claim), bounds.join(', '));
}
