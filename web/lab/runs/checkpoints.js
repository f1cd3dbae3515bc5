import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../state.js').StoredRun} StoredRun */
/** @typedef {import('../../engine/recipe/presets.js').Recipe} Recipe */

/**
 * A run as it stood after an epoch.
 * @typedef {object} KeptRun
 * @property {number} epoch  the last one done
 * @property {Uint8Array<ArrayBuffer>} bytes  the checkpoint, for the worker
 * @property {StoredRun} run  with its curve so far
 * @property {Recipe} recipe  the settings on show, which may have left those that the run began with
 */

const LOCK = 'mlp-lab-checkpoint';
const KEY = 'run';

/**
 * Keeps the run under way, so that neither a dead worker nor a reload loses more than an epoch: in
 * memory always, and in IndexedDB where the browser gives it. Of several labs that are open at once,
 * in one page or in several, the first one uses the storage; else each would take the others' runs
 * for interrupted ones.
 */
export class Checkpoints {
  /** @type {KeptRun | null} */
  #latest = null;
  /** @type {import('./storage.js').Disk | null} */
  #disk = null;
  /** What waits to be written. @type {KeptRun | null} */
  #waiting = null;
  #writing = false;
  #ended = new AbortController();
  #tell;

  /** @param {(sentence: string) => void} tell  called once when nothing can be stored */
  constructor(tell) {
    this.#tell = tell;
  }

  /** The run to go on with, if there is one. */
  get latest() {
    return this.#latest;
  }

  /**
   * Waits for the right to use the storage, then says what run an earlier visit left unfinished.
   * @returns {Promise<KeptRun | null>}  never fulfilled while another lab has that right
   */
  async open() {
    await this.#claim();
    try {
      const { openDisk } = await import('./storage.js');
      this.#disk = openDisk(LOCK, 'runs');
      /** @type {KeptRun | undefined} */
      const kept = await this.#disk.get(KEY);
      this.#latest ??= kept ?? null;
      return kept ?? null;
    } catch {
      this.#failed();
      return null;
    }
  }

  /** Resolves when this lab has the lock, which it keeps until close(). */
  #claim() {
    return new Promise((resolve) => {
      // Plain http pages have no locks: there every lab counts as the only one.
      if (!globalThis.navigator.locks) return resolve(undefined);
      const { signal } = this.#ended;
      const held = () =>
        new Promise((release) => {
          resolve(undefined);
          signal.addEventListener('abort', release);
        });
      navigator.locks.request(LOCK, { signal }, held).catch(() => {});
    });
  }

  /** @param {KeptRun} kept */
  keep(kept) {
    this.#latest = kept;
    void this.#write(kept);
  }

  /**
   * The run is over, or nobody wants it any more. This waits for no write under way, which the browser
   * does first anyhow: a page that is left now must not offer a finished run on its next visit.
   */
  drop() {
    this.#latest = null;
    this.#waiting = null;
    this.#disk?.put(KEY, undefined).catch(() => this.#failed());
  }

  /**
   * One write at a time; what comes meanwhile replaces what waits.
   * @param {KeptRun} kept
   */
  async #write(kept) {
    this.#waiting = kept;
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting && this.#disk) {
      const next = this.#waiting;
      this.#waiting = null;
      await this.#disk.put(KEY, next).catch(() => this.#failed());
    }
    this.#writing = false;
  }

  #failed() {
    this.#disk = null;
    this.#tell(texts.notKept);
  }

  /** Lets another lab use the storage. */
  close() {
    this.#ended.abort();
    this.#disk = null;
  }
}
