/**
 * One file from the network to the disk: bounded in size, in silence and in attempts.
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { MlpError } from '../web/engine/errors.js';

const ATTEMPTS = 3;

/**
 * @typedef {object} DownloadLimits
 * @property {number} bytes  the most the file may have
 * @property {number} stallSeconds  the longest silence, before the first byte or between two
 * @property {number} retrySeconds  the pause before the second attempt; doubled before the third
 * @property {AbortSignal} [signal]  stops the download
 */

/**
 * Downloads a file, from its beginning again when an attempt fails in a way that may pass.
 *
 * @param {string} url
 * @param {string} file  where to; what is there after an error is of no use
 * @param {DownloadLimits} limits
 * @returns {Promise<void>}
 * @throws {MlpError} `download-status`, `download-connection`, `download-stalled`, `download-size`;
 *   the sentences leave it to the caller to name the address
 */
export async function download(url, file, limits) {
  for (let attempt = 1; ; attempt++) {
    try {
      await downloadOnce(url, file, limits);
      return;
    } catch (error) {
      const passing = error instanceof MlpError && error.details.passing === true;
      if (!passing || attempt === ATTEMPTS) throw error;
    }
    await sleep(limits.retrySeconds * 2 ** (attempt - 1) * 1000, undefined, {
      signal: limits.signal,
    });
  }
}

/**
 * @param {string} url
 * @param {string} file
 * @param {DownloadLimits} limits
 */
async function downloadOnce(url, file, limits) {
  const stall = new AbortController();
  const stalled = () => stall.abort();
  let timer = setTimeout(stalled, limits.stallSeconds * 1000);
  const signals = limits.signal ? [stall.signal, limits.signal] : [stall.signal];
  try {
    const response = await fetch(url, { signal: AbortSignal.any(signals) });
    if (!response.ok || !response.body) throw badStatus(response);
    let bytes = 0;
    await pipeline(
      response.body,
      async function* (/** @type {AsyncIterable<Uint8Array>} */ chunks) {
        for await (const chunk of chunks) {
          clearTimeout(timer);
          timer = setTimeout(stalled, limits.stallSeconds * 1000);
          bytes += chunk.length;
          if (bytes > limits.bytes) {
            throw new MlpError(
              'download-size',
              `It sends more than the ${limits.bytes} bytes expected; it is another file.`,
            );
          }
          yield chunk;
        }
      },
      createWriteStream(file),
    );
  } catch (error) {
    if (error instanceof MlpError || limits.signal?.aborted) throw error;
    if (stall.signal.aborted) {
      throw new MlpError(
        'download-stalled',
        `It sent nothing for ${limits.stallSeconds} seconds.`,
        {
          passing: true,
        },
      );
    }
    throw connectionError(error);
  } finally {
    clearTimeout(timer);
    // Lets go of a connection whose body was not read to the end.
    stall.abort();
  }
}

/** @param {Response} response */
function badStatus({ status, statusText }) {
  const passing = status >= 500 || status === 408 || status === 429;
  const text = statusText ? ` (${statusText})` : '';
  return new MlpError('download-status', `It answered with HTTP status ${status}${text}.`, {
    status,
    passing,
  });
}

/**
 * What fetch and streams throw when the network fails is a TypeError or a system error, with the
 * reason one or two causes down.
 *
 * @param {unknown} error
 */
function connectionError(error) {
  let reason = '';
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (at);
    reason = code ?? at.message;
  }
  if (/^(ENOSPC|EACCES|EROFS|EDQUOT)$/.test(reason)) throw error;
  return new MlpError('download-connection', `The connection failed (${reason}).`, {
    reason,
    passing: true,
  });
}
