/** A child process that trains trials, one after another. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MlpError } from '../../engine/errors.js';

/** @typedef {import('./results.js').Result} Result */
/** @typedef {import('../options/flags.js').Options} Options */

const TRIAL = fileURLToPath(new URL('./trial.js', import.meta.url));

/** Ends with the process that made it. */
export class TrialProcess {
  #child = fork(TRIAL, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

  /**
   * @param {string} link  of the trial, for the sentence when it fails
   * @param {Options} options
   * @returns {Promise<Result>}
   * @throws {MlpError} `sweep-trial`
   */
  train(link, options) {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ why) => reject(untrained(link, why));
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

  /** Ends it at once; what train() waits for fails. */
  kill() {
    this.#child.kill('SIGKILL');
  }
}

/**
 * @param {string} link
 * @param {string} why  without the full stop
 */
export const untrained = (link, why) =>
  new MlpError('sweep-trial', `The trial ${link} could not be trained: ${why}.`);
