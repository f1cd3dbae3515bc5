import { MlpError } from '../engine/errors.js';
import { AnyWorker } from './any-worker.js';
import { rpc } from './rpc.js';
import { coreUrls, spawnTrainer } from './spawn.js';

/** @typedef {import('./protocol.js').SessionEvent} SessionEvent */
/** @typedef {import('./session.js').Session} Session */

/**
 * How long a worker may take to answer before it counts as dead. The second try has more time: where the first was
 * only slow, on a busy machine or over a bad line, an end would be a fault that the page makes itself.
 */
const FIRST_START_MS = 20000;
const SECOND_START_MS = 60000;

/**
 * The page's end of a training worker.
 * @typedef {object} TrainerClient
 * @property {import('comlink').Remote<Session>} session  its calls, all of them promises
 * @property {Record<string, string>} urls  where the core's files are, for session.open()
 * @property {() => void} terminate  ends the worker at once; calls under way are never answered
 */

/**
 * @typedef {object} Handlers
 * @property {(event: SessionEvent) => void} onEvent
 * @property {(error: MlpError) => void} onDeath  the worker crashed; it is gone
 */

/**
 * Starts a worker.
 * @param {Handlers} handlers
 * @returns {Promise<TrainerClient>}
 * @throws {MlpError} "worker-failed" when it cannot be started
 */
export const startTrainer = (handlers) => attempt(handlers, true);

/** @param {Handlers} handlers @param {boolean} isFirst @returns {Promise<TrainerClient>} */
function attempt({ onEvent, onDeath }, isFirst) {
  const worker = spawnTrainer();
  return new Promise((resolve, reject) => {
    const failed = () =>
      new MlpError(
        'worker-failed',
        'The training worker stopped unexpectedly. What the page shows is kept; start again to go on.',
      );
    /** @type {import('comlink').Remote<Session> | null} */
    let session = null;
    const listening = new AbortController();
    const { signal } = listening;
    // Frees everything. Without it, promises that wait for an answer would stay in memory.
    const end = () => {
      clearTimeout(timer);
      listening.abort();
      if (session) rpc.release(session);
      worker.terminate();
    };
    const die = () => {
      end();
      if (session) return onDeath(failed());
      // One that died before its first word is tried once more in the other way.
      AnyWorker.byBlob = isFirst;
      return isFirst ? resolve(attempt({ onEvent, onDeath }, false)) : reject(failed());
    };
    const timer = setTimeout(die, isFirst ? FIRST_START_MS : SECOND_START_MS);
    const greet = (/** @type {MessageEvent} */ { data }) => {
      if (data?.type !== 'mlp-events') return;
      worker.removeEventListener('message', greet);
      clearTimeout(timer);
      const told = (/** @type {MessageEvent} */ { data: event }) => {
        if (event.type !== 'helper') onEvent(event);
        else void import('./helpers.js').then((helpers) => helpers.startHelper(event, signal));
      };
      data.port.addEventListener('message', told, { signal });
      data.port.start();
      session = rpc.wrap(worker);
      resolve({ session, urls: coreUrls(), terminate: end });
    };
    worker.addEventListener('error', die, { signal });
    worker.addEventListener('messageerror', die, { signal });
    worker.addEventListener('message', greet, { signal });
  });
}
