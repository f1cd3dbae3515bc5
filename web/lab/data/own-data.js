import { LARGE_SET, pixelBytes } from '../../engine/core/held-pixels.js';
import { MlpError } from '../../engine/index.js';
import { labTexts } from '../../i18n/en/lab.js';
import { rpc } from '../../worker/rpc.js';
import { hasOwn, keepOwn, loadOwn, whyNotKept } from './own-store.js';

/** @typedef {import('./own-store.js').Dataset} Dataset */

/** Whether a worker has the only copy of its images. @param {Dataset} dataset */
const isAway = ({ train }) => train.count > 0 && train.pixels.length === 0;

/**
 * The person's own data set: that was chosen now, or of an earlier visit. Of a large one the worker that trains
 * has the only copy; for another worker it is read again.
 */
export class OwnData {
  /** @type {Dataset | null} */
  #dataset = null;
  /** Whether that of an earlier visit is in the storage. */
  #isStored = hasOwn();
  /** Ends when the set is in the storage, or cannot be. @type {Promise<string>} */
  #keeping = Promise.resolve('');

  /** In the menu. @returns {Promise<import('../../elements/base/types.js').DatasetChoice>} */
  async choice() {
    const available = this.#dataset !== null || (await this.#isStored);
    return { name: 'custom', title: labTexts.own, bytes: null, available };
  }

  /**
   * Gives the set to a worker.
   * @param {import('../state/state.js').LinkedData | null} wanted  that the link names
   * @param {(set: {train: Dataset['train'], test: Dataset['test']}) => Promise<unknown>} give
   * @returns {Promise<Dataset & {isLarge: boolean}>} isLarge: its images are the worker's now
   * @throws {MlpError} "data-missing"
   */
  async handOver(wanted, give) {
    await this.#keeping;
    const dataset = await this.#whole(wanted);
    const { train, test } = dataset;
    const isLarge = pixelBytes(dataset) > LARGE_SET;
    const buffers = /** @type {Set<ArrayBuffer>} */ (
      new Set([train.pixels.buffer, test.pixels.buffer])
    );
    await give(isLarge ? rpc.transfer({ train, test }, [...buffers]) : { train, test });
    return { ...dataset, isLarge };
  }

  /** @param {import('../state/state.js').LinkedData | null} wanted @returns {Promise<Dataset>} with its images */
  async #whole(wanted) {
    if (await this.#isStored) this.#dataset ??= await loadOwn(wanted?.sha256);
    if (this.#dataset && isAway(this.#dataset)) this.#dataset = await readAgain(this.#dataset);
    if (this.#dataset) return this.#dataset;
    throw new MlpError('data-missing', wanted ? labTexts.ownWanted : labTexts.ownGone);
  }

  /** @param {Dataset} dataset */
  set(dataset) {
    this.#dataset = dataset;
  }

  /** @returns {Promise<string>} a sentence when it cannot be kept over a reload, or empty */
  keep() {
    if (this.#dataset) this.#keeping = keepOwn(this.#dataset);
    return this.#keeping;
  }

  /** @param {string[]} classNames */
  rename(classNames) {
    if (!this.#dataset) return;
    const { train, test } = this.#dataset;
    this.#dataset = {
      ...this.#dataset,
      train: { ...train, classNames },
      test: { ...test, classNames },
    };
    if (!isAway(this.#dataset)) void this.keep();
    else this.#keeping = keepNames(this.#dataset);
  }
}

/**
 * A set whose images a worker has, with images of its own: from the storage, else from its files.
 * @param {Dataset} dataset
 * @returns {Promise<Dataset>}
 * @throws {MlpError} "data-missing"
 */
async function readAgain(dataset) {
  const { sha256, again } = dataset;
  const found = (await storedAs(dataset)) ?? (await again?.().catch(() => null));
  if (found && found.sha256 === sha256) return withImages(dataset, found);
  throw new MlpError('data-missing', labTexts.ownGone);
}

/** The set as it is in the storage, if it is. @param {Dataset} dataset */
async function storedAs(dataset) {
  const stored = whyNotKept(dataset) ? null : await loadOwn(dataset.sha256);
  return stored?.sha256 === dataset.sha256 ? stored : null;
}

/** Gives the set in the storage new names. @param {Dataset} dataset  without its images */
async function keepNames(dataset) {
  const stored = await storedAs(dataset);
  return stored ? keepOwn(withImages(dataset, stored)) : '';
}

/** @param {Dataset} dataset @param {Pick<Dataset, 'train' | 'test'>} found @returns {Dataset} */
const withImages = (dataset, found) => ({
  ...dataset,
  train: { ...dataset.train, pixels: found.train.pixels },
  test: { ...dataset.test, pixels: found.test.pixels },
});
