/** Mean and standard deviation of a few results. */

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
  const offsets = values.map((value) => value - middle);
  const squares = offsets.reduce((sum, offset) => sum + offset * offset, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** @param {number[]} values  at least one @returns {Spread} */
export const spreadOf = (values) => ({ mean: mean(values), deviation: deviation(values) });
