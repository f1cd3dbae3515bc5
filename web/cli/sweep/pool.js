/** Trials trained on this machine, one a core. */
import { TrialProcess } from './trial-process.js';

/** @typedef {import('./plan.js').Trial} Trial */
/** @typedef {import('./results.js').Result} Result */
/** @typedef {import('../options/flags.js').Options} Options */

/** Trains trials until there are none, until one cannot be trained, or until stop(). */
export class Pool {
  /** @type {Set<TrialProcess>} */
  #processes = new Set();
  #stopped = false;

  /** @param {number} size  processes at once, from 1 */
  constructor(size) {
    this.size = size;
  }

  /**
   * @param {Trial[]} trials
   * @param {(trial: Trial) => Options} optionsOf
   * @param {(trial: Trial, result: Result) => Promise<void>} onResult
   * @returns {Promise<void>} when all are trained, or stop() was called
   * @throws {import('../../engine/errors.js').MlpError} `sweep-trial`; what onResult throws
   */
  async run(trials, optionsOf, onResult) {
    const waiting = [...trials];
    const work = async () => {
      const process = new TrialProcess();
      this.#processes.add(process);
      try {
        for (;;) {
          const trial = waiting.shift();
          if (!trial || this.#stopped) return;
          const result = await process.train(trial.link, optionsOf(trial));
          await onResult(trial, result);
        }
      } catch (error) {
        if (this.#stopped) return;
        this.stop();
        throw error;
      } finally {
        this.#processes.delete(process);
        process.kill();
      }
    };
    const sizes = Math.min(this.size, trials.length);
    const ends = await Promise.allSettled(Array.from({ length: sizes }, work));
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure) throw /** @type {PromiseRejectedResult} */ (failure).reason;
  }

  /** Ends the trials that are being trained, without a result. */
  stop() {
    this.#stopped = true;
    for (const process of this.#processes) process.kill();
  }

  /** Ends what run() used. */
  close() {}
}
