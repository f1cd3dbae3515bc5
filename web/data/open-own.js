/** Own data for whoever imports mlp-lab/data: arguments are checked, files are anything that has bytes. */
import { checkBytes, checkFields, checkFunction, checkObject, checkText } from '../engine/check.js';
import { MlpError } from '../engine/errors.js';
import { shown } from '../engine/shown.js';
import { checkDataset } from '../engine/samples.js';
import { fault, note } from './base/note.js';

/** @typedef {import('./own/own-set.js').OwnOptions} OwnOptions */
/** @typedef {import('../engine/samples.js').SampleSource} SampleSource */

/**
 * A file: a browser's File, or a path with its bytes.
 * @typedef {Blob & {name: string, webkitRelativePath?: string}
 *   | {path: string, bytes: Uint8Array | ArrayBuffer}
 *   | {path: string, size: number, read: () => Promise<Uint8Array>,
 *     slice?: (from: number, to: number) => Promise<Uint8Array>}} OwnFile  slice: some of the bytes of a large file
 */

/**
 * Opens a person's files: folders and archives of pictures (PNG, JPEG, WebP), IDX, CIFAR, NPY, NPZ, CSV, ARFF
 * and Parquet files. The code for it is loaded when it is called.
 *
 * @template [Text=string]
 * @param {Iterable<OwnFile>} files
 * @param {OwnOptions} [options]
 * @param {import('../i18n/say.js').Say<Text>} [say]  what its notes become: English sentences unless given
 * @returns {Promise<import('./own/own-set.js').OwnSet<Text>>} its preview() says what was understood, its prepare() makes the samples
 * @throws {MlpError} "bad-argument"; "own-empty", "own-several", "own-pairing", "own-counts", "file-limit",
 *   and what the formats throw
 */
export async function openOwn(files, options = {}, say) {
  const given =
    typeof files === 'object' && files !== null && Symbol.iterator in files ? [...files] : null;
  if (!given) {
    throw new MlpError(
      'bad-argument',
      `The argument files must be a list of files, not ${shown(files)}.`,
    );
  }
  const sources = given.map((file, i) => sourceOf(file, `files[${i}]`));
  checkOptions(options);
  const { openOwnFiles } = await import('./own/own-set.js');
  return openOwnFiles(sources, options, say);
}

/** @param {OwnOptions} options @throws {MlpError} "bad-argument" */
function checkOptions(options) {
  const { only, labels, onFile, decodeParquet } = checkFields(options, 'options', [
    ...['only', 'labels', 'onFile', 'decodeParquet'],
  ]);
  if (only !== undefined) checkText(only, 'options.only');
  if (onFile !== undefined) checkFunction(/** @type {Function} */ (onFile), 'options.onFile');
  if (decodeParquet !== undefined)
    checkFunction(/** @type {Function} */ (decodeParquet), 'options.decodeParquet');
  if (labels === undefined || labels === 'fine' || labels === 'coarse') return;
  throw new MlpError(
    'bad-argument',
    `The argument options.labels must be fine or coarse, not ${shown(labels)}.`,
  );
}

/** @param {unknown} value @param {string} name @returns {import('./sources/expand.js').SourceFile} */
function sourceOf(value, name) {
  const file = /** @type {any} */ (checkObject(value, name));
  if (typeof file.arrayBuffer === 'function') {
    const blob = /** @type {File} */ (file);
    const path = blob.webkitRelativePath || checkText(blob.name, `${name}.name`);
    const slice = (/** @type {number} */ from, /** @type {number} */ to) =>
      bytesOf(blob.slice(from, to), path);
    return { path, size: blob.size, read: () => bytesOf(blob, path), slice };
  }
  const path = checkText(file.path, `${name}.path`);
  if (typeof file.read === 'function') {
    const { read, slice } = file;
    const parts = typeof slice === 'function' && { slice };
    return { path, size: Number(file.size) || 0, read, ...parts };
  }
  const bytes = checkBytes(file.bytes, `${name}.bytes`);
  return { path, size: bytes.length, read: async () => bytes };
}

/** @param {Blob} blob @param {string} path */
async function bytesOf(blob, path) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw fault('file-unreadable', note('unreadable', { file: path, reason: message }));
  }
}

/**
 * A data set as an NPZ file for numpy and Keras: x_train, y_train, x_test, y_test and class_names.
 * @param {{train: SampleSource, test: SampleSource}} dataset
 * @returns {Promise<Uint8Array>}
 * @throws {MlpError} as makeSamples()
 */
export async function saveNpz(dataset) {
  const checked = checkDataset(dataset);
  return (await import('./formats/save.js')).encodeNpz(checked);
}

/**
 * A data set as IDX files, as MNIST has them, and class-names.txt.
 * @param {{train: SampleSource, test: SampleSource}} dataset
 * @returns {Promise<{name: string, bytes: Uint8Array}[]>}
 * @throws {MlpError} as makeSamples()
 */
export async function saveIdx(dataset) {
  const checked = checkDataset(dataset);
  return (await import('./formats/save.js')).encodeIdxFiles(checked);
}
