import { MlpError } from '../../engine/index.js';
import { labTexts } from '../../i18n/en/lab.js';
import { datasetOf } from './own-files.js';
import { hasOwn, keepOwn, loadOwn } from './own-store.js';

/** @typedef {import('./own-files.js').Dataset} Dataset */

/** The person's own data set: of files that were chosen now, or of an earlier visit. */
export class OwnData {
  /** @type {Dataset | null} */
  #dataset = null;
  /** Whether that of an earlier visit is in the storage. */
  #isStored = hasOwn();

  /** In the menu. @returns {Promise<import('../../elements/base/types.js').DatasetChoice>} */
  async choice() {
    const available = this.#dataset !== null || (await this.#isStored);
    return { name: 'custom', title: labTexts.own, bytes: null, available };
  }

  /** @returns {Promise<Dataset>} @throws {MlpError} "data-missing" */
  async get() {
    if (await this.#isStored) this.#dataset ??= await loadOwn();
    if (this.#dataset) return this.#dataset;
    throw new MlpError('data-missing', labTexts.ownGone);
  }

  /**
   * Reads a person's files: one or two pairs of IDX images and labels, or CIFAR-10 batches.
   * @param {File[]} files
   * @throws {import('../../engine/errors.js').MlpError} the decoder's error for a bad file
   */
  async read(files) {
    this.#dataset = await datasetOf(files);
  }

  /** @returns {Promise<string>} a sentence when it cannot be kept over a reload, or empty */
  async keep() {
    return this.#dataset ? keepOwn(this.#dataset) : '';
  }

  /** @param {string[]} classNames */
  rename(classNames) {
    if (!this.#dataset) return;
    const { train, test } = this.#dataset;
    this.#dataset = { train: { ...train, classNames }, test: { ...test, classNames } };
    void this.keep();
  }
}
