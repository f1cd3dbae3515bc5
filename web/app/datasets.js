import { catalogue } from '../../data/catalogue.js';
import { decodeCifar10 } from '../data/cifar.js';
import { maybeGunzip } from '../data/gzip.js';
import { decodeIdxImages, decodeIdxLabels, pairIdx } from '../data/idx.js';
import { concatSamples } from '../data/samples.js';
import { listPacks } from '../data/shards.js';
import { MlpError } from '../engine/index.js';
import { texts } from './texts.js';

/** @typedef {import('../data/samples.js').Samples} Samples */
/** @typedef {import('../elements/types.js').DatasetChoice} DatasetChoice */
/** @typedef {{train: Samples, test: Samples}} Dataset */

/** What a person's file may unpack to: four times all of MNIST's training images. */
const FILE_LIMIT = 256 * 1024 * 1024;
/** Of a set that comes in one piece, the part that is held back for the test. */
const TEST_SHARE = 1 / 6;

/** The data sets of this page: generated ones, those that the site has, the person's own. */
export class Datasets {
  /** @type {Promise<import('../data/shards.js').PackEntry[]> | null} */
  #packs = null;
  /** @type {Dataset | null} */
  #custom = null;

  /** @param {string} baseUrl  the folder of the packs, ending with "/" */
  constructor(baseUrl) {
    /** Folder of the packs. */
    this.baseUrl = baseUrl;
  }

  /** @returns {Promise<DatasetChoice[]>} in the order of the menu */
  async list() {
    this.#packs ??= listPacks(this.baseUrl);
    const packs = await this.#packs;
    const published = Object.entries(catalogue).map(([name, { title }]) => {
      const pack = packs.find((candidate) => candidate.name === name);
      return {
        name,
        title,
        bytes: pack?.bytes ?? null,
        available: pack !== undefined,
        note: pack ? '' : texts.notOnThisSite,
      };
    });
    /** @type {DatasetChoice[]} */
    const choices = [
      { name: 'digits', title: texts.digits, bytes: null, available: true },
      { name: 'shapes', title: texts.shapes, bytes: null, available: true },
      ...published,
    ];
    if (this.#custom) {
      choices.push({ name: 'custom', title: texts.own, bytes: null, available: true });
    }
    return choices;
  }

  /**
   * @param {string} name  of a published data set
   * @throws {MlpError} "data-missing" when this site does not have it
   */
  async require(name) {
    const choice = (await this.list()).find((candidate) => candidate.name === name);
    if (!choice?.available) {
      throw new MlpError('data-missing', texts.notHere(choice?.title ?? name));
    }
  }

  /**
   * The person's own data set.
   * @returns {Dataset}
   */
  custom() {
    if (this.#custom) return this.#custom;
    throw new MlpError('data-missing', texts.ownGone);
  }

  /**
   * Takes a person's files: one or two pairs of IDX images and labels, or CIFAR-10 batches.
   * @param {File[]} files
   * @returns {Promise<string>} the name that the data set has from now on
   * @throws {MlpError} what the decoders say of a bad file
   */
  async fromFiles(files) {
    const read = await Promise.all(files.map(readFile));
    const batches = read.filter(({ name }) => /\.bin(\.gz)?$/i.test(name));
    this.#custom = batches.length > 0 ? fromBatches(batches) : fromIdx(read);
    return 'custom';
  }

  /** @param {string[]} classNames  of the person's own data set */
  renameClasses(classNames) {
    if (!this.#custom) return;
    const { train, test } = this.#custom;
    this.#custom = { train: { ...train, classNames }, test: { ...test, classNames } };
  }
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
    throw new MlpError('files-pairing', texts.pairing(images.length, labels.length));
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
  if (first < 2) throw new MlpError('samples-count', texts.tooFew);
  return { train: slice(samples, 0, first), test: slice(samples, first, samples.count) };
}

/** @param {Samples} samples @param {number} from @param {number} to @returns {Samples} */
const slice = (samples, from, to) => ({
  ...samples,
  count: to - from,
  pixels: samples.pixels.subarray(from * samples.inputs, to * samples.inputs),
  labels: samples.labels.subarray(from, to),
});
