/** A thread that reads one Parquet file and ends; see guarded-parquet.js. */
import { parentPort, workerData } from 'node:worker_threads';
import { MlpError } from '../../engine/errors.js';
import { decodeParquet } from '../formats/parquet.js';

try {
  parentPort?.postMessage({ images: await decodeParquet(workerData) });
} catch (error) {
  if (!(error instanceof MlpError)) throw error;
  const { code, message, details } = error;
  parentPort?.postMessage({ error: { code, message, details } });
}
