/**
 * Tables of numbers with a row for each image, as Kaggle and R write them (RFC 4180, and with ";" or tabs).
 * The bytes are read once, and only pixel values are kept: a text of 77 MB would be 33 million strings.
 */
import { fault, note } from '../base/note.js';

/**
 * @typedef {object} Table
 * @property {string[] | null} header  null when the first row has values already
 * @property {string[][]} sample  the first rows, as texts
 * @property {number} columns
 * @property {number} delimiter  a byte
 * @property {number} start  where the rows begin
 */

/**
 * @typedef {object} TableColumns
 * @property {Float32Array | Uint8Array} values  [rows][pixels.length]; bytes where all are whole numbers
 *   from 0 to 255
 * @property {string[] | null} labels  as they are written
 * @property {number} rows
 */

const [QUOTE, NEWLINE, RETURN, COMMA, SEMICOLON] = [0x22, 10, 13, 0x2c, 0x3b];
const DELIMITERS = [COMMA, SEMICOLON, 9, 0x7c, 0x20];
const SAMPLE_ROWS = 200;
const PIXELS_LEAST = 16;
const NUMBER = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i;

/** @param {string} text @returns {boolean} */
export const isNumber = (text) => NUMBER.test(text);

/**
 * Looks at the first rows.
 * @param {Uint8Array} bytes
 * @returns {Table | null} null when it is no table of two columns or more
 * @throws {import('../../engine/errors.js').MlpError} "csv-row": as readTable()
 */
export function openTable(bytes) {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const line = bytes.subarray(mark, endOfLine(bytes, mark));
  const counts = DELIMITERS.map((byte) => line.reduce((sum, one) => sum + Number(one === byte), 0));
  const most = Math.max(...counts);
  if (most === 0) return null;
  const delimiter = DELIMITERS[counts.indexOf(most)];
  /** @type {string[][]} */
  const rows = [];
  scan(bytes, { start: mark, delimiter, rows: SAMPLE_ROWS + 1 }, (row, _column, text) => {
    (rows[row] ??= []).push(text());
  });
  if (rows.length === 0) return null;
  const [first, ...others] = rows;
  const columns = first.length;
  if (columns < 2) return null;
  const wrong = others.findIndex((row) => row.length !== columns);
  // Few columns are a text with commas in it rather than pixels.
  if (wrong >= 0 && columns < PIXELS_LEAST) return null;
  if (wrong >= 0) throw rowError(wrong, others[wrong].length, columns);
  // A row of values has numbers where the rows below have them.
  const isHeader =
    others.length > 0
      ? first.some((text, i) => !isNumber(text) && others.some((row) => isNumber(row[i])))
      : !first.some(isNumber);
  return {
    header: isHeader ? first.map((name) => name.trim()) : null,
    sample: isHeader ? others : rows.slice(0, SAMPLE_ROWS),
    columns,
    delimiter,
    start: isHeader ? endOfLine(bytes, mark) + 1 : mark,
  };
}

/** @param {Uint8Array} bytes @param {number} from */
function endOfLine(bytes, from) {
  const end = bytes.indexOf(NEWLINE, from);
  return end < 0 ? bytes.length : end;
}

/**
 * Reads the columns that are wanted.
 * @param {Uint8Array} bytes
 * @param {Table} table
 * @param {{pixels: number[], label: number | null}} wanted  columns
 * @returns {TableColumns}
 * @throws {import('../../engine/errors.js').MlpError} "csv-row": a row has more or fewer columns; "csv-value": a pixel that is no number
 */
