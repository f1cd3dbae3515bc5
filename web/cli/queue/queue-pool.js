/** Trials handed to workers on other machines, and their results taken back. */
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { MlpError } from '../../engine/errors.js';
import { checkResult } from '../sweep/results.js';
import { untrained } from '../sweep/trial-process.js';
import { QUEUE } from './connection.js';

/** @typedef {import('../sweep/plan.js').Trial} Trial */
/** @typedef {import('../sweep/results.js').Result} Result */
/** @typedef {import('../options/flags.js').Options} Options */
/** @typedef {import('bullmq').Queue} Queue */

/** Trials in the queue at once: a sweep may have 100,000, and the server keeps them in memory. */
const MOST_HANDED = 500;
const LOOK_MS = 250;
/**
 * What is handed out and not back is handed out again after so long. The queue leaves out what it has, so
 * that this only brings what a server lost that was started without its data.
 */
const HAND_AGAIN_MS = 10_000;

/** @param {string} text */
const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The same face as Pool has. A job stays in the queue until its result is on the disk. */
export class QueuePool {
  #server;
  #queue;
  #prefix;
  #stopped = false;
  /** Ends what waits for a server that does not answer. @type {() => void} */
  #onStop = () => {};

  /**
   * @param {import('./connection.js').Server} server
   * @param {string} resultsFile  absolute path: with this machine's name, what tells this sweep's jobs
   */
  constructor(server, resultsFile) {
    this.#server = server;
    this.#queue = new server.bullmq.Queue(QUEUE, { connection: server.connection });
    this.#queue.on('error', () => {}); // connect() notes it
    this.#prefix = `${shortHash(`${hostname()} ${resultsFile}`)}-`;
  }

  /**
   * @param {Trial[]} trials
   * @param {(trial: Trial) => Options} optionsOf
   * @param {(trial: Trial, result: Result) => Promise<void>} onResult
   * @returns {Promise<void>} when all are trained, or stop() was called
   * @throws {MlpError} `sweep-trial`; what onResult throws
   */
  async run(trials, optionsOf, onResult) {
    const stop = new Promise((resolve) => (this.#onStop = () => resolve(undefined)));
    const work = this.#work(trials, optionsOf, onResult).catch((error) => {
      // What was under way when the connection ended.
      if (!this.#stopped) throw error;
    });
    await Promise.race([work, stop]);
  }

  /** @type {QueuePool['run']} */
  async #work(trials, optionsOf, onResult) {
    const jobs = new Map(trials.map((trial) => [this.#prefix + shortHash(trial.link), trial]));
    const waiting = [...jobs.keys()];
    /** @type {Set<string>} */
    const handed = new Set();
    await this.#clear(jobs);
    for (let handedAt = -Infinity; jobs.size > 0 && !this.#stopped;) {
      const before = handed.size;
      for (const id of waiting.splice(0, MOST_HANDED - before)) handed.add(id);
      if (handed.size > before || performance.now() - handedAt > HAND_AGAIN_MS) {
        await this.#hand(
          [...handed].map((id) => [id, /** @type {Trial} */ (jobs.get(id))]),
          optionsOf,
        );
        handedAt = performance.now();
      }
      const ended = (await this.#ended()).filter((id) => handed.has(id));
      for (const id of ended) {
        if (this.#stopped) return;
        const trial = /** @type {Trial} */ (jobs.get(id));
        const job = await this.#queue.getJob(id);
        if (!job) continue; // handed out again below
        await onResult(trial, resultOf(trial, job));
        await job.remove();
        jobs.delete(id);
        handed.delete(id);
      }
      if (ended.length === 0) await sleep(LOOK_MS);
    }
  }

  /**
   * Removes what an earlier start of this sweep left: jobs whose results it has written, and jobs that
   * failed, which are tried again.
   *
   * @param {ReadonlyMap<string, Trial>} jobs
   */
  async #clear(jobs) {
    for (const id of await this.#ended()) {
      if (!id.startsWith(this.#prefix)) continue;
      const job = await this.#queue.getJob(id);
      if (job && (job.failedReason !== undefined || !jobs.has(id))) await job.remove();
    }
  }

  /** @returns {Promise<string[]>} the jobs that ended, of all sweeps */
  async #ended() {
    const names = ['completed', 'failed'].map((state) => this.#queue.toKey(state));
    return (
      await Promise.all(names.map((name) => this.#server.connection.zrange(name, '0', '-1')))
    ).flat();
  }

  /** @param {[id: string, trial: Trial][]} jobs @param {(trial: Trial) => Options} optionsOf */
  #hand(jobs, optionsOf) {
    return this.#queue.addBulk(
      jobs.map(([jobId, trial]) => ({
        name: 'trial',
        data: { link: trial.link, options: optionsOf(trial) },
        opts: { jobId },
      })),
    );
  }

  /** Leaves the rest to the next start; workers go on with what is in the queue. */
  stop() {
    this.#stopped = true;
    this.#onStop();
  }

  close() {
    this.#stopped = true;
    this.#server.close();
  }
}

/**
 * @param {Trial} trial
 * @param {import('bullmq').Job} job  that ended
 * @returns {Result}
 * @throws {MlpError} `sweep-trial`: it failed, or what came back is no result of it
 */
function resultOf({ link }, { failedReason, returnvalue }) {
  if (failedReason) {
    // A worker's own sentence, when it is one.
    if (failedReason.startsWith('The trial ')) throw new MlpError('sweep-trial', failedReason);
    throw untrained(link, failedReason.replace(/\.$/, ''));
  }
  const checked = checkResult(returnvalue, (why) =>
    untrained(link, `what came back is no result (${why})`),
  );
  if (checked.link !== link) {
    throw untrained(link, 'a worker took other settings, so it is of another version of mlp-lab');
  }
  return checked.result;
}
