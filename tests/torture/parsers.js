/** Damaged inputs for every parser: each is read as what it is, or refused with a sentence. */
import { Worker } from 'node:worker_threads';
import { patience } from '../patience.js';

const WORKER = new URL('parsers-worker.js', import.meta.url);
const MODULES = ['targets.js', 'model-targets.js', 'foreign-targets.js', 'own-targets.js'].map(
  (file) => new URL(file, import.meta.url).href,
);
const BLOCK = 500;
/** Each try takes less than a millisecond. */
const HANG_MS = patience(20);

/**
 * @param {import('./job.js').Job} job
 * @param {{modules?: string[], hangMs?: number}} [options]  modules: whose exports are lists of targets
 */
async function run(job, { modules = MODULES, hangMs = HANG_MS } = {}) {
  // What is being tried: a thread that hangs or dies cannot say it.
  const seeds = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WORKER, { workerData: { modules, seeds } });
  /** @type {Promise<{why: string}>} */
  const death = new Promise((resolve) => {
    worker.on('error', (error) => resolve({ why: `the thread died: ${error.stack}` }));
    worker.on('exit', (code) => resolve({ why: `the thread ended with ${code}` }));
  });
  try {
    const { names = [], why } = await Promise.race([death, messageOf(worker)]);
    if (why) throw new Error(why);
    for (const block of job.blocks(BLOCK)) {
      seeds[0] = block.seed;
      worker.postMessage(block);
      const stop = new AbortController();
      const came = await Promise.race([
        ...[death, messageOf(worker)],
        standstill(seeds, hangMs, stop.signal),
      ]);
      stop.abort();
      if (came.why) {
        const seed = seeds[0];
        job.fail(names[seed % names.length], seed, came.why);
        return;
      }
      for (const { what, seed, why: fault } of came.results) {
        if (fault === null) job.count(what, 1);
        else job.fail(what, seed, fault);
      }
    }
  } finally {
    await worker.terminate();
  }
}

/** @param {Worker} worker @returns {Promise<any>} what it says next */
const messageOf = (worker) => new Promise((resolve) => worker.once('message', resolve));

/**
 * @param {Int32Array} seeds
 * @param {number} hangMs
 * @param {AbortSignal} signal
 * @returns {Promise<{why: string}>} when the same try has been under way for so long
 */
function standstill(seeds, hangMs, signal) {
  let before = seeds[0];
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (seeds[0] === before) resolve({ why: `no end after ${hangMs / 1000} s` });
      before = seeds[0];
    }, hangMs);
    signal.addEventListener('abort', () => clearInterval(timer));
  });
}

/** @type {import('./job.js').Part & {run: typeof run}} */
export const parsers = {
  name: 'parsers',
  about: 'damaged files, links and recipes for every parser',
  tries: 7000,
  run,
};
