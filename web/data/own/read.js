/** From plain files to blocks: what each file is, by its content first and its name second. */
import { MlpError } from '../../engine/errors.js';
import { FileWindow, LARGE_BYTES, sliceOf } from '../base/file-window.js';
import { nameFile } from '../base/name-file.js';
import { fault, note, reasonOf } from '../base/note.js';
import { CIFAR10_CLASSES } from '../formats/cifar-names.js';
import { decodeClassNames, mayNameClasses } from '../formats/class-names.js';
import { pictureFormat } from '../formats/picture.js';
import { nameFacts } from './file-names.js';
import { pairArrays } from './pairing.js';
import { severalNames } from './class-warnings.js';
import { pictureBlocks } from './picture-blocks.js';

/** @typedef {import('../sources/expand.js').PlainFile} PlainFile */
/** @typedef {import('../sources/expand.js').LeftOut} LeftOut */
/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('../base/note.js').Note} Note */

/**
 * @typedef {object} Contents
 * @property {Block[]} blocks
 * @property {Map<number, string>} names  of labels that are numbers
 * @property {{path: string, became: Note}[]} became
 * @property {LeftOut[]} leftOut
 * @property {Note[]} notes
 * @property {Note[]} warnings  of what is probably wrong with names
 */

/**
 * @typedef {object} Finds  what was found so far
 * @property {import('./pairing.js').NamedArray[]} arrays
 * @property {Block[]} blocks
 * @property {PlainFile[]} pictures
 * @property {NamesFound[]} names
 * @property {import('./picture-table.js').PictureTable[]} tables
 */

/** @typedef {{path: string, names: Map<number, string>, twice?: Note[]}} NamesFound  twice: labels that it gives several names */

/**
 * @typedef {object} HowToRead
 * @property {'fine' | 'coarse'} [labels]  of CIFAR-100, fine unless said
 * @property {typeof import('../formats/parquet.js').decodeParquet} [decodeParquet]  another one than in this thread
 */

/** What CIFAR-10 calls its files. */
const PUBLISHED = /(^|\/)(data_batch_[1-5]|test_batch)\.bin$/i;

/** Readers by what a file begins with; each says what the file became, or null when it is none of its own. */
const READERS = [readIdx, readNpy, readParquet, readNames, readCifar, readTable];

/**
 * @param {PlainFile[]} files
 * @param {HowToRead & {onFile?: (path: string) => void}} options
 * @returns {Promise<Contents>}
 * @throws {MlpError} of a single file, what is wrong with it; "own-pairing" and "own-counts"
 */
export async function readContents(files, { labels, onFile, decodeParquet }) {
  /** @type {Finds} */
  const finds = { arrays: [], blocks: [], pictures: [], names: [], tables: [] };
  /** @type {Contents} */
  const contents = {
    blocks: [],
    names: new Map(),
    became: [],
    leftOut: [],
    notes: [],
    warnings: [],
  };
  for (const file of files) {
    onFile?.(file.path);
    if (!file.start || pictureFormat(file.start)) {
      finds.pictures.push(file);
      continue;
    }
    try {
      const became = await nameFile(file.path, () =>
        readOne(file, finds, contents, { labels, decodeParquet }),
      );
      if (became) contents.became.push({ path: file.path, became });
      else if (finds.tables.every(({ path }) => path !== file.path)) {
        contents.leftOut.push({ path: file.path, why: whyNot(file) });
      }
    } catch (error) {
      if (!(error instanceof MlpError) || files.length === 1) throw error;
      contents.leftOut.push({ path: file.path, why: reasonOf(error) });
    }
  }
  const paired = await pairArrays(finds.arrays);
  const pictured = pictureBlocks(finds.pictures, finds.tables);
  contents.blocks = [...finds.blocks, ...paired.blocks, ...pictured.blocks];
  contents.leftOut.push(...paired.leftOut, ...pictured.leftOut);
  contents.notes.push(...paired.notes, ...pictured.notes);
  contents.became.push(...pictured.became);
  const chosen = chosenNames(finds.names, labels ?? 'fine');
  if (chosen) contents.names = chosen.names;
  contents.warnings = chosen?.twice ?? [];
  return contents;
}

/** Its commas would make it a table. @param {string} path */
const isJson = (path) => /\.(json|jsonl|ndjson|ipynb)$/i.test(path);

