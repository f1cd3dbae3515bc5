/** Downloads from a web server that may be slow, silent or gone for a moment. */
import { joined } from './bytes.js';

/** @typedef {{fetch: typeof globalThis.fetch, signal: AbortSignal, stallSeconds: number}} Network */

export const ATTEMPTS = 3;

/** The longest silence of a server, unless the caller says otherwise. */
export const STALL_SECONDS = 30;

/** An attempt that failed; the message goes on after "because". */
export class BrokenDownload extends Error {}

/**
 * Tries up to {@link ATTEMPTS} times, as long as what fails is the download.
 *
 * @template T
 * @param {{retrySeconds?: number}} options  the pause before the second attempt, doubled before
 *   the third; 1 when left out
 * @param {Network} network
 * @param {(attempt: number) => Promise<T>} tryOnce
 * @returns {Promise<T>}
 */
export async function insist({ retrySeconds = 1 }, { signal }, tryOnce) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(attempt);
    } catch (error) {
      if (!(error instanceof BrokenDownload) || attempt === ATTEMPTS) throw error;
    }
    await pause(retrySeconds * 2 ** (attempt - 1) * 1000, signal);
  }
}

/**
 * One attempt.
 *
 * @param {string} url
 * @param {object} how
 * @param {number} how.limit  bytes
 * @param {RequestCache} how.cache
 * @param {(received: number, gzip: boolean) => void} [how.onBytes]
 * @param {Network} network
 * @returns {Promise<Uint8Array>}
 * @throws {BrokenDownload}
 */
export async function download(url, { limit, cache, onBytes }, { fetch, signal, stallSeconds }) {
  signal.throwIfAborted();
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  signal.addEventListener('abort', stop);
  let timer = setTimeout(stop, stallSeconds * 1000);
  try {
    const response = await fetch(url, { signal: attempt.signal, cache });
    if (!response.ok) {
      throw new BrokenDownload(`the server answered with HTTP status ${response.status}`);
    }
    /** @type {Uint8Array[]} */
    const chunks = [];
    let length = 0;
    const reader = response.body?.getReader();
    for (;;) {
      const value = (await reader?.read())?.value;
      if (!value) break;
      clearTimeout(timer);
      timer = setTimeout(stop, stallSeconds * 1000);
      chunks.push(value);
      length += value.length;
      if (length > limit) throw new BrokenDownload(`the server sent more than ${limit} bytes`);
      onBytes?.(length, chunks[0][0] === 0x1f && chunks[0][1] === 0x8b);
    }
    return joined(chunks, length);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BrokenDownload) throw error;
    throw new BrokenDownload(
      attempt.signal.aborted
        ? `the server sent nothing for ${stallSeconds} seconds`
        : 'the connection failed',
    );
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    // Lets go of a connection whose body was not read to the end.
    stop();
  }
}

/**
 * @param {number} ms
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
