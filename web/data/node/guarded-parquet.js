/**
 * Reads Parquet in a thread that can be ended: damaged numbers in a file can make the library count to 2^53
 * without a pause, and no timer runs meanwhile.
 */
import { Worker } from 'node:worker_threads';
import { MlpError } from '../../engine/errors.js';

/** @typedef {import('../formats/parquet.js').ParquetImages} ParquetImages */

/** What a file of any size may take, and what each megabyte may take beside: a hundred times what it needs. */
const LEAST_MS = 60_000;
const MS_PER_MEGABYTE = 1000;

/**
 * @param {Uint8Array} bytes  the whole file
 * @param {number} [limit]  milliseconds
 * @returns {Promise<ParquetImages>}
 * @throws {MlpError} "parquet-damaged": it takes longer; and as decodeParquet()
 */
export async function decodeGuarded(
  bytes,
  limit = LEAST_MS + (MS_PER_MEGABYTE * bytes.length) / 1e6,
) {
  const worker = new Worker(new URL('./parquet-worker.js', import.meta.url), { workerData: bytes });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const { images, error } = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      timer = setTimeout(() => reject(tooLong(limit)), limit);
    });
    if (error) throw new MlpError(error.code, error.message, error.details);
    return images;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** @param {number} limit */
const tooLong = (limit) =>
  new MlpError(
    'parquet-damaged',
    `The Parquet file is not read after ${Math.round(limit / 1000)} s, so its numbers must be damaged; fetch it again.`,
  );
