/** Model files, checkpoints and images: read whole, with sentences for what the system says. */
import { nameFile } from '../../data/name-file.js';
import { readWhole } from '../../data/node/read-file.js';
import { decodeCheckpoint } from '../../engine/files/checkpoint.js';
import { MlpError } from '../../engine/errors.js';
import { decodeModel } from '../../engine/files/model.js';

/** The most bytes of a file: what one array can hold everywhere. */
const FILE_BYTES = 2 ** 31 - 1;

/**
 * @param {string} file
 * @returns {Promise<import('../../engine/run/values.js').SavedModel>}
 * @throws {MlpError} `file-read`, or the codes of decodeModel, with the file's name in the sentence
 */
export function readModel(file) {
  return readDecoded(file, decodeModel);
}

/**
 * @param {string} file
 * @returns {Promise<import('../../engine/run/values.js').Checkpoint>}
 * @throws {MlpError} `file-read`, `bad-checkpoint`
 */
export function readCheckpoint(file) {
  return readDecoded(file, decodeCheckpoint);
}

/**
 * @template T
 * @param {string} file
 * @param {(bytes: Uint8Array) => T} decode
 * @returns {Promise<T>}
 */
async function readDecoded(file, decode) {
  const bytes = await readBytes(file);
  return nameFile(file, () => decode(bytes));
}

/**
 * @param {string} file
 * @returns {Promise<Uint8Array>}
 * @throws {MlpError} `file-read`; what readWhole() throws for what is no file or too large
 */
export async function readBytes(file) {
  try {
    return await readWhole(file, FILE_BYTES);
  } catch (error) {
    if (error instanceof MlpError) throw error;
    throw new MlpError('file-read', `${file} could not be read: ${reason(error)}.`);
  }
}

/**
 * The operating system's error in words.
 *
 * @param {unknown} error
 */
export function reason(error) {
  const { code = '', message = '' } = /** @type {NodeJS.ErrnoException} */ (error);
  const words = new Map([
    ['ENOENT', 'there is no such file'],
    ['EISDIR', 'it is a folder'],
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the quota of the disk is used up'],
    ['EFBIG', 'the file would be larger than is allowed here'],
    ['EIO', 'the device failed'],
    ['ENAMETOOLONG', 'its name is too long'],
    ['ELOOP', 'its links lead in a circle'],
    ['EROFS', 'the disk is read-only'],
    ['ENOTDIR', 'a part of its path is not a folder'],
  ]);
  return words.get(code) ?? message;
}
