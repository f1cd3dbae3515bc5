import { Instance } from './instance.js';

/** @typedef {import('./modules.js').Modules} Modules */
/** @typedef {import('./start-helper.js').StartHelper} StartHelper */
/** @typedef {import('./team.js').Team} Team */

/** An instance whose memory helper threads may share. */
export class SharedInstance extends Instance {
  /** Whether dispose() was called. */
  disposed = false;
  /** @type {Team | null} */
  #team = null;

  /**
   * Starts helper threads. loadCore() does.
   * @param {Modules} modules  this instance's
   * @param {number} threads  this one included
   * @param {StartHelper} [startHelper]
   */
  async startHelpers(modules, threads, startHelper) {
    const { startTeam } = await import('./team.js');
    const most = this.abi.get('limit.threads');
    this.#team = await startTeam(this, modules, Math.min(threads, most), startHelper);
  }

  /** The team that networks share their work with, in this memory; 0: none. */
  get team() {
    return this.#team?.pointer ?? 0;
  }

  /** For a network, how many threads share its work; null: there is one only. @param {string} shape */
  sharing(shape) {
    return this.#team?.sharing(shape) ?? null;
  }

  /** Threads at work, this one included. Small networks use fewer: see Run.threads. */
  get threads() {
    return this.#team?.members ?? 1;
  }

  /** After a helper died in the middle of its work: this thread works alone from now on. */
  loseTeam() {
    this.#team?.terminate();
    this.#team = null;
  }

  /** Ends the helper threads. The instance must not be used afterwards. */
  dispose() {
    this.disposed = true;
    this.#team?.close();
    this.#team = null;
  }
}
