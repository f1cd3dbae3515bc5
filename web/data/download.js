/**
 * Downloads from a web server that may be slow, silent or gone for a moment. The page and data/ both
 * use it: the page keeps the bytes, data/ writes them to the disk.
 */
import { joined } from './base/bytes.js';

/** @typedef {{fetch: typeof globalThis.fetch, signal: AbortSignal, stallSeconds: number}} Network */

export const ATTEMPTS = 3;

/** The longest silence of a server, unless the caller says otherwise. */
export const STALL_SECONDS = 30;

/** HTTP answers that may be another one a moment later: a timeout, too many requests. */
const PASSING_STATUS = [408, 429];

/** An attempt that failed. The message is a clause that can stand after "because". */
export class BrokenDownload extends Error {
  /**
   * @param {string} message
   * @param {'status' | 'connection' | 'stalled' | 'size' | 'content'} [what]  what failed
   * @param {boolean} [passing]  whether the same address may answer well a moment later
   */
  constructor(message, what = 'content', passing = true) {
    super(message);
    this.what = what;
    this.passing = passing;
  }
}

/**
 * Tries up to {@link ATTEMPTS} times, as long as what fails is the download.
 *
 * @template T
 * @param {object} options
 * @param {number} [options.retrySeconds]  the pause before the second attempt, doubled before the
 *   third; 1 when left out
 * @param {boolean} [options.passingOnly]  whether to give up at once on what another attempt does
 *   not change, such as the status 404
 * @param {{signal: AbortSignal}} network
 * @param {(attempt: number) => Promise<T>} tryOnce
 * @returns {Promise<T>}
 */
export async function insist({ retrySeconds = 1, passingOnly = false }, { signal }, tryOnce) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(attempt);
    } catch (error) {
      if (!(error instanceof BrokenDownload) || attempt === ATTEMPTS) throw error;
      if (passingOnly && !error.passing) throw error;
    }
    await pause(retrySeconds * 2 ** (attempt - 1) * 1000, signal);
  }
}

/**
 * One attempt, all bytes of it.
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
export async function download(url, { limit, cache, onBytes }, network) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let length = 0;
  for await (const chunk of receive(url, { limit, cache }, network)) {
    chunks.push(chunk);
    length += chunk.length;
    onBytes?.(length, chunks[0][0] === 0x1f && chunks[0][1] === 0x8b);
  }
  return joined(chunks, length);
}

/**
 * One attempt, as the bytes come in.
 *
 * @param {string} url
 * @param {{limit: number, cache?: RequestCache}} how  limit: the most bytes
 * @param {Network} network
 * @yields {Uint8Array}
 * @returns {AsyncGenerator<Uint8Array, void>}
 * @throws {BrokenDownload} or the signal's reason
 */
export async function* receive(url, { limit, cache }, { fetch, signal, stallSeconds }) {
  signal.throwIfAborted();
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  signal.addEventListener('abort', stop);
  let timer = setTimeout(stop, stallSeconds * 1000);
  /** @param {unknown} error @returns {unknown} what to throw for it */
  const inWords = (error) => {
    if (signal.aborted) return signal.reason;
    if (error instanceof BrokenDownload) return error;
    return attempt.signal.aborted
      ? new BrokenDownload(`the server sent nothing for ${stallSeconds} seconds`, 'stalled')
      : new BrokenDownload(`the connection failed${reasonOf(error)}`, 'connection');
  };
  try {
    const reader = await fetch(url, { signal: attempt.signal, cache })
      .then(readerOf)
      .catch((error) => {
        throw inWords(error);
      });
    for (let length = 0; ;) {
      const { value } = await reader.read().catch((error) => {
        throw inWords(error);
      });
      if (!value) return;
      clearTimeout(timer);
      length += value.length;
      if (length > limit) {
        throw new BrokenDownload(
          `the server sent more than the ${limit} bytes expected`,
          'size',
          false,
        );
      }
      yield value;
      // Only the server's silence counts, not how long the bytes take to be put away.
      timer = setTimeout(stop, stallSeconds * 1000);
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    // Closes a connection whose body was not read to the end.
    stop();
  }
}

/** @param {Response} response */
function readerOf({ ok, status, statusText, body }) {
  if (!ok || !body) {
    const passing = status >= 500 || PASSING_STATUS.includes(status);
    const text = statusText ? ` (${statusText})` : '';
    throw new BrokenDownload(
      `the server answered with HTTP status ${status}${text}`,
      'status',
      passing,
    );
  }
  return body.getReader();
}

/**
 * Why a connection failed, where the engine says it: Node has the reason one or two causes down.
 *
 * @param {unknown} error
 */
function reasonOf(error) {
  let reason = '';
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, cause, message } = /** @type {Error & {code?: unknown}} */ (at);
    if (typeof code === 'string') reason = code;
    else if (at !== error && cause === undefined) reason = message;
  }
  return reason && ` (${reason})`;
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
