import { decodeCifar10 } from '../../data/cifar.js';
import { maybeGunzip } from '../../data/gzip.js';
import { decodeIdxImages, decodeIdxLabels, pairIdx } from '../../data/idx.js';
import { concatSamples } from '../../engine/samples.js';
import { MlpError } from '../../engine/index.js';
import { labTexts } from '../../i18n/en/lab.js';

/** @typedef {import('../../engine/samples.js').Samples} Samples */
/** @typedef {import('./datasets.js').Dataset} Dataset */

/** What a person's file may unpack to: four times all of MNIST's training images. */
const FILE_LIMIT = 256 * 1024 * 1024;
/** Of a set that comes in one piece, the part that is held back for the test. */
const TEST_SHARE = 1 / 6;

/**
 * A data set of a person's files: one or two pairs of IDX images and labels, or CIFAR-10 batches.
 * @param {File[]} files
 * @returns {Promise<Dataset>}
 * @throws {MlpError} what the decoders say of a bad file
 */
export async function datasetOf(files) {
  const read = await Promise.all(files.map(readFile));
  const batches = read.filter(({ name }) => /\.bin(\.gz)?$/i.test(name));
  return batches.length > 0 ? fromBatches(batches) : fromIdx(read);
}

/**
 * @typedef {{name: string, bytes: Uint8Array}} ReadFile
 * @param {File} file
 * @returns {Promise<ReadFile>}
 */
async function readFile(file) {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name: file.name, bytes: await maybeGunzip(bytes, { limit: FILE_LIMIT }) };
  } catch (error) {
    throw named(file.name, error);
  }
}

/** The decoder's sentence, with the file it is about. @param {string} name @param {unknown} error */
function named(name, error) {
  const { code, message } = /** @type {MlpError} */ (error);
  return new MlpError(code ?? 'file-unreadable', `${name}: ${message}`);
}

/** @template T @param {ReadFile} file @param {(bytes: Uint8Array) => T} decode @returns {T} */
function decode({ name, bytes }, decode) {
  try {
    return decode(bytes);
  } catch (error) {
    throw named(name, error);
  }
}

/** @param {ReadFile[]} files @returns {Dataset} */
function fromBatches(files) {
  const isTest = (/** @type {ReadFile} */ { name }) => /test/i.test(name);
  /** @param {ReadFile[]} some */
  const join = (some) => concatSamples(some.map((file) => decode(file, decodeCifar10)));
  const test = files.filter(isTest);
  const train = files.filter((file) => !isTest(file));
  if (train.length > 0 && test.length > 0) return { train: join(train), test: join(test) };
  return heldBack(join(files));
}

/** IDX's third byte is the type, its fourth the number of dimensions. @param {ReadFile} file */
const isImages = ({ bytes }) => bytes.length > 3 && bytes[3] > 1;

/** @param {ReadFile[]} files @returns {Dataset} */
function fromIdx(files) {
  const images = files.filter(isImages).sort(byName);
  const labels = files.filter((file) => !isImages(file)).sort(byName);
  if (images.length !== labels.length || images.length < 1 || images.length > 2) {
    throw new MlpError('files-pairing', labTexts.pairing(images.length, labels.length));
  }
  const decoded = images.map((file, i) => ({
    images: decode(file, decodeIdxImages),
    labels: decode(labels[i], decodeIdxLabels),
  }));
  const most = Math.max(
    ...decoded.map(({ labels: { labels: values } }) => values.reduce((a, b) => Math.max(a, b), 0)),
  );
  const classes = Array.from({ length: most + 1 }, (_, i) => String(i));
  const sets = decoded.map((pair, i) => {
    try {
      return pairIdx(pair.images, pair.labels, { classes });
    } catch (error) {
      throw named(`${images[i].name}, ${labels[i].name}`, error);
    }
  });
  if (sets.length === 1) return heldBack(sets[0]);
  // The smaller pair is the test, whatever the names say.
  const [test, train] = sets.sort((a, b) => a.count - b.count);
  return { train, test };
}

/** @param {ReadFile} a @param {ReadFile} b */
const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** The last sixth for the test. @param {Samples} samples @returns {Dataset} */
function heldBack(samples) {
  const count = Math.max(1, Math.floor(samples.count * TEST_SHARE));
  const first = samples.count - count;
  if (first < 2) throw new MlpError('samples-count', labTexts.tooFew);
  return { train: slice(samples, 0, first), test: slice(samples, first, samples.count) };
}

/** @param {Samples} samples @param {number} from @param {number} to @returns {Samples} */
const slice = (samples, from, to) => ({
  ...samples,
  count: to - from,
  pixels: samples.pixels.subarray(from * samples.inputs, to * samples.inputs),
  labels: samples.labels.subarray(from, to),
});
