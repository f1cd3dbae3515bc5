/** The words of the lessons in the page's language, and numbers in them. */
import { lessons as english } from '../i18n/en/lessons.js';
import { count, decimal, percent } from '../i18n/numbers.js';
import { language } from '../i18n/translate.js';

/** @typedef {import('./course.js').Claim} Claim */
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

/** A number of a measure as it is written. @param {Claim} claim @param {number} value @param {number} digits */
export function written({ of }, value, digits) {
  if (of === 'commonestMistake') return count(value);
  return of === 'middleWeight' ? decimal(value, 2) : percent(value, digits);
}

/** The bounds of claims, for the words of a step. @param {Claim[]} claims */
export const boundsOf = (claims) =>
  claims.flatMap((claim) =>
    [claim.above, claim.below]
      .filter((bound) => bound !== undefined)
      .map((bound) => written(claim, bound, 0)),
  );

/** A claim as a text, e.g. "Test error (claimed: below 20 %)". @param {Words} words @param {Claim} claim */
export function claimText(words, claim) {
  const { above, below } = claim;
  const bounds = [
    ...(above === undefined ? [] : [words.above(written(claim, above, 0))]),
    ...(below === undefined ? [] : [words.below(written(claim, below, 0))]),
  ];
  return words.measured(words.measures[claim.of](claim), bounds.join(', '));
}
