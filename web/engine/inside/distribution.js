/**
 * How values are distributed.
 * @typedef {object} Distribution
 * @property {number} low
 * @property {number} high
 * @property {number[]} bins  how many lie in each of as many equal parts of low to high, those that are
 *   exactly 0 left out
 * @property {number} count  of values
 * @property {number} zeros  that are exactly 0
 * @property {number} mean
 * @property {number} deviation  with divisor n
 */

/**
 * @param {ArrayLike<number>} values  one or more
 * @param {number} parts
 * @returns {Distribution}
 */
export function distributionOf(values, parts) {
  const count = values.length;
  let [low, high, sum, zeros] = [Infinity, -Infinity, 0, 0];
  for (let i = 0; i < count; i++) {
    const value = values[i];
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    if (value === 0) zeros++;
  }
  const mean = sum / count;
  const bins = Array(parts).fill(0);
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const value = values[i];
    squares += (value - mean) * (value - mean);
    if (value === 0) continue;
    const at = high > low ? Math.floor(((value - low) / (high - low)) * parts) : 0;
    bins[Math.min(parts - 1, at)]++;
  }
  return { low, high, bins, count, zeros, mean, deviation: Math.sqrt(squares / count) };
}
