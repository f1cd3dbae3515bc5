import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../state/state.js').StoredRun} StoredRun */

/** @typedef {import('../state/state.js').KeptRun} KeptRun */

const LOCK = 'mlp-lab-checkpoint';
const KEY = 'run';

/**
 * Keeps the run under way, so that a dead worker or a reload loses at most an epoch: always in memory,
 * and in IndexedDB where the browser allows it. If several labs are open, in one page or in several,
 * only the first one uses the storage: otherwise each would offer the running runs of the others as
 * interrupted ones.
 */
export class Checkpoints {
  /** @type {KeptRun | null} */
  #latest = null;
  /** @type {import('./storage.js').Disk | null} */
  #disk = null;
  /** The checkpoint to write next. @type {KeptRun | null} */
  #waiting = null;
  #writing = false;
  #ended = new AbortController();
  /** There before a run ends: who leaves the page right after loses nothing. */
  #finished = import('./finished-run.js');
  #tell;

  /** @param {(sentence: string) => void} tell  called when nothing can be stored */
  constructor(tell) {
    this.#tell = tell;
    this.#finished.catch(() => {}); // finish() says it
  }

  /** The run to resume, if there is one. */
  get latest() {
    return this.#latest;
  }

  /**
   * Waits for the lock of the storage, then reads the run that an earlier visit left unfinished.
   * @returns {Promise<KeptRun | null>}  not resolved while another lab has the lock
   */
  async open() {
    await this.#claim();
    try {
      const [{ openDisk }, { readKept }, { endedSince }] = await Promise.all([
        import('./storage.js'),
        import('./valid-run.js'),
        import('./run-records.js'),
      ]);
      this.#disk = openDisk(LOCK, 'runs');
      const stored = await this.#disk.get(KEY);
      const kept = readKept(stored);
      if (kept && !this.#latest && (await endedSince(kept))) {
        if (!this.#latest) this.drop();
        return null;
      }
      if (stored !== undefined && !kept) {
        this.drop(); // nobody can resume it, and the next checkpoint takes its place
        this.#tell((await import('../../i18n/en/lab.js')).labTexts.unreadable(1));
      }
      this.#latest ??= kept;
      return kept;
    } catch {
      this.#failed();
      return null;
    }
  }

  /** Resolves when this lab has the lock. It keeps the lock until close(). */
  #claim() {
    return new Promise((resolve) => {
      // Plain http pages have no locks: there, every lab uses the storage.
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
   * Deletes the run. This does not wait for a write under way, because the browser finishes that first.
   * If the page is left now, the deletion may be lost; open() finds a run that has ended since.
   */
  drop() {
    this.#latest = null;
    this.#waiting = null;
    this.#disk?.put(KEY, undefined).catch(() => this.#failed());
  }

  /**
   * Deletes the run, which is finished, and keeps its last checkpoint to show it after a reload.
   * @param {StoredRun | null} run  with its outcome
   * @param {boolean} betweenEpochs  whether it ended with an epoch; else no checkpoint has its weights
   */
  finish(run, betweenEpochs) {
    const last = this.#latest;
    this.drop();
    if (!run || !last || !betweenEpochs || last.epoch !== run.outcome?.epochs.length) return;
    void this.#finished
      .then(({ keepFinished }) => keepFinished({ ...last, run, recipe: run.recipe }))
      .catch(() => this.#tell(texts.notKept));
  }

  /**
   * Writes one checkpoint at a time. Of those that come meanwhile, only the newest is written.
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
