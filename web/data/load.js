/**
 * A published data set from its files to sample sets. Where the files come from is not decided
 * here: the caller brings a reader, of a folder in Node, by fetch in a browser.
 */
import { MlpError } from '../engine/errors.js';
import { findDataset } from './catalogue.js';
import { decodeCifar10 } from './formats/cifar.js';
import { maybeGunzip } from './base/gzip.js';
import { decodeIdxImages, decodeIdxLabels, pairIdx } from './formats/idx.js';
import { nameFile } from './base/name-file.js';
import { concatSamples } from '../engine/samples.js';

/** @import { DataFile, Dataset } from './catalogue.js' */
/** @import { Samples } from '../engine/samples.js' */

/**
 * Reads a file by its bare name, e.g. "train-images-idx3-ubyte.gz". A file that is not there is an
 * MlpError with the code `file-missing` whose sentence says where it was looked for; the loader
 * then tries the same file in its other form. Every other error goes straight to the caller.
 *
 * @typedef {(fileName: string) => Promise<Uint8Array>} ReadFile
 */

/**
 * A file as it was found: its bytes and whether they are the published ones or a known cut-down copy,
 * or why there are none.
 *
 * @typedef {{name: string, bytes: Uint8Array, known: boolean, missing?: undefined}
 *   | {missing: MlpError}} Found
 *
 * @typedef {object} Part
 * @property {Samples} samples
 * @property {string[]} absent  names of files that are not there
 * @property {string[]} unknown  names of files whose bytes are others than the published ones
 */

/**
 * Loads a data set, each file with or without `.gz`.
 *
 * @param {string} name  a name of the catalogue: "mnist" or "cifar10"
 * @param {ReadFile} readFile
 * @returns {Promise<{train: Samples, test: Samples, notes: string[]}>} notes: sentences on how it differs
 *   from the published data set, empty when it does not
 * @throws {MlpError} `dataset-unknown`; `data-missing`: a file it cannot do without; `data-shape`:
 *   images of another size than the data set's; and what the decoders throw, with the file's name
 */
export async function loadDataset(name, readFile) {
  const dataset = findDataset(name);
  const load = dataset.format === 'idx' ? loadIdx : loadBatches;
  const train = await load(dataset, 'train', readFile);
  const test = await load(dataset, 'test', readFile);
  const notes = [
    ...notesOn(dataset, 'train', train),
    ...notesOn(dataset, 'test', test),
    ...notesOnUnknown(dataset, [...train.unknown, ...test.unknown]),
  ];
  return { train: train.samples, test: test.samples, notes };
}

/**
 * A part that is one file of images and one of labels.
 *
 * @param {Dataset} dataset
 * @param {'train' | 'test'} part
 * @param {ReadFile} readFile
 * @returns {Promise<Part>}
 */
async function loadIdx(dataset, part, readFile) {
  const files = dataset.files.filter((file) => file.part === part);
  const [imageFile, labelFile] = ['images', 'labels'].map(
    (holds) => /** @type {DataFile} */ (files.find((file) => file.holds === holds)),
  );
  const found = [];
  for (const file of [imageFile, labelFile]) found.push(await readOne(dataset, file, readFile));
  const images = decoded(found[0], decodeIdxImages);
  const labels = decoded(found[1], decodeIdxLabels);
  const { height, width } = dataset;
  if (images.rows !== height || images.columns !== width) {
    throw new MlpError(
      'data-shape',
      `${imageFile.name} holds images of ${images.rows} x ${images.columns}, but those of ` +
        `${dataset.title} are ${height} x ${width}; it belongs to another data set.`,
      { rows: images.rows, columns: images.columns },
    );
  }
  const samples = pairIdx(images, labels, { classes: dataset.classNames });
  const unknown = found.filter(({ known }) => !known).map(({ name }) => name);
  return { samples, absent: [], unknown };
}

/**
 * A part that is one or more batches of records, of which some may be absent.
 *
 * @param {Dataset} dataset
 * @param {'train' | 'test'} part
 * @param {ReadFile} readFile
 * @returns {Promise<Part>}
 */
