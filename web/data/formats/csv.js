/**
 * Tables of numbers with a row for each image, as Kaggle and R write them (RFC 4180, and with ";" or tabs, or
 * with rows that end in a carriage return alone), and ARFF.
 * They are read a part at a time, once for their labels and once for their pixels, and only labels and the
 * places of rows are kept: a text of 77 MB would be 33 million strings.
 */
import { fault, note } from '../base/note.js';
import { arffHead } from './arff.js';
import { decodeText } from './decode-text.js';

/**
 * @typedef {object} Table
 * @property {string[] | null} header  null when the first row has values already
 * @property {string[][]} sample  the first rows, as texts
 * @property {number} columns
 * @property {number} delimiter  a byte
 * @property {number} newline  a byte
 * @property {number} quote  the byte around texts
 * @property {number} start  where the rows begin
 */

/**
 * @typedef {object} TableRows
 * @property {string[] | null} labels  as they are written
 * @property {number[]} places  where each row begins, and where the last one ends
 * @property {boolean} isBytes  whether all pixels are whole numbers from 0 to 255
 */

/** @typedef {import('../base/file-window.js').Slice} Slice */
/** @typedef {{pixels: number[], label: number | null}} Wanted  columns */

const [QUOTE, APOSTROPHE, NEWLINE, RETURN, COMMA, SEMICOLON] = [0x22, 0x27, 10, 13, 0x2c, 0x3b];
const [SPACE, BACKSLASH] = [0x20, 0x5c];
const DELIMITERS = [COMMA, SEMICOLON, 9, 0x7c, SPACE];
const SAMPLE_ROWS = 200;
/** Bytes of an ARFF's rows that say whether its texts are between quotes or apostrophes. */
const QUOTES_WITHIN = 2 ** 20;
/** Columns of pixels: of the smallest images, 4 x 4. */
export const PIXELS_LEAST = 16;
const NUMBER = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i;

/** @param {string} text @returns {boolean} */
export const isNumber = (text) => NUMBER.test(text);

/**
 * Looks at the first rows.
 * @param {Uint8Array} bytes  the table, or its beginning up to the end of a row
 * @returns {Table | null} null when it is no table of two columns or more
 * @throws {import('../../engine/errors.js').MlpError} "csv-row": as readRows(); "csv-sparse": an ARFF of that kind
 */
export function openTable(bytes) {
  const arff = arffHead(bytes);
  if (arff) return arffTable(bytes, arff);
  const newline = newlineOf(bytes);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const line = bytes.subarray(mark, endOfLine(bytes, mark, newline));
  const counts = DELIMITERS.map((byte) => line.reduce((sum, one) => sum + Number(one === byte), 0));
  const most = Math.max(...counts);
  if (most === 0) return null;
  const delimiter = DELIMITERS[counts.indexOf(most)];
  const rows = firstRows(bytes, { start: mark, delimiter, newline, quote: QUOTE });
  if (rows.length === 0) return null;
  const [first, ...others] = rows;
  const columns = first.length;
  if (columns < 2) return null;
  const wrong = others.findIndex((row) => row.length !== columns);
  // Few columns are a text with commas in it rather than pixels.
  if (wrong >= 0 && columns < PIXELS_LEAST) return null;
  if (wrong >= 0) throw rowError(wrong, others[wrong].length, columns);
  // A row of values has numbers where the rows below have them, and none that count its columns.
  const isHeader =
    isCounted(first) ||
    (others.length > 0
      ? first.some((text, i) => !isNumber(text) && others.some((row) => isNumber(row[i])))
      : !first.some(isNumber));
  return {
    header: isHeader ? first : null,
    sample: isHeader ? others : rows.slice(0, SAMPLE_ROWS),
    columns,
    ...{ delimiter, newline, quote: QUOTE },
    start: isHeader ? endOfLine(bytes, mark, newline) + 1 : mark,
  };
}

