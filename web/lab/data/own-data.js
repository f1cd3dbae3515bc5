import { MlpError } from '../../engine/index.js';
import { labTexts } from '../../i18n/en/lab.js';
import { hasOwn, keepOwn, loadOwn } from './own-store.js';

/** @typedef {import('./own-store.js').Dataset} Dataset */

/** The person's own data set: that was chosen now, or of an earlier visit. */
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

  /**
   * @param {import('../state/state.js').LinkedData | null} wanted  that the link names
   * @returns {Promise<Dataset>}
   * @throws {MlpError} "data-missing"
   */
  async get(wanted) {
    if (await this.#isStored) this.#dataset ??= await loadOwn(wanted?.sha256);
    if (this.#dataset) return this.#dataset;
    throw new MlpError('data-missing', wanted ? labTexts.ownWanted : labTexts.ownGone);
  }

  /** @param {Dataset} dataset */
  set(dataset) {
    this.#dataset = dataset;
  }

  /** @returns {Promise<string>} a sentence when it cannot be kept over a reload, or empty */
  async keep() {
    return this.#dataset ? keepOwn(this.#dataset) : '';
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
    void this.keep();
  }
}
