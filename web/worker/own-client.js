/** The page's end of the worker that prepares a person's data. */
import { fault, note } from '../data/base/note.js';
import { rpc } from './rpc.js';
import { spawnOwn } from './spawn-own.js';

/** @typedef {import('./own-data.js').OwnSession} OwnSession */
/** @typedef {import('../engine/samples.js').Samples} Samples */
/** @typedef {{session: OwnSession | import('comlink').Remote<OwnSession>, end: () => void}} OwnClient */

/** How long a worker may take to answer before the page does the work itself. */
const START_MS = 5000;

/**
 * @param {object} handlers
 * @param {(progress: import('./own-data.js').OwnProgress) => void} handlers.onProgress
 * @param {(dataset: {train: Samples, test: Samples}) => void} handlers.onDataset  that was prepared
 * @param {(error: import('../engine/errors.js').MlpError) => void} handlers.onDeath  the worker crashed: calls under way are never answered
 * @returns {Promise<OwnClient>} in this thread where no worker starts
 */
export async function startOwn({ onProgress, onDataset, onDeath }) {
  const take = (/** @type {any} */ event) => {
    if (event?.type === 'own-progress') onProgress(event);
    if (event?.type === 'own-dataset') onDataset(event.dataset);
  };
  const worker = spawnOwn();
  if (worker && (await isReady(worker))) {
    worker.addEventListener('message', ({ data }) => take(data));
    worker.addEventListener('error', () => {
      worker.terminate();
      onDeath(fault('worker-failed', note('outOfMemory')));
    });
    return { session: rpc.wrap(worker), end: () => worker.terminate() };
  }
  worker?.terminate();
  const { OwnSession } = await import('./own-data.js');
  return { session: new OwnSession(take), end: () => {} };
}

/** @param {Worker} worker @returns {Promise<boolean>} */
const isReady = (worker) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), START_MS);
    const done = (/** @type {boolean} */ ready) => {
      clearTimeout(timer);
      resolve(ready);
    };
    worker.addEventListener('message', () => done(true), { once: true });
    worker.addEventListener('error', () => done(false), { once: true });
  });
