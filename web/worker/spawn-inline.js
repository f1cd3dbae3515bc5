// Takes the place of spawn.js and spawn-helper.js in the single-file build: the workers' scripts, the
// core included, are texts in the bundle.
import helper from 'virtual:helper-source';
import trainer from 'virtual:trainer-source';
import { AnyWorker } from './any-worker.js';

/** @param {string} source @returns {Worker} */
function spawn(source) {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new AnyWorker(url, {});
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/** @returns {Worker} the training worker, just started */
export const spawnTrainer = () => spawn(trainer);

/** @returns {Worker} a helper thread, just started */
export const spawnHelper = () => spawn(helper);

/** The script brings its core along. @returns {Record<string, string>} */
export const coreUrls = () => ({});
