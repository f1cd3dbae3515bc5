import { arrival as texts } from '../../i18n/en/arrival.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('comlink').Remote<import('../../worker/session.js').Session>} Session */

/**
 * Gives the worker a data set that must be loaded or handed over, or a part of it that is large enough to
 * start with.
 */
export class Arrival {
  #datasets;
  #store;
  /**
   * While a data set is loading: starts with the images that are loaded. Only the person can choose
   * this, because such a run is not the one that its settings and its link describe.
   * @type {((value?: unknown) => void) | null}
   */
  #startEarly = null;
  /** Downloads under way. An event of a finished one may come late. */
  #downloads = 0;
  /** Whether the present worker has the person's own data set. */
  #added = false;
  /** Whether it has the only copy of its images. */
  #isAway = false;
  /** New names of its classes, of which that worker does not know yet. @type {string[] | undefined} */
  #classNames;

  /**
   * @param {import('./datasets.js').Datasets} datasets
   * @param {import('../state/store.js').Store<LabState>} store
   */
  constructor(datasets, store) {
    this.#datasets = datasets;
    this.#store = store;
  }

  /**
   * The worker or the person's own data set was replaced, or has other names: add the data set again.
   * @param {string[]} [classNames]  all that is new
   */
  renew(classNames) {
    this.#classNames = this.#isAway ? classNames : undefined;
    this.#added = Boolean(this.#classNames && this.#added);
  }

  /**
   * @param {Session} session
   * @param {string} name  of the data set
   * @param {() => boolean} overtaken  whether another preparation has begun since
   * @param {boolean} [early]  whether the person may start with a part of it
   * @throws {import('../../engine/errors.js').MlpError} with the reason why it cannot be loaded
   */
  async provide(session, name, overtaken, early = true) {
    if (name !== 'custom') {
      const waits = texts.loading(await this.#datasets.require(name));
      this.#store.update({ waits });
      const loaded = this.#load(session, name);
      const whole = !early || (await this.#wholeOrEarly(loaded));
      if (!overtaken()) this.#store.update({ waits: '' });
      if (!whole) void this.#complete(loaded, overtaken);
      else this.#tell(await loaded);
    } else if (!this.#added) {
      const own = await this.#datasets.own();
      const dataset = await own.handOver(this.#store.state.wantedData, (set) =>
        session.addDataset(name, set),
      );
      this.#added = true;
      this.#isAway = dataset.isLarge;
      this.#store.update({ ownData: summaryOf(dataset) });
    } else if (this.#classNames) {
      const { recipe } = this.#store.state;
      await session.preview('renameClasses', { ...recipe, dataset: 'custom' }, this.#classNames);
      this.#classNames = undefined;
    }
  }

  /** @param {Promise<unknown>} loaded @returns {Promise<boolean>} whether it is all there */
  #wholeOrEarly(loaded) {
    const early = new Promise((resolve) => (this.#startEarly = resolve));
    return Promise.race([loaded.then(() => true), early.then(() => false)]).finally(
      () => (this.#startEarly = null),
    );
  }

  /** @param {Session} session @param {string} name @returns {Promise<string[]>} notes */
  async #load(session, name) {
    this.#downloads++;
    try {
      return await session.loadDataset(name, this.#datasets.baseUrl);
    } finally {
      this.#downloads--;
    }
  }

  /**
   * A part of the data set has arrived.
   * @param {{loaded: number, total: number, usable: number}} loading  loaded and total in bytes; usable:
   *   training images
   */
  arrived({ loaded, total, usable }) {
    if (!this.#downloads) return;
    this.#store.update({ loading: { loaded, total } });
    if (usable === 0 || !this.#startEarly) return;
    this.#store.update({ message: texts.someIn(usable), remedy: texts.beginEarly });
  }

  /** Starts without the rest of the data. @returns {boolean} whether data is still loading */
  beginEarly() {
    this.#startEarly?.();
    return this.#startEarly !== null;
  }

  /**
   * Waits for the rest of a data set. A run that started early does not use it.
   * @param {Promise<string[]>} loaded
   * @param {() => boolean} overtaken
   */
  async #complete(loaded, overtaken) {
    try {
      const notes = await loaded;
      if (overtaken()) return;
      this.#tell(notes);
      this.#store.update({ loading: null });
      this.#store.update({ dataMessage: texts.restArrived });
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      if (!overtaken()) this.#store.update({ loading: null, dataMessage: message });
    }
  }

  /** @param {string[]} notes */
  #tell(notes) {
    if (notes.length > 0) this.#store.update({ dataMessage: notes.join(' ') });
  }
}

/**
 * @param {import('./own-store.js').Dataset} dataset
 * @returns {import('../state/state.js').OwnDataset}
 */
const summaryOf = ({ train, test, name = '', sha256 = '', choices = '', notes = [] }) => ({
  ...{ name: name || 'data', sha256, choices, notes, count: train.count + test.count },
  ...{ train: train.count, test: test.count, classes: train.classNames.length },
});