/** Whether columns have numbers for names, as pandas writes them. @param {string[]} row */
function isCounted(row) {
  const numbers = row.filter(isNumber);
  const first = Number(numbers[0]);
  return (
    numbers.length >= PIXELS_LEAST &&
    numbers.length < row.length &&
    (first === 0 || first === 1) &&
    numbers.every((text, i) => text === String(first + i))
  );
}

/**
 * @param {Uint8Array} bytes
 * @param {{header: string[], start: number, isSparse: boolean}} head
 * @returns {Table}
 */
function arffTable(bytes, { header, start, isSparse }) {
  if (isSparse) throw fault('csv-sparse', note('sparseTable'));
  const rows = decodeText(bytes.subarray(start, start + QUOTES_WITHIN));
  const quote = /(^|,)[ \t]*'/m.test(rows) ? APOSTROPHE : QUOTE;
  const how = { delimiter: COMMA, newline: NEWLINE, quote };
  const columns = header.length;
  const sample = firstRows(bytes, { start, ...how }).slice(0, SAMPLE_ROWS);
  const wrong = sample.findIndex((row) => row.length !== columns);
  if (wrong >= 0) throw rowError(wrong, sample[wrong].length, columns);
  return { header, sample, columns, ...how, start };
}

/** @param {Uint8Array} bytes @param {{start: number, delimiter: number, newline: number, quote: number}} how */
function firstRows(bytes, how) {
  /** @type {string[][]} */
  const rows = [];
  scan(bytes, { ...how, rows: SAMPLE_ROWS + 1 }, (_at, column, text) => {
    if (column === 0) rows.push([]);
    rows[rows.length - 1].push(text().trim());
  });
  return rows;
}

/**
 * What ends the rows of a table: old programs of the Macintosh write a carriage return alone.
 * @param {Uint8Array} bytes  its beginning
 */
export const newlineOf = (bytes) =>
  !bytes.includes(NEWLINE) && bytes.includes(RETURN) ? RETURN : NEWLINE;

/** @param {Uint8Array} bytes @param {number} from @param {number} newline */
function endOfLine(bytes, from, newline) {
  const end = bytes.indexOf(newline, from);
  return end < 0 ? bytes.length : end;
}

/** Bytes of a table that are looked through at a time. */
const PART_BYTES = 2 ** 20;

/**
 * Reads the labels, and checks that every pixel is a number.
 * @param {Slice} slice  of the table
 * @param {number} size
 * @param {Table} table
 * @param {Wanted} wanted
 * @returns {Promise<TableRows>}
 * @throws {import('../../engine/errors.js').MlpError} "csv-row": a row has more or fewer columns; "csv-value": a
 *   pixel that is no number
 */
export async function readRows(slice, size, table, { pixels, label }) {
  const { start, delimiter, newline, quote, columns } = table;
  const isPixel = new Uint8Array(columns);
  for (const column of pixels) isPixel[column] = 1;
  /** Each text once: rows share those of their classes. @type {Map<string, string>} */
  const texts = new Map();
  /** @type {string[]} */
  const labels = [];
  /** @type {number[]} */
  const places = [];
  let isBytes = true;
  let lastColumn = columns - 1;
  const complete = () => {
    if (lastColumn !== columns - 1) throw rowError(places.length - 1, lastColumn + 1, columns);
  };
  let end = start;
  for (let each = PART_BYTES; end < size;) {
    const part = await slice(end, Math.min(size, end + each));
    const isLast = end + part.length >= size;
    const bytes = isLast ? part : part.subarray(0, endOfRows(part, delimiter, newline, quote));
    if (bytes.length === 0 && !isLast) {
      // A row that is longer than the part.
      each *= 2;
      continue;
    }
    const base = end;
    const how = { start: 0, delimiter, newline, quote, rows: Infinity };
    scan(bytes, how, (at, column, text, number) => {
      if (column === 0) {
        complete();
        places.push(base + at);
      }
      lastColumn = column;
      const row = places.length - 1;
      if (column >= columns) throw rowError(row, column + 1, columns);
      if (column === label) {
        const written = text().trim();
        const name =
          delimiter !== COMMA && NUMBER.test(written) ? written.replace(',', '.') : written;
        if (!texts.has(name)) texts.set(name, name);
        labels.push(/** @type {string} */ (texts.get(name)));
      }
      if (!isPixel[column]) return;
      const value = number();
      if (Number.isNaN(value)) throw valueError(row, column, text());
      isBytes &&= value >= 0 && value <= 255 && Number.isInteger(value);
    });
    end += bytes.length;
    if (isLast) break;
  }
  complete();
  places.push(size);
  return { labels: label === null ? null : labels, places, isBytes };
}

