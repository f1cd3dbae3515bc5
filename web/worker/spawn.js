import { moduleUrls } from '../engine/core/variants.js';
import { AnyWorker } from './any-worker.js';

/**
 * The expression has the literal form by which bundlers find the script; the class comes in under
 * the name that they look for.
 * @param {typeof AnyWorker} Worker
 */
const literal = (Worker) =>
  new Worker(new URL('./trainer.worker.js', import.meta.url), { type: 'module' });

/** @returns {Worker} the training worker, just started */
export const spawnTrainer = () => literal(AnyWorker);

/**
 * Where the core's files are. The page says so, because bundlers may put the worker's script
 * somewhere else than beside them.
 */
export const coreUrls = moduleUrls;
