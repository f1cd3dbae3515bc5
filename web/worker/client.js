import * as Comlink from 'comlink';
import { MlpError } from '../engine/errors.js';
import { errorTransfer } from './error-transfer.js';
import { coreUrls, spawnTrainer } from './spawn.js';

errorTransfer(Comlink.transferHandlers);

/** @typedef {import('./protocol.js').SessionEvent} SessionEvent */
/** @typedef {import('./session.js').Session} Session */

/** How long a worker may take to answer before it counts as dead. */
const START_MS = 20000;

/**
 * The page's end of a training worker.
 * @typedef {object} TrainerClient
 * @property {import('comlink').Remote<Session>} session  its calls, all of them promises
 * @property {Record<string, string>} urls  where the core's files are, for session.open()
 * @property {() => void} terminate  ends the worker at once; calls under way are never answered
 */

/**
 * Starts a worker.
 * @param {object} handlers
 * @param {(event: SessionEvent) => void} handlers.onEvent
 * @param {(error: MlpError) => void} handlers.onDeath  the worker crashed; it is gone
 * @returns {Promise<TrainerClient>}
 * @throws {MlpError} "worker-failed" when it cannot be started
 */
export function startTrainer({ onEvent, onDeath }) {
  const worker = spawnTrainer();
  return new Promise((resolve, reject) => {
    const failed = () =>
      new MlpError(
        'worker-failed',
        'The training worker stopped unexpectedly. What the page shows is kept; start again to go on.',
      );
    let started = false;
    const timer = setTimeout(() => die(), START_MS);
    const die = () => {
      clearTimeout(timer);
      worker.terminate();
      if (started) onDeath(failed());
      else reject(failed());
    };
    worker.addEventListener('error', die);
    worker.addEventListener('messageerror', die);
    worker.addEventListener('message', function greet({ data }) {
      if (data?.type !== 'mlp-events') return;
      worker.removeEventListener('message', greet);
      clearTimeout(timer);
      started = true;
      data.port.onmessage = (/** @type {MessageEvent} */ message) => onEvent(message.data);
      const session = /** @type {import('comlink').Remote<Session>} */ (Comlink.wrap(worker));
      resolve({ session, urls: coreUrls(), terminate: () => worker.terminate() });
    });
  });
}
