/** What a worker does: it takes trials from the queue and trains them in processes of their own. */
import { shown } from '../../engine/shown.js';
import { TrialProcess } from '../sweep/trial-process.js';
import { QUEUE } from './connection.js';

/** @typedef {import('../options/flags.js').Options} Options */

/** A worker that says nothing for so long is dead, and its trials go to others. */
const LOCK_MS = 10_000;
/** How often the living look for trials of the dead. */
const LOOK_MS = 2500;
/** A trial that so many workers died of is not tried again. */
const MOST_DEATHS = 5;

/**
 * Works until stop() is called.
 *
 * @param {import('./connection.js').Server} server
 * @param {object} how
 * @param {number} how.workers  trials at once
 * @param {Options} how.own  options of this machine, before those of the trial: its data, --wide
 * @param {(link: string) => void} how.onStart
 * @param {(link: string, seconds: number) => void} how.onEnd
 * @returns {{stop: () => Promise<void>}} stop(): gives the trials that are being trained back
 */
export function work({ bullmq, connection, close }, { workers, own, onStart, onEnd }) {
  let stopped = false;
  /** @type {Set<TrialProcess>} */
  const busy = new Set();
  /** @type {TrialProcess[]} */
  const idle = [];
  const worker = new bullmq.Worker(
    QUEUE,
    async (job, token) => {
      const { link, options } = checked(job.data);
      const process = idle.pop() ?? new TrialProcess();
      busy.add(process);
      const begin = performance.now();
      onStart(link);
      try {
        const result = await process.train(link, { ...options, ...own });
        onEnd(link, (performance.now() - begin) / 1000);
        idle.push(process);
        return result;
      } catch (error) {
        process.kill();
        if (!stopped) throw error;
        await job.moveToWait(token);
        throw new bullmq.WaitingError();
      } finally {
        busy.delete(process);
      }
    },
    {
      connection,
      concurrency: workers,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_MS,
      maxStalledCount: MOST_DEATHS,
    },
  );
  // A server that is lost is noted by connect(); a trial that another has meanwhile trained is no loss.
  worker.on('error', () => {});
  return {
    stop: async () => {
      stopped = true;
      const closing = worker.close();
      for (const process of [...busy, ...idle]) process.kill();
      await closing;
      close();
    },
  };
}

/**
 * @param {unknown} data  of a job: it may come from anybody who can write to the server
 * @returns {{link: string, options: Options}}
 */
function checked(data) {
  const { link, options } = /** @type {any} */ (data ?? {});
  if (typeof link === 'string' && typeof options === 'object' && options !== null) {
    return { link, options };
  }
  throw new Error(`the job is none of mlp-lab sweep: ${shown(data)}`);
}
