/**
 * One file from the network to the disk.
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { BrokenDownload, insist, receive } from '../web/data/download.js';
import { MlpError } from '../web/engine/errors.js';

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
export async function download(url, file, { bytes, stallSeconds, retrySeconds, signal }) {
  const network = { fetch, signal: signal ?? new AbortController().signal, stallSeconds };
  try {
    await insist({ retrySeconds, passingOnly: true }, network, () =>
      pipeline(receive(url, { limit: bytes }, network), createWriteStream(file)),
    );
  } catch (error) {
    if (!(error instanceof BrokenDownload)) throw error;
    const { message, what } = error;
    throw new MlpError(`download-${what}`, `${message[0].toUpperCase()}${message.slice(1)}.`);
  }
}
