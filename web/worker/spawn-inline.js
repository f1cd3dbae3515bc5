// Takes the place of spawn.js in the single-file build: the worker's script, the core included, is a
// text in the bundle.
import source from 'virtual:trainer-source';
import { AnyWorker } from './any-worker.js';

/** @returns {Worker} the training worker, just started */
export function spawnTrainer() {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new AnyWorker(url, {});
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/** The script brings its core along. @returns {Record<string, string>} */
export const coreUrls = () => ({});
