/**
 * Decompresses an .xz file by the program of that name: neither Node nor browsers know the format.
 */
import { spawn } from 'node:child_process';
import { MlpError } from '../../engine/errors.js';

/**
 * @param {string} file
 * @param {number} limit  the most bytes the result may have
 * @returns {Promise<Uint8Array>}
 * @throws {MlpError} `xz-program`: there is none; `xz-damaged`; `xz-limit`
 */
export async function readXz(file, limit) {
  const xz = spawn('xz', ['--decompress', '--stdout', '--', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => {
    xz.on('error', reject);
    xz.on('close', resolve);
  });
  // Awaited below; this keeps a start that fails at once from counting as unhandled.
  ended.catch(() => {});
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for await (const part of xz.stdout) {
    length += part.length;
    if (length > limit) {
      xz.kill();
      throw new MlpError('xz-limit', `${file} holds more than the ${limit} bytes expected of it.`);
    }
    parts.push(part);
  }
  const status = await ended.catch(() => {
    throw new MlpError(
      'xz-program',
      `${file} needs the program xz, which is not installed; install it (package xz-utils) ` +
        'or decompress the file yourself.',
    );
  });
  if (status !== 0) {
    throw new MlpError('xz-damaged', `xz cannot decompress ${file}; it is damaged.`, { status });
  }
  return Buffer.concat(parts);
}
