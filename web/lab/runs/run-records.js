import { labTexts } from '../../i18n/en/lab.js';
import { forgetFinished } from './finished-run.js';
import { KEPT, RUN, runKey } from './kept.js';
import { keeps, openRuns } from './storage.js';
import { readRun } from './valid-run.js';

/** @typedef {import('../state/state.js').StoredRun} StoredRun */

/** The name of the database, and of the channel on which labs tell one another of changes. */
const NAME = 'mlp-lab-runs';
/** Where earlier builds kept all runs as one list. */
const OLD_LIST = 'runs';

/**
 * Whether that run has ended since, with all that its checkpoint holds: a page that is left right after
 * the end of a run may have written the result, and not have deleted the checkpoint.
 * @param {import('../state/state.js').KeptRun} kept
 */
export async function endedSince({ run, epoch }) {
  const record = readRun(await openRuns(NAME).get(runKey(run.id)));
  return (record?.outcome?.epochs.length ?? -1) >= epoch;
}

/**
 * The finished runs of this browser: one record a run, so that several tabs lose none of one another's.
 * Whoever changes one tells the others, in this page and in other tabs.
 */
export class RunRecords {
  #disk;
  /** Only where browsers have it. @type {BroadcastChannel | null} */
  #channel = null;

  /**
   * @param {(runs: StoredRun[]) => void} onChange  called when another lab has changed a record
   * @param {import('./storage.js').Disk} [disk]
   */
  constructor(onChange, disk = openRuns(NAME)) {
    this.#disk = disk;
    if (!globalThis.BroadcastChannel || !keeps()) return;
    this.#channel = new BroadcastChannel(NAME);
    // A storage that fails now says so when this lab next keeps a run.
    const tell = () =>
      this.read().then(
        ({ runs }) => onChange(runs),
        () => {},
      );
    this.#channel.addEventListener('message', tell);
  }

  /**
   * @returns {Promise<{runs: StoredRun[], note: string}>} newest first; a sentence on records that this
   *   build cannot read. They stay where they are: they may be of a newer one
   */
  async read() {
    const lost = await this.#disk.split(OLD_LIST, (run) =>
      typeof run?.id === 'string' ? runKey(run.id) : null,
    );
    const records = await this.#disk.values(RUN);
    const runs = records.map(readRun).filter((run) => run !== null);
    runs.sort((a, b) => b.ended - a.ended);
    const unreadable = lost + records.length - runs.length;
    return { runs, note: unreadable ? labTexts.unreadable(unreadable) : '' };
  }

  /** @param {StoredRun} run */
  async put(run) {
    await this.#disk.put(runKey(run.id), run);
    const { runs } = await this.read();
    for (const { id } of runs.slice(KEPT)) await this.#disk.put(runKey(id), undefined);
    this.#channel?.postMessage(null);
  }

  /** @param {string} id */
  async remove(id) {
    await Promise.all([this.#disk.put(runKey(id), undefined), forgetFinished(id)]);
    this.#channel?.postMessage(null);
  }

  /** Neither hears of changes any more nor makes any. */
  close() {
    this.#channel?.close();
  }
}
