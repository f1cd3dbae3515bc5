import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../state/state.js').StoredRun} StoredRun */

/** @typedef {import('../state/state.js').KeptRun} KeptRun */

const NAME = 'mlp-lab-checkpoint';
/** What the keys of all runs begin with. Where there are no locks, it is the only key. */
const KEY = 'run';
/** How long a lab that is loaded anew waits for the browser to end the one before it. */
const HANDOVER_MS = 2000;

/** The key that this tab's lab had before the page was loaded anew; null where storage is blocked. */
function keyOfTab() {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** @param {string} key */
function setKeyOfTab(key) {
  try {
    sessionStorage.setItem(NAME, key);
  } catch {
    // Then the page loaded anew takes any run that nobody trains.
  }
}

/**
 * Keeps the run under way, so that a dead worker or a reload loses at most an epoch: always in memory,
 * and in IndexedDB where the browser allows it. Each lab writes a record of its own and has a lock on it
 * while it is open: several labs, in one page or in several, lose none of one another's runs, and none
 * offers a run that another one trains.
 */
export class Checkpoints {
  /** @type {KeptRun | null} */
  #latest = null;
  /** @type {import('./storage.js').Disk | null} */
  #disk = null;
  /** Of this lab's record. */
  #key = KEY;
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
   * Takes over the run that an earlier visit left unfinished: its record is this lab's from now on. Of
   * several, that of this tab; the others wait for the next lab.
   * @param {() => boolean} isBusy  whether a run of this lab is under way: an earlier one then stays
   *   where it is
   * @returns {Promise<KeptRun | null>}
   */
  async open(isBusy) {
    try {
      const { openRuns } = await import('./storage.js');
      const disk = openRuns(NAME);
      const kept = await this.#takeOver(disk, isBusy);
      setKeyOfTab(this.#key);
      if (this.#ended.signal.aborted) return null;
      this.#disk = disk;
      this.#latest ??= kept;
      if (this.#waiting) void this.#write(this.#waiting);
      return kept;
    } catch {
      this.#failed();
      return null;
    }
  }

  /**
   * @param {import('./storage.js').Disk} disk
   * @param {() => boolean} isBusy
   * @returns {Promise<KeptRun | null>} the unfinished run of the record that is this lab's now
   */
  async #takeOver(disk, isBusy) {
    const [{ readKept }, { endedSince }] = await Promise.all([
      import('./valid-run.js'),
      import('./run-records.js'),
    ]);
    const own = keyOfTab();
    const keys = await disk.keys(KEY);
    keys.sort((a, b) => Number(b === own) - Number(a === own));
    let unreadable = 0;
    let taken = null;
    for (const key of keys) {
      if (!(await this.#claim(key, key === own))) continue; // of a lab that is open
      const stored = await disk.get(key);
      const kept = readKept(stored);
      if (kept && !(await endedSince(kept))) {
        if (isBusy()) break;
        this.#key = key;
        taken = kept;
        break;
      }
      if (stored !== undefined && !kept) unreadable += 1;
      await disk.put(key, undefined); // nobody can resume it
    }
    if (unreadable) {
      this.#tell((await import('../../i18n/en/lab.js')).labTexts.unreadable(unreadable));
    }
    if (!taken && navigator.locks) {
      this.#key = `${KEY}-${crypto.randomUUID()}`;
      await this.#claim(this.#key, false);
    }
    return taken;
  }

  /**
   * Takes the lock of a record. It is kept until close().
   * @param {string} key
   * @param {boolean} wait  for a lab that is about to end
   * @returns {Promise<boolean>} false when another lab has it
   */
  #claim(key, wait) {
    return new Promise((resolve) => {
      // Plain http pages have no locks: there, every lab uses the same record.
      if (!globalThis.navigator.locks) return resolve(true);
      const held = (/** @type {Lock | null} */ lock) => {
        resolve(lock !== null);
        return (
          lock && new Promise((release) => this.#ended.signal.addEventListener('abort', release))
        );
      };
      const options = wait ? { signal: AbortSignal.timeout(HANDOVER_MS) } : { ifAvailable: true };
      navigator.locks.request(`${NAME} ${key}`, options, held).catch(() => resolve(false));
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
    this.#disk?.put(this.#key, undefined).catch(() => this.#failed());
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
      await this.#disk.put(this.#key, next).catch(() => this.#failed());
    }
    this.#writing = false;
  }

  #failed() {
    this.#disk = null;
    this.#tell(texts.notKept);
  }

  /** Lets another lab take over what is stored. */
  close() {
    this.#ended.abort();
    this.#disk = null;
  }
}