async function loadBatches(dataset, part, readFile) {
  const files = dataset.files.filter((file) => file.part === part);
  /** @type {Samples[]} */
  const sets = [];
  /** @type {string[]} */
  const absent = [];
  /** @type {string[]} */
  const unknown = [];
  /** @type {MlpError | undefined} */
  let missing;
  for (const file of files) {
    const found = await readEither(file, readFile);
    if (found.missing) {
      absent.push(file.name);
      missing ??= found.missing;
    } else {
      sets.push(decoded(found, decodeCifar10));
      if (!found.known) unknown.push(found.name);
    }
  }
  if (missing && sets.length === 0) throw dataMissing(dataset, files[0], missing);
  return { samples: concatSamples(sets), absent, unknown };
}

/**
 * @param {Dataset} dataset
 * @param {DataFile} file
 * @param {ReadFile} readFile
 */
async function readOne(dataset, file, readFile) {
  const found = await readEither(file, readFile);
  if (found.missing) throw dataMissing(dataset, file, found.missing);
  return found;
}

/**
 * Reads a file in the form `./build.sh data` stores it in, or in the other one.
 *
 * @param {DataFile} file
 * @param {ReadFile} readFile
 * @returns {Promise<Found>}
 */
async function readEither(file, readFile) {
  const gzipped = `${file.name}.gz`;
  const names = file.stored === gzipped ? [gzipped, file.name] : [file.name, gzipped];
  /** @type {MlpError | undefined} */
  let missing;
  for (const name of names) {
    try {
      const bytes = await readFile(name);
      const plain = await nameFile(name, () => maybeGunzip(bytes, { limit: file.bytes }));
      return { name, bytes: plain, known: await isKnown(file, plain) };
    } catch (error) {
      if (!(error instanceof MlpError) || error.code !== 'file-missing') throw error;
      missing ??= error;
    }
  }
  return { missing: /** @type {MlpError} */ (missing) };
}

/**
 * Whether bytes are those of the catalogue. Where nothing can tell, on plain http pages, they pass.
 *
 * @param {DataFile} file
 * @param {Uint8Array} bytes
 */
async function isKnown(file, bytes) {
  if (!globalThis.crypto?.subtle) return true;
  const hash = await crypto.subtle.digest('SHA-256', /** @type {BufferSource} */ (bytes));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  return hex === file.sha256 || hex === file.subset?.sha256;
}

/**
 * @template T
 * @param {{name: string, bytes: Uint8Array}} file
 * @param {(bytes: Uint8Array) => T} decoder
 * @returns {T}
 */
const decoded = ({ name, bytes }, decoder) => nameFile(name, () => decoder(bytes));

/**
 * @param {Dataset} dataset
 * @param {DataFile} file
 * @param {MlpError} missing  what the reader said
 */
function dataMissing(dataset, file, missing) {
  const { title, sources, archive } = dataset;
  return new MlpError(
    'data-missing',
    `${title} needs the file ${file.stored}. ${missing.message} ` +
      `It is ${archive ? 'in' : 'at'} ${sources[0]}${archive?.name ?? file.stored}; ` +
      'in a clone of mlp-lab, ./build.sh data fetches it, or takes it from a folder by --from DIR.',
    { file: file.stored },
  );
}

/**
 * @param {Dataset} dataset
 * @param {string[]} unknown  names of files
 * @returns {string[]}
 */
function notesOnUnknown({ title }, unknown) {
  if (unknown.length === 0) return [];
  return [
    `The SHA-256 of ${unknown.join(', ')} is not that of the published ${title}: it is another data set ` +
      `under the same names, or a changed copy. Do not compare its figures with those of ${title}.`,
  ];
}

/**
 * @param {Dataset} dataset
 * @param {'train' | 'test'} part
 * @param {Part} loaded
 * @returns {string[]}
 */
function notesOn(dataset, part, { samples, absent }) {
  const published = dataset.split[part];
  if (samples.count === published) return [];
  const why = absent.length > 0 ? ` (${absent.join(', ')} not found)` : '';
  return [
    `The ${part === 'train' ? 'training' : 'test'} set of ${dataset.title} has ` +
      `${samples.count} samples instead of the ${published} published${why}; ` +
      `all are at ${dataset.sources[0]}, and in a clone of mlp-lab ./build.sh data fetches them.`,
  ];
}
