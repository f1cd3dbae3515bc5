/** Files that name classes: a line each, a list as JSON, or a table "label code" as EMNIST's. */
import { hasDuplicateKeys } from '../../engine/files/duplicate-keys.js';
import { fault, note } from '../base/note.js';
import { decodeText } from './decode-text.js';

const NAMES =
  /(^|\/)([^/]*[-_. ])?(labels?|classes|class_?names|names|batches\.meta|label_names|mapping)[^/]*\.(txt|names|json)$/i;
const MOST_BYTES = 2 ** 20;

/**
 * @param {string} path
 * @param {number} size  bytes
 * @returns {boolean} whether it may be such a file
 */
export const mayNameClasses = (path, size) => size <= MOST_BYTES && NAMES.test(path);

/**
 * @param {string} path
 * @param {Uint8Array} bytes
 * @returns {[label: number, name: string][] | null} names of labels, of some perhaps several; null when it does not
 *   name any
 * @throws {import('../../engine/errors.js').MlpError} "names-json": JSON that cannot be read, or that says
 *   a key twice
 */
export function decodeClassNames(path, bytes) {
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  if (/\.json$/i.test(path)) return fromJson(text);
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0 || lines.length > 1024) return null;
  const rows = lines.map((line) => line.split(/[\s,;:]+/));
  const isMapping = rows.every((row) => row.length >= 2 && row.every((word) => /^\d+$/.test(word)));
  if (isMapping) return fromCodes(rows.map((row) => row.map(Number)));
  const numbered = lines.map((line) => /^(\d+)\s*[\s,;:=]\s*(\D.*)$/.exec(line));
  if (numbered.every((match) => match)) {
    return numbered.map((match) => [
      Number(match?.[1]),
      cleaned(/** @type {string} */ (match?.[2])),
    ]);
  }
  return lines.map((line, i) => [i, cleaned(line)]);
}

/** Without the quotes of tables. @param {string} name */
const cleaned = (name) => name.replace(/^["'](.*)["']$/, '$1');

/**
 * EMNIST's: a label, then the codes of the characters that it stands for.
 * @param {number[][]} rows
 * @returns {[label: number, name: string][]}
 */
const fromCodes = (rows) =>
  rows.map(([label, code]) => [label, String.fromCodePoint(Math.min(code, 0x10ffff))]);

/** @param {string} text @returns {[label: number, name: string][] | null} */
function fromJson(text) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault('names-json', note('brokenNames'));
  }
  if (hasDuplicateKeys(text)) throw fault('names-json', note('repeatedNames'));
  if (Array.isArray(value)) {
    return value.every((name) => typeof name === 'string')
      ? value.map((name, i) => [i, name])
      : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  // {"0": "cat"} and, as torchvision has it, {"cat": 0}.
  if (entries.every(([key, name]) => /^\d+$/.test(key) && typeof name === 'string')) {
    return entries.map(([key, name]) => [Number(key), name]);
  }
  if (entries.length > 0 && entries.every(([, label]) => Number.isInteger(label))) {
    return entries.map(([name, label]) => [label, name]);
  }
  return null;
}