/**
 * What reads the pixels of one row.
 * @param {Table} table
 * @param {number[]} pixels  columns
 * @returns {(bytes: Uint8Array, to: Float64Array | Uint8Array) => void} bytes: of the row
 */
export function rowReader({ delimiter, newline, quote, columns }, pixels) {
  const place = new Int32Array(columns).fill(-1);
  pixels.forEach((column, i) => (place[column] = i));
  return (bytes, to) =>
    scan(bytes, { start: 0, delimiter, newline, quote, rows: 1 }, (_at, column, _text, number) => {
      if (place[column] >= 0) to[place[column]] = number();
    });
}

/**
 * Where the last whole row of a part ends; a line break in quotes ends none.
 * @param {Uint8Array} bytes
 * @param {number} delimiter
 * @param {number} newline
 * @param {number} [quote]
 */
export function endOfRows(bytes, delimiter, newline, quote = QUOTE) {
  if (!bytes.includes(quote)) return bytes.lastIndexOf(newline) + 1;
  let end = 0;
  for (let at = 0, begins = true; at < bytes.length; at++) {
    if (begins && bytes[at] === quote) {
      at = endOfQuote(bytes, at, quote) - 1;
      begins = false;
      continue;
    }
    if (bytes[at] === newline) end = at + 1;
    begins =
      bytes[at] === delimiter || bytes[at] === newline || (begins && isSpace(bytes[at], quote));
  }
  return end;
}

/**
 * Calls back for every field. Empty lines are none.
 * @param {Uint8Array} bytes
 * @param {{start: number, delimiter: number, newline: number, quote: number, rows: number}} how
 * @param {(at: number, column: number, text: () => string, number: () => number) => void} onField  at: where the
 *   field begins
 */
function scan(bytes, { start, delimiter, newline, quote, rows }, onField) {
  let [from, to] = [0, 0];
  const text = () => {
    const plain = decodeText(bytes.subarray(from, to));
    if (quote === APOSTROPHE) return plain.replace(/^'(.*)'\s*$/s, '$1').replace(/\\(.)/g, '$1');
    return plain.startsWith('"') ? plain.slice(1, -1).replaceAll('""', '"') : plain;
  };
  const number = () => {
    let [first, end] = [from, to];
    if (bytes[first] === quote) [first, end] = [first + 1, end - 1];
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
      while (isSpace(bytes[at], quote)) at++;
      from = at;
      if (bytes[at] === quote) at = endOfQuote(bytes, at, quote);
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== newline) at++;
      to = at > from && bytes[at - 1] === RETURN ? at - 1 : at;
      onField(from, column++, text, number);
      more = at < bytes.length && bytes[at] === delimiter;
      at++;
    }
    row++;
  }
}

/** Whether a text between apostrophes may still begin behind this byte. @param {number} byte @param {number} quote */
const isSpace = (byte, quote) => byte === SPACE && quote === APOSTROPHE;

/**
 * Behind the closing quote; two in a row are one in the text, and so is an apostrophe behind a backslash.
 * @param {Uint8Array} bytes @param {number} at @param {number} quote
 */
function endOfQuote(bytes, at, quote) {
  for (let next = at + 1; next < bytes.length; next++) {
    if (bytes[next] === BACKSLASH && quote === APOSTROPHE) next++;
    else if (bytes[next] === quote) {
      if (bytes[next + 1] !== quote) return next + 1;
      next++;
    }
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
