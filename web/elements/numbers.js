/** How the lab writes numbers. */

const grouped = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 12 });

/** Stands where a number will be. */
export const NO_VALUE = '–';

/** A whole number, e.g. "60,000". @param {number} value */
export const count = (value) => grouped.format(Math.round(value));

/**
 * Any number as a limit in a sentence, e.g. "0.999" or "9,007,199,254,740,991".
 * @param {number} value
 */
export const limit = (value) =>
  Number.isInteger(value) ? grouped.format(value) : short.format(value);

/** Bytes as megabytes, e.g. "11.6 MB". @param {number} bytes */
export const megabytes = (bytes) =>
  `${(bytes / 1e6).toFixed(bytes < 99.95e6 ? 1 : 0)} MB`.replace('.0 MB', ' MB');

/**
 * A share as a percentage, e.g. "4.02 %".
 *
 * @param {number | null | undefined} share  0 to 1
 * @param {number} [digits]  after the point
 */
export const percent = (share, digits = 2) =>
  share === null || share === undefined ? NO_VALUE : `${(100 * share).toFixed(digits)} %`;

/**
 * A length of time that was measured, e.g. "8.4 s" or "2 min 05 s".
 *
 * @param {number | null} seconds
 */
export function elapsed(seconds) {
  if (seconds === null) return NO_VALUE;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const all = Math.round(seconds);
  return `${Math.floor(all / 60)} min ${String(all % 60).padStart(2, '0')} s`;
}

/**
 * A length of time that is an estimate, so only as exact as one: "95 s", "12 min" or "3 h".
 * @param {number} seconds
 */
export function duration(seconds) {
  if (seconds <= 119) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/**
 * A learning rate in seven characters at most, e.g. "0.00125" or "7.32e-4".
 * @param {number} value
 */
export const rate = (value) =>
  value !== 0 && value < 0.001 ? value.toExponential(2) : String(Number(value.toPrecision(3)));
