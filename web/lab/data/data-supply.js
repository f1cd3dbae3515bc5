import { generatedNames } from '../../engine/index.js';
import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../state.js').LabState} LabState */
/** @typedef {import('comlink').Remote<import('../../worker/session.js').Session>} Session */

/** Sees to it that the worker has the data set of a run, or enough of it to begin with. */
export class DataSupply {
  #datasets;
  #store;
  /**
   * While a data set is arriving: goes on with what is in. That is the person's choice and never
   * ours, because such a run is not the one that its settings and its link describe.
   * @type {((value?: unknown) => void) | null}
   */
  #goOn = null;
  /** Loads under way; news of one that is over may come late. */
  #arriving = 0;
  /** Whether the present worker has the person's own data set. */
  #handedOver = false;

  /**
   * @param {import('./datasets.js').Datasets} datasets
   * @param {import('../store.js').Store<LabState>} store
   */
  constructor(datasets, store) {
    this.#datasets = datasets;
    this.#store = store;
  }

  /** The worker or the person's own data set is another one: hand it over again. */
  renew() {
    this.#handedOver = false;
  }

  /**
   * @param {Session} session
   * @param {string} name  of the data set
   * @param {() => boolean} overtaken  whether another preparation has begun since
   * @throws {import('../../engine/errors.js').MlpError} with the reason why it cannot be had
   */
  async provide(session, name, overtaken) {
    if (generatedNames.includes(name)) return;
    if (name !== 'custom') {
      await this.#datasets.require(name);
      const loaded = this.#load(session, name);
      const begun = new Promise((resolve) => (this.#goOn = resolve));
      const whole = await Promise.race([loaded.then(() => true), begun.then(() => false)]).finally(
        () => (this.#goOn = null),
      );
      if (!whole) void this.#complete(loaded, overtaken);
      else this.#tell(await loaded);
    } else if (!this.#handedOver) {
      await session.addDataset(name, this.#datasets.custom());
      this.#handedOver = true;
    }
  }

  /** @param {Session} session @param {string} name @returns {Promise<string[]>} notes */
  async #load(session, name) {
    this.#arriving++;
    try {
      return await session.loadDataset(name, this.#datasets.baseUrl);
    } finally {
      this.#arriving--;
    }
  }

  /**
   * @param {{loaded: number, total: number, usable: number}} loading  bytes; training images that
   *   are in
   */
  arrived({ loaded, total, usable }) {
    if (!this.#arriving) return;
    this.#store.update({ loading: { loaded, total } });
    if (usable === 0 || !this.#goOn) return;
    this.#store.update({ message: texts.someIn(usable), remedy: texts.beginEarly });
  }

  /** The person does not want to wait for the rest. @returns {boolean} whether there is a rest */
  beginEarly() {
    this.#goOn?.();
    return this.#goOn !== null;
  }

  /**
   * The rest of a data set that a run began with in part: the run keeps what it has.
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