/** Why a file that no reader knows is left out. @param {PlainFile} file */
function whyNot({ path, start, size }) {
  const text = String.fromCharCode(.../** @type {Uint8Array} */ (start)).replace(
    /^\xef\xbb\xbf/,
    '',
  );
  if (size === start?.length && text.trim() === '') return note('empty');
  if (/\.(csv|tsv|arff)$/i.test(path)) return note('noImageTable');
  const isObject = /^\s*(\{\s*["}]|\[\s*[[{"\]\d])/.test(text);
  return isJson(path) || isObject
    ? note('foreign', { kind: 'JSON', advice: 'csv' })
    : note('noForm');
}

/**
 * @param {PlainFile} file
 * @param {Finds} finds
 * @param {Contents} contents
 * @param {HowToRead} how
 * @returns {Promise<Note | null>}
 */
async function readOne(file, finds, contents, how) {
  for (const reader of READERS) {
    const became = await reader(file, finds, contents, how);
    if (became) return became;
  }
  return null;
}

/** What large arrays are read through. @param {PlainFile} file */
const windowOver = ({ slice, size }) =>
  slice && size > LARGE_BYTES ? new FileWindow(slice, size) : undefined;

/** @param {PlainFile} file @param {Finds} finds */
async function readIdx(file, { arrays }) {
  const { path, start, read } = file;
  const { isIdx, decodeIdx } = await import('../formats/idx-array.js');
  if (!isIdx(/** @type {Uint8Array} */ (start))) return null;
  const window = windowOver(file);
  const array = decodeIdx(window ? /** @type {Uint8Array} */ (start) : await read(), window);
  arrays.push({ file: path, form: 'IDX', array });
  return note('array', { form: 'IDX', shape: array.shape, type: array.type });
}

/** @param {PlainFile} file @param {Finds} finds */
async function readNpy(file, { arrays, names }) {
  const { path, start, read } = file;
  const { isNpy, decodeNpy } = await import('../formats/npy.js');
  if (!isNpy(/** @type {Uint8Array} */ (start))) return null;
  const window = windowOver(file);
  const array =
    (window && decodeNpy(/** @type {Uint8Array} */ (start), window)) ?? decodeNpy(await read());
  if (!array) return null;
  if (
    array.type === 'text' &&
    /(class|label|target|category)(es)?_?names|[/_](classes|names)\.npy$/i.test(path)
  ) {
    const texts = Array.from({ length: array.length }, (_, i) => String(array.at(i)));
    names.push({ path, names: new Map(texts.map((name, i) => [i, name])) });
    return note('classNames', { classes: texts.length });
  }
  const inside = /^(.*\.npz)\/(.+)\.npy$/i.exec(path);
  // The name that numpy gives an array without one says nothing.
  const named = inside && /^arr_\d+$/.test(inside[2]) ? inside[1] : path;
  arrays.push({ file: named, form: inside ? 'NPZ' : 'NPY', array });
  return note('array', { form: inside ? 'NPZ' : 'NPY', shape: array.shape, type: array.type });
}

/** @param {PlainFile} file @param {Finds} finds @param {Contents} contents @param {HowToRead} how */
async function readParquet({ path, start, read }, { blocks, names }, { notes }, how) {
  const { isParquet, decodeParquet } = await import('../formats/parquet.js');
  if (!isParquet(/** @type {Uint8Array} */ (start))) return null;
  const {
    pictures,
    labels,
    names: known,
    imageColumn,
    labelColumn,
  } = await (how.decodeParquet ?? decodeParquet)(await read());
  if (known) names.push({ path, names: known });
  notes.push(note('parquetColumns', { file: path, images: imageColumn, labels: labelColumn }));
  blocks.push({
    file: path,
    form: 'Parquet',
    part: nameFacts(path).part,
    count: pictures.length,
    labels,
    picture: async (i) => pictures[i],
    name: (i) => `${path}:${i + 1}`,
  });
  return note('parquet', { pictures: pictures.length });
}

/** @param {PlainFile} file @param {Finds} finds */
async function readNames({ path, size, read }, { names, arrays }) {
  if (!mayNameClasses(path, size)) return null;
  const bytes = await read();
  const entries = decodeClassNames(path, bytes);
  if (!entries) return null;
  const found = new Map(entries);
  const values = [...found.values()];
  const isRepeated = new Set(values).size < values.length;
  if (isRepeated && values.every((text) => /^\d+$/.test(text))) {
    // A number in every line, and some of them again: they are labels, not names of digits.
    const array = {
      shape: [values.length],
      type: 'int32',
      length: values.length,
      at: (/** @type {number} */ i) => Number(values[i]),
    };
    arrays.push({ file: path, form: 'text', array });
    return note('labels', { labels: values.length });
  }
  names.push({ path, names: found, twice: severalNames(path, entries) });
  return note('classNames', { classes: found.size });
}