export function readTable(bytes, { start, delimiter, columns }, { pixels, label }) {
  const rows = countRows(bytes, start);
  const place = new Int32Array(columns).fill(-1);
  pixels.forEach((column, i) => (place[column] = i));
  /** @type {string[] | null} */
  const labels = label === null ? null : [];
  const width = pixels.length;
  /** @type {Float32Array | Uint8Array} */
  let values = new Uint8Array(rows * width);
  let last = -1;
  let lastColumn = columns - 1;
  const complete = () => {
    if (lastColumn !== columns - 1) throw rowError(last, lastColumn + 1, columns);
  };
  scan(bytes, { start, delimiter, rows: Infinity }, (row, column, text, number) => {
    if (row !== last) {
      complete();
      last = row;
    }
    lastColumn = column;
    if (column >= columns) throw rowError(row, column + 1, columns);
    if (column === label) {
      const name = text().trim();
      labels?.push(delimiter !== COMMA && NUMBER.test(name) ? name.replace(',', '.') : name);
    }
    if (place[column] < 0) return;
    const value = number();
    if (Number.isNaN(value)) throw valueError(row, column, text());
    if (values instanceof Uint8Array && (value < 0 || value > 255 || !Number.isInteger(value))) {
      values = Float32Array.from(values);
    }
    values[row * width + place[column]] = value;
  });
  complete();
  return { values: values.subarray(0, (last + 1) * width), labels, rows: last + 1 };
}

/** At most so many: a quoted text may have line breaks. @param {Uint8Array} bytes @param {number} start */
function countRows(bytes, start) {
  let rows = 1;
  for (let at = start; at < bytes.length; at++) rows += Number(bytes[at] === NEWLINE);
  return rows;
}

/**
 * Calls back for every field. Empty lines are none.
 * @param {Uint8Array} bytes
 * @param {{start: number, delimiter: number, rows: number}} how
 * @param {(row: number, column: number, text: () => string, number: () => number) => void} onField
 */
function scan(bytes, { start, delimiter, rows }, onField) {
  const decoder = new TextDecoder();
  let [from, to] = [0, 0];
  const text = () => {
    const plain = decoder.decode(bytes.subarray(from, to));
    return plain.startsWith('"') ? plain.slice(1, -1).replaceAll('""', '"') : plain;
  };
  const number = () => {
    let [first, end] = [from, to];
    if (bytes[first] === QUOTE) [first, end] = [first + 1, end - 1];
    let value = 0;
    for (let at = first; at < end; at++) {
      const digit = bytes[at] - 48;
      // Only digits are read here; a sign, a point or an exponent is for the language.
      if (digit < 0 || digit > 9 || end - first > 9) {
        const whole = text().trim();
        const point = delimiter === COMMA ? whole : whole.replace(',', '.');
        return NUMBER.test(whole) ? Number(point) : NaN;
      }
      value = 10 * value + digit;
    }
    return first === end ? NaN : value;
  };
  let row = 0;
  for (let at = start; at < bytes.length && row < rows;) {
    let column = 0;
    if (bytes[at] === NEWLINE || bytes[at] === RETURN) {
      at++;
      continue;
    }
    for (let more = true; more;) {
      from = at;
      if (bytes[at] === QUOTE) at = endOfQuote(bytes, at);
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== NEWLINE) at++;
      to = at > from && bytes[at - 1] === RETURN ? at - 1 : at;
      onField(row, column++, text, number);
      more = at < bytes.length && bytes[at] === delimiter;
      at++;
    }
    row++;
  }
}

/** Behind the closing quote; two in a row are one in the text. @param {Uint8Array} bytes @param {number} at */
function endOfQuote(bytes, at) {
  for (let next = at + 1; next < bytes.length; next++) {
    if (bytes[next] !== QUOTE) continue;
    if (bytes[next + 1] !== QUOTE) return next + 1;
    next++;
  }
  return bytes.length;
}

/** @param {number} row @param {number} has @param {number} columns */
const rowError = (row, has, columns) =>
  fault('csv-row', note('otherColumns', { row: row + 1, has, columns }), { row });

/** @param {number} row @param {number} column @param {string} text */
const valueError = (row, column, text) =>
  fault(
    'csv-value',
    note('noNumber', { row: row + 1, column: column + 1, text: text.slice(0, 20) }),
    { row, column },
  );
