import { fault, note } from './note.js';

/**
 * The most bytes of one file, packed or plain, and of the samples of a data set: as much as engines
 * give in one piece, and the core, whose memory ends at 2 GiB, can still hold beside a network.
 */
export const MOST_BYTES = 2 ** 30;

/**
 * Refuses a file before memory is taken for it.
 * @param {number} bytes
 * @throws {import('../../engine/errors.js').MlpError} "file-limit"
 */
export function checkFileSize(bytes) {
  if (bytes <= MOST_BYTES) return;
  throw fault('file-limit', note('largeFile', { bytes, most: MOST_BYTES }), { bytes });
}