/** @param {PlainFile} file @param {Finds} finds @param {Contents} contents @param {HowToRead} how */
async function readCifar({ path, read }, { blocks, names }, { notes }, { labels: which = 'fine' }) {
  if (!/\.bin$/i.test(path)) return null;
  const { cifarLabelBytes, cifarRecords } = await import('../formats/cifar-records.js');
  const bytes = await read();
  const labelBytes = cifarLabelBytes(bytes);
  if (labelBytes === 0) {
    throw fault('cifar-length', note('noRecords', { bytes: bytes.length }));
  }
  const { count, labels, image } = cifarRecords(bytes, labelBytes);
  if (labelBytes === 1 && PUBLISHED.test(path) && labels[0].every((label) => label < 10)) {
    names.push({ path, names: new Map(CIFAR10_CLASSES.map((name, i) => [i, name])) });
    notes.push(note('cifarNames', { file: path }));
  }
  if (labelBytes === 2) notes.push(note('cifarLabels', { file: path, which }));
  const form = `CIFAR-${labelBytes === 2 ? 100 : 10}`;
  blocks.push({
    file: path,
    form,
    part: nameFacts(path).part,
    count,
    labels: labels[labelBytes === 2 && which === 'fine' ? 1 : 0],
    shape: { height: 32, width: 32, channels: 3 },
    isBytes: true,
    values: (i, to) => to.set(image(i)),
    bytes: image,
  });
  return note('records', { form, records: count });
}

/** @param {PlainFile} file @param {Finds} finds @param {Contents} contents */
async function readTable({ path, start, size, read, slice }, { blocks, tables }, { notes }) {
  if (isJson(path) || /** @type {Uint8Array} */ (start).includes(0)) return null;
  const { endOfRows, newlineOf, openTable, PIXELS_LEAST, readRows, rowReader } =
    await import('../formats/csv.js');
  const { chooseColumns, whyNoPixels } = await import('./table-columns.js');
  const part = slice && size > LARGE_BYTES ? slice : sliceOf(await read());
  const head = await part(0, Math.min(size, LARGE_BYTES));
  // Quotes of a beginning that is cut off may be open, whatever the delimiter.
  const rowsEnd = size > LARGE_BYTES ? endOfRows(head, 0, newlineOf(head)) : 0;
  const whole = head.subarray(0, rowsEnd || head.length);
  const table = openTable(whole);
  if (table && table.sample.length === 0) {
    // A line with a comma or two is a text.
    if (table.columns < PIXELS_LEAST) return null;
    throw fault('csv-rows', note('noRows', { columns: table.columns }));
  }
  const columns = table && chooseColumns(table, path);
  if (!table || !columns) {
    const why = table && whyNoPixels(table);
    if (why) throw fault('csv-columns', why);
    const { readPictureTable } = await import('./picture-table.js');
    const labelled = table && (await readPictureTable(part, size, table, path));
    if (labelled) tables.push(labelled);
    return null;
  }
  const { labels, places, isBytes } = await readRows(part, size, table, columns);
  const rows = places.length - 1;
  const each = columns.pixels.length;
  const window = new FileWindow(part, size);
  const readRow = rowReader(table, columns.pixels);
  const rowOf = (/** @type {number} */ i) =>
    window.bytes.subarray(places[i] - window.start, places[i + 1] - window.start);
  notes.push(...columns.notes);
  blocks.push({
    file: path,
    form: 'CSV',
    part: nameFacts(path).part,
    count: rows,
    labels,
    shape: columns.shape,
    isBytes,
    ensure: (i) => window.ensure(places[i], places[i + 1]),
    values: (i, to) => readRow(rowOf(i), to),
    bytes: (i) => {
      if (!isBytes) return null;
      const image = new Uint8Array(each);
      readRow(rowOf(i), image);
      return image;
    },
  });
  return note('table', { rows, pixels: each, labelled: columns.label !== null });
}

/**
 * CIFAR-100 comes with names for either kind of label.
 * @param {Finds['names']} found
 * @param {'fine' | 'coarse'} labels
 */
function chosenNames(found, labels) {
  const other = labels === 'fine' ? /coarse/i : /fine/i;
  // What lies beside the images says more than what their own name is known for.
  const [beside, known] = [false, true].map((own) =>
    found.filter(({ path }) => PUBLISHED.test(path) === own),
  );
  const ordered = [...beside, ...known];
  return ordered.find(({ path }) => !other.test(path)) ?? ordered[0];
}
