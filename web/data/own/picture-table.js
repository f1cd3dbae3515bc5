/** Tables that name the class of each picture beside them, as "filename,label". */
import { fault, note } from '../base/note.js';
import { PICTURE_ENDING } from '../base/picture-ending.js';
import { readRows } from '../formats/csv.js';
import { LABEL_NAMES } from './table-columns.js';

/** @typedef {import('../formats/csv.js').Table} Table */

/**
 * @typedef {object} PictureTable
 * @property {string} path
 * @property {number} rows
 * @property {Map<string, string>} labels  by the name of the picture, with its ending and without
 * @property {{label: string, name: string}} columns
 */

const FILE_NAMES =
  /^(id|uuid|names?|paths?|(files?|images?|img|pictures?|photos?)[ _-]?(names?|ids?|paths?|files?)?)$/i;
/** Their labels are examples. */
const SUBMISSION = /submission[^/]*$/i;

/**
 * @param {import('../base/file-window.js').Slice} part  of the table's file
 * @param {number} size
 * @param {Table} table  whose columns are no pixels
 * @param {string} path
 * @returns {Promise<PictureTable | null>} null when no columns are names and labels
 * @throws {import('../../engine/errors.js').MlpError} "csv-row": as readRows(); "csv-labels": two of one picture
 */
export async function readPictureTable(part, size, table, path) {
  if (SUBMISSION.test(path)) return null;
  // Where all columns are texts, the first row may be a header all the same.
  const first = table.header ?? table.sample[0];
  const all = first.map((_, column) => column);
  const below = table.sample.slice(table.header ? 0 : 1);
  const isFiles = (/** @type {number} */ column) =>
    below.length > 0 && below.every((row) => PICTURE_ENDING.test(row[column]));
  const named = all.find((column) => FILE_NAMES.test(first[column]));
  const file = named ?? all.find(isFiles);
  const others = all.filter((column) => column !== file);
  const label =
    others.find((column) => LABEL_NAMES.test(first[column])) ??
    (others.length === 1 ? others[0] : undefined);
  if (file === undefined || label === undefined) return null;
  const column = async (/** @type {number} */ wanted) =>
    (await readRows(part, size, table, { pixels: [], label: wanted })).labels ?? [];
  const [names, labels] = [await column(file), await column(label)];
  const isNamed = table.header !== null || named !== undefined;
  const from = isNamed && !table.header ? 1 : 0;
  /** @type {Map<string, string>} */
  const byName = new Map();
  for (let i = from; i < names.length; i++) {
    const name = keyOf(names[i]);
    const other = byName.get(name);
    if (other !== undefined && other !== labels[i]) {
      throw fault('csv-labels', note('twoLabels', { name, labels: [other, labels[i]] }));
    }
    byName.set(name, labels[i]);
  }
  const plain = [...byName].map(
    ([name, text]) => /** @type {[string, string]} */ ([name.replace(PICTURE_ENDING, ''), text]),
  );
  const nameOf = (/** @type {number} */ i) => (isNamed ? first[i] : String(i + 1));
  return {
    path,
    rows: names.length - from,
    labels: new Map([...plain, ...byName]),
    columns: { label: nameOf(label), name: nameOf(file) },
  };
}

/** @param {string} name  of a picture, as a table or a folder has it */
const keyOf = (name) => name.replace(/^(\.?[\\/])+/, '').replaceAll('\\', '/');
