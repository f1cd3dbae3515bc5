import { AnyWorker } from './any-worker.js';

/** The literal form by which bundlers find the script, as in spawn.js. @param {typeof AnyWorker} Worker */
const literal = (Worker) =>
  new Worker(new URL('./own-data.worker.js', import.meta.url), { type: 'module' });

/** @returns {Worker | null} a worker that prepares a person's data, just started */
export const spawnOwn = () => literal(AnyWorker);
