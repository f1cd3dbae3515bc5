/** Mean and deviation, as numbers and in words. */
import { percent } from './output.js';

/** @typedef {{mean: number, deviation: number | null}} Spread  deviation: null for one value */

/** @param {number[]} values  at least one */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The sample's standard deviation, with n - 1.
 *
 * @param {number[]} values
 * @returns {number | null} null for less than two
 */
export function deviation(values) {
  if (values.length < 2) return null;
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** @param {number[]} values  at least one @returns {Spread} */
export const spreadOf = (values) => ({ mean: mean(values), deviation: deviation(values) });

/** @param {Spread} spread  of rates, 0..1 @returns {string} e.g. "0.98 ± 0.03 %", "0.98 %" */
export const rateInWords = (spread) =>
  spread.deviation === null
    ? percent(spread.mean)
    : `${percent(spread.mean).replace(' %', '')} ± ${percent(spread.deviation)}`;
