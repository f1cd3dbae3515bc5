/**
 * A limit in a sentence, e.g. "100,000" or "0.999". The page says it as its language writes numbers.
 * @param {number} value
 */
export const limit = (value) =>
  Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : String(value);
