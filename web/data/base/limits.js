import { MlpError } from '../../engine/errors.js';

/**
 * The most bytes of one file, packed or plain, and of the samples of a data set: as much as engines
 * give in one piece, and the core, whose memory ends at 2 GiB, can still hold beside a network.
 */
export const MOST_BYTES = 2 ** 30;

/** @param {number} bytes @returns {string} e.g. "1,074 MB" */
export const megabytes = (bytes) =>
  bytes < 1e5
    ? `${bytes.toLocaleString('en-US')} bytes`
    : `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`;

/**
 * Refuses a file before memory is taken for it.
 * @param {number} bytes
 * @throws {MlpError} "file-limit"
 */
export function checkFileSize(bytes) {
  if (bytes <= MOST_BYTES) return;
  throw new MlpError(
    'file-limit',
    `It has ${megabytes(bytes)}, and at most ${megabytes(MOST_BYTES)} are read of one file; ` +
      'give a part of it, or several smaller files.',
    { bytes },
  );
}
