/** Which columns of a table are pixels and which one is the label. */
import { note } from '../base/note.js';
import { isNumber, PIXELS_LEAST } from '../formats/csv.js';
import { squareSide } from './blocks.js';

/** @typedef {import('../formats/csv.js').Table} Table */
/** @typedef {import('./blocks.js').Shape} Shape */

export const LABEL_NAMES =
  /^(labels?|class(es)?|class_?label|targets?|y|digits?|letters?|category|character|species)$/i;
const OTHER_NAMES = /^(id|index|image_?id|row_?id|unnamed: ?\d+|usage|split|)$/i;

/**
 * @typedef {object} Columns
 * @property {number[]} pixels
 * @property {number | null} label
 * @property {Shape} shape
 * @property {import('../base/note.js').Note[]} notes  what was guessed
 */

/**
 * @param {Table} table
 * @param {string} file  for the notes
 * @returns {Columns | null} null: its columns are no pixels
 */
export function chooseColumns({ header, sample, columns }, file) {
  /** @type {import('../base/note.js').Note[]} */
  const notes = [];
  const all = Array.from({ length: columns }, (_, i) => i);
  const nameOf = (/** @type {number} */ column) => ({
    column: header?.[column] || null,
    number: column + 1,
  });
  const values = (/** @type {number} */ column) => sample.map((row) => row[column]);
  const isText = (/** @type {number} */ column) =>
    values(column).some((text) => text !== '' && !isNumber(text));
  let label = header ? all.find((column) => LABEL_NAMES.test(header[column])) : undefined;
  const texts = all.filter((column) => column !== label && isText(column));
  if (label === undefined && texts.length > 0) {
    // A single column of words is the label; of several, the one with the fewest different ones.
    label = texts.reduce((a, b) => (distinct(values(b)) < distinct(values(a)) ? b : a));
    notes.push(note('labelByWords', { file, ...nameOf(label) }));
  }
  let rest = all.filter((column) => column !== label && !isText(column));
  const named = header ? rest.filter((column) => OTHER_NAMES.test(header[column])) : [];
  if (!squareSide(rest.length) || named.length > 0) {
    rest = rest.filter((column) => !named.includes(column));
  }
  if (label === undefined && !squareSide(rest.length)) {
    const counted = rest.length - 1 > 0 && !squareSide(rest.length - 1) && isCount(values(rest[0]));
    if (counted) rest = rest.slice(1);
    label = squareSide(rest.length - 1) ? firstOrLast(rest, values) : undefined;
    if (label !== undefined) {
      rest = rest.filter((column) => column !== label);
      const place = label === 0 || counted ? 'first' : 'last';
      notes.push(note('labelByPlace', { file, ...nameOf(label), place }));
    }
  } else if (label !== undefined && !squareSide(rest.length) && isCount(values(rest[0]))) {
    rest = rest.slice(1);
  }
  const shape = squareSide(rest.length);
  return shape && { pixels: rest, label: label ?? null, shape, notes };
}

/**
 * What to say of a table whose columns are no pixels: how many are numbers, and the first value that keeps a
 * column from being one.
 * @param {Table} table
 * @returns {import('../base/note.js').Note | null} null for a table too narrow to have been meant as images
 */
export function whyNoPixels({ sample, columns }) {
  if (columns < PIXELS_LEAST) return null;
  const all = Array.from({ length: columns }, (_, i) => i);
  const counts = all.map((column) => sample.filter((row) => isNumber(row[column])).length);
  const numbers = counts.filter((count) => count === sample.length).length;
  const odd = counts.findIndex((count) => count < sample.length && 2 * count > sample.length);
  const row = odd < 0 ? undefined : sample.find((cells) => !isNumber(cells[odd]));
  const text = row?.[odd].slice(0, 20) ?? null;
  return note('noPixels', { columns, numbers, text, column: odd + 1 });
}

/** @param {string[]} texts */
const distinct = (texts) => new Set(texts).size;

/** Whether values count the rows. @param {string[]} texts */
const isCount = (texts) =>
  texts.length > 1 && texts.every((text, i) => Number(text) === Number(texts[0]) + i);

/**
 * The label is the first column or the last: whole numbers, and others from row to row. Pixels at a
 * picture's corners are mostly alike.
 * @param {number[]} columns
 * @param {(column: number) => string[]} values
 */
function firstOrLast(columns, values) {
  const [first, last] = [columns[0], columns[columns.length - 1]];
  const fits = (/** @type {number} */ column) =>
    values(column).every((text) => /^\d+(\.0*)?$/.test(text) && Number(text) < 1024);
  if (fits(first) !== fits(last)) return fits(first) ? first : last;
  const [a, b] = [first, last].map((column) => distinct(values(column)));
  // A column without change tells nothing; of two with changes, classes are fewer than levels of grey.
  if (a < 2 || b < 2) return b > a ? last : first;
  return b < a ? last : first;
}
