/** How the lab reads numbers that people type. */
import { marked } from './numbers.js';

/** One to three digits, a mark and three digits: 1,000 is a thousand or one. */
const GROUPED = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;

/**
 * What somebody typed, with a decimal point or a comma.
 * @param {string} text
 * @param {boolean} [whole]  whether it is to be a whole number
 * @returns {number | null} NaN for what is no number; null when it can be read in two ways
 */
export function readNumber(text, whole = false) {
  const [, mark] = GROUPED.exec(text.trim()) ?? [];
  if (mark && (whole || mark !== marked('.'))) return null;
  const known = /^\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?\s*$/i.test(text);
  return known ? Number(text.replace(',', '.')) : Number.NaN;
}
