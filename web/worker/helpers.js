// Helper threads of the core, the page's part. The training worker could start them itself, but in
// Firefox its `new Worker` never returns now and then, above all while the page is busy.
import { spawnHelper } from './spawn-helper.js';

/**
 * Starts a helper that the training worker has asked for.
 * @param {import('./protocol.js').HelperRequest} request
 * @param {AbortSignal} signal  aborted when the training worker is gone: then its helpers go too
 */
export function startHelper({ message, port }, signal) {
  if (signal.aborted) return;
  const helper = spawnHelper();
  const end = () => helper.terminate();
  signal.addEventListener('abort', end);
  helper.addEventListener('message', () => port.postMessage(true));
  helper.addEventListener('error', () => port.postMessage(false));
  port.onmessage = () => {
    signal.removeEventListener('abort', end);
    end();
  };
  helper.postMessage(message);
}
