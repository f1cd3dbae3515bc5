import { AnyWorker } from './any-worker.js';

/** The literal form by which bundlers find the script, as in spawn.js. @param {typeof AnyWorker} Worker */
const literal = (Worker) =>
  new Worker(new URL('../engine/core/team.worker.js', import.meta.url), { type: 'module' });

/** @returns {Worker} a helper thread, just started */
export const spawnHelper = () => literal(AnyWorker);
