import { MlpError } from '../engine/errors.js';

/**
 * @param {AbortSignal | undefined} signal
 * @param {{epoch: number, batch: number}} [at]
 * @throws {MlpError} "aborted"
 */
export function throwIfAborted(signal, at) {
  if (signal?.aborted) throw abortedError(signal, at);
}

/**
 * @param {AbortSignal} signal
 * @param {{epoch: number, batch: number}} [at]  how far the training was
 * @returns {MlpError} whose cause is the signal's reason
 */
export function abortedError(signal, { epoch, batch } = { epoch: 0, batch: 0 }) {
  const where = epoch > 0 ? `in epoch ${epoch}, after batch ${batch}` : 'before its first batch';
  const error = new MlpError('aborted', `The training was cancelled ${where}.`, { epoch, batch });
  error.cause = signal.reason;
  return error;
}

/**
 * Waits for what a callback returned, but no longer than until the signal is aborted.
 * @param {unknown} answer
 * @param {AbortSignal | undefined} signal
 * @param {{epoch: number, batch: number}} at
 * @throws {MlpError} "aborted"; else what the answer rejects with
 */
export async function orAborted(answer, signal, at) {
  if (!signal) return void (await answer);
  let cancel = () => {};
  const aborted = new Promise((_resolve, reject) => {
    cancel = () => reject(abortedError(signal, at));
  });
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel(); // by the callback itself
  try {
    await Promise.race([aborted, answer]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
