/**
 * Feeds parsers in a thread of its own, so that one that never comes back can be ended. Asked for
 * {seed, count}, it answers with what came of those tries.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { MlpError } from '../../web/engine/errors.js';
import { Dice } from './mutate.js';

const { modules, seeds } = workerData;

/** How often a target is tried for each time that a slow one is. */
const OFTEN = 5;

/** Taken in turn. @type {import('./targets.js').Target[]} */
const targets = [];
for (const module of modules) {
  for (const target of Object.values(await import(module)).flat()) {
    targets.push(...Array.from({ length: target.slow ? 1 : OFTEN }, () => target));
  }
}

parentPort?.postMessage({ names: targets.map(({ name }) => name) });
parentPort?.on('message', async ({ seed: first, count }) => {
  /** @type {{what: string, seed: number, why: string | null}[]} */
  const results = [];
  for (let seed = first; seed < first + count; seed++) {
    const { name, attempt } = targets[seed % targets.length];
    Atomics.store(seeds, 0, seed);
    let why = null;
    try {
      await attempt(new Dice(seed));
    } catch (error) {
      if (!(error instanceof MlpError)) why = String(/** @type {any} */ (error)?.stack ?? error);
      else if (!error.message.endsWith('.')) why = `no sentence: ${error.message}`;
    }
    results.push({ what: name, seed, why });
  }
  parentPort?.postMessage({ results });
});
