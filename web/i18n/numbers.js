/** How the lab writes numbers, in the language that it speaks. */
import { language } from './translate.js';

/**
 * The decimal mark, the mark of groups, and from how many digits on there are groups. As Intl.NumberFormat writes
 * them, whose first use takes a phone 80 ms, before it shows anything.
 * @type {Record<string, [point: string, group: string, least: number]>}
 */
const MARKS = { de: [',', '.', 4], es: [',', '.', 5] };

/** The marks of English, and of languages without marks of their own. @type {[string, string, number]} */
const USUAL = ['.', ',', 4];

const marks = () => MARKS[language()] ?? USUAL;

/** A number with a decimal point and no other, as the language writes it. @param {string} text */
export const marked = (text) => text.replace('.', marks()[0]);

/** A number with so many decimals, e.g. "0.250". @param {number} value @param {number} digits */
export const decimal = (value, digits) => marked(value.toFixed(digits));

/** A number in so many digits, without zeros that say nothing. @param {number} value @param {number} digits */
export const significant = (value, digits) => marked(String(Number(value.toPrecision(digits))));

/** Stands where a number will be. */
export const NO_VALUE = '–';

/** A whole number, e.g. "60,000". @param {number} value  below 10^21 */
export function count(value) {
  const [, group, least] = marks();
  const digits = String(Math.round(value));
  return digits.length < least ? digits : digits.replace(/\B(?=(\d{3})+$)/g, group);
}

/** One word for one thing, another for several. @param {number} number @param {string} one @param {string} more */
export const plural = (number, one, more) => (number === 1 ? one : more);

/**
 * So many things, e.g. "1 unit" or "1,200 units". Chinese has one form for both.
 * @param {number} value
 * @param {string} one  what a single thing is called
 * @param {string} [more]  and several
 */
export const counted = (value, one, more = `${one}s`) =>
  `${count(value)} ${plural(value, one, more)}`;

/**
 * Any number as a limit in a sentence, e.g. "0.999" or "9,007,199,254,740,991".
 * @param {number} value  at least 0; a fraction below 1000
 */
export const limit = (value) =>
  Number.isInteger(value)
    ? count(value)
    : marked(value.toFixed(11 - Math.floor(Math.log10(value))).replace(/0+$/, ''));

/** Bytes as megabytes, e.g. "11.6 MB". @param {number} bytes */
export const megabytes = (bytes) =>
  `${marked((bytes / 1e6).toFixed(bytes < 99.95e6 ? 1 : 0).replace('.0', ''))} MB`;

/**
 * A share as a percentage, e.g. "4.02 %".
 *
 * @param {number | null | undefined} share  0 to 1
 * @param {number} [digits]  after the point
 */
export const percent = (share, digits = 2) =>
  share === null || share === undefined ? NO_VALUE : `${decimal(100 * share, digits)} %`;

/**
 * A length of time that was measured, e.g. "8.4 s" or "2 min 05 s".
 *
 * @param {number | null} seconds
 */
export function elapsed(seconds) {
  if (seconds === null) return NO_VALUE;
  if (seconds < 59.95) return `${decimal(seconds, 1)} s`;
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
  value !== 0 && value < 0.001 ? marked(value.toExponential(2)) : significant(value, 3);
