/** Child processes that train trials, one a core. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MlpError } from '../../engine/errors.js';

/** @typedef {import('./plan.js').Trial} Trial */
/** @typedef {import('./results.js').Result} Result */
/** @typedef {import('../options/flags.js').Options} Options */

const TRIAL = fileURLToPath(new URL('./trial.js', import.meta.url));

/** Trains trials until there are none, until one cannot be trained, or until stop(). */
export class Pool {
  /** @type {Set<import('node:child_process').ChildProcess>} */
  #children = new Set();
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
   * @throws {MlpError} `sweep-trial`; what onResult throws
   */
  async run(trials, optionsOf, onResult) {
    const waiting = [...trials];
    const work = async () => {
      const child = fork(TRIAL, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      this.#children.add(child);
      try {
        for (;;) {
          const trial = waiting.shift();
          if (!trial || this.#stopped) return;
          const result = await answer(child, trial, optionsOf(trial));
          await onResult(trial, result);
        }
      } catch (error) {
        if (this.#stopped) return;
        this.stop();
        throw error;
      } finally {
        this.#children.delete(child);
        child.kill('SIGKILL');
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
    for (const child of this.#children) child.kill('SIGKILL');
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Trial} trial
 * @param {Options} options
 * @returns {Promise<Result>}
 */
function answer(child, trial, options) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) =>
      reject(new MlpError('sweep-trial', `The trial ${trial.link} could not be trained: ${why}.`));
    const onExit = (/** @type {number | null} */ code, /** @type {string | null} */ signal) =>
      fail(`its process ended by ${signal ?? `exit code ${code}`}`);
    child.once('exit', onExit);
    child.once('message', (/** @type {{result?: Result, refused?: string}} */ message) => {
      child.off('exit', onExit);
      if (message.result) resolve(message.result);
      else fail(message.refused ?? 'it gave no answer');
    });
    child.send(options, (error) => error && fail(error.message));
  });
}
