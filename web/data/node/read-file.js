/** Reads a file whole, never more than a limit: a name may lead to a device or a pipe without an end. */
import { open, stat } from 'node:fs/promises';
import { joined } from '../base/bytes.js';
import { MlpError } from '../../engine/errors.js';

/** The most bytes that a file of a data set has: the largest, MNIST's training images, has 47 MB. */
export const DATA_FILE_BYTES = 2 ** 26;
/** The most bytes that are read of what has no size of its own, such as a pipe. */
const PIPE_BYTES = 2 ** 26;

/**
 * @param {string} file
 * @param {number} limit  the most bytes that it may have
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {MlpError} `file-kind`: a folder, a device or a socket; `file-limit`: more bytes than that
 * @throws {NodeJS.ErrnoException} what the system says
 */
export async function readWhole(file, limit) {
  // Before it is opened: opening some devices does something already.
  const found = await stat(file);
  if (!found.isFile() && !found.isFIFO()) {
    const kind = found.isDirectory() ? 'a folder' : 'neither a file nor a pipe';
    throw new MlpError('file-kind', `${file} cannot be read: it is ${kind}.`, { file });
  }
  const most = found.isFile() ? limit : Math.min(limit, PIPE_BYTES);
  if (found.size > most) throw tooLarge(file, most);
  const handle = await open(file);
  try {
    // In one piece from the start: joining pieces would take twice the memory.
    const whole = new Uint8Array(found.isFile() ? found.size : 0);
    /** @type {Uint8Array[]} */
    const parts = [];
    let length = 0;
    for await (const part of handle.createReadStream({
      autoClose: false,
      highWaterMark: 2 ** 20,
    })) {
      length += part.length;
      if (length > most) throw tooLarge(file, most);
      if (parts.length === 0 && length <= whole.length) whole.set(part, length - part.length);
      else parts.push(part);
    }
    if (parts.length === 0) return whole.subarray(0, length);
    const rest = parts.reduce((sum, part) => sum + part.length, 0);
    return joined([whole.subarray(0, length - rest), ...parts], length);
  } finally {
    await handle.close();
  }
}

/** @param {string} file @param {number} most */
function tooLarge(file, most) {
  return new MlpError(
    'file-limit',
    `${file} cannot be read: it has more than ${most} bytes, the most that is expected of it.`,
    { file },
  );
}
