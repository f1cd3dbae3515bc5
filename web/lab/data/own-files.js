import { decodeCifar10 } from '../../data/formats/cifar.js';
import { maybeGunzip } from '../../data/base/gzip.js';
import { decodeIdxImages, decodeIdxLabels, pairIdx } from '../../data/formats/idx.js';
import { nameFile } from '../../data/base/name-file.js';
import { concatSamples } from '../../engine/samples.js';
import { MlpError } from '../../engine/index.js';
import { labTexts } from '../../i18n/en/lab.js';

/** @typedef {import('../../engine/samples.js').Samples} Samples */
/** @typedef {{train: Samples, test: Samples}} Dataset */

/** Limit of an unpacked file in bytes: more than five times MNIST's training images. */
const FILE_LIMIT = 256 * 1024 * 1024;
/** The part of the images that becomes the test set where the files have none. */
const TEST_SHARE = 1 / 6;

/**
 * Makes a data set of a person's files: one or two pairs of IDX images and labels, or CIFAR-10 batches.
 * @param {File[]} files
 * @returns {Promise<Dataset>}
 * @throws {MlpError} the decoder's error for a bad file
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
function readFile(file) {
  const { name } = file;
  return nameFile(name, async () => {
    const buffer = await file.arrayBuffer().catch((/** @type {Error} */ { message }) => {
      throw new MlpError('file-unreadable', message);
    });
    return { name, bytes: await maybeGunzip(new Uint8Array(buffer), { limit: FILE_LIMIT }) };
  });
}

/** @template T @param {ReadFile} file @param {(bytes: Uint8Array) => T} decoder @returns {T} */
const decode = ({ name, bytes }, decoder) => nameFile(name, () => decoder(bytes));

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

/** The fourth byte of an IDX file is the number of dimensions. @param {ReadFile} file */
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
  const sets = decoded.map((pair, i) =>
    nameFile(`${images[i].name}, ${labels[i].name}`, () =>
      pairIdx(pair.images, pair.labels, { classes }),
    ),
  );
  if (sets.length === 1) return heldBack(sets[0]);
  // The smaller pair is the test set, whatever its name.
  const [test, train] = sets.sort((a, b) => a.count - b.count);
  return { train, test };
}

/** @param {ReadFile} a @param {ReadFile} b */
const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** Splits off the last sixth as the test set. @param {Samples} samples @returns {Dataset} */
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
