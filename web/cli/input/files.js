/** Model files and checkpoints: checked before the work starts, written whole or not at all. */
import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { nameFile } from '../../data/name-file.js';
import { decodeCheckpoint } from '../../engine/files/checkpoint.js';
import { MlpError } from '../../engine/errors.js';
import { decodeModel } from '../../engine/files/model.js';

/**
 * Checks that a file can be written, before hours of training are spent on it.
 *
 * @param {string} file
 * @returns {Promise<string>} the path to write to, symbolic links resolved
 * @throws {MlpError} `save-folder`, `save-target`
 */
export async function checkTarget(file) {
  const folder = path.dirname(path.resolve(file));
  const folderStat = await stat(folder).catch(() => null);
  if (!folderStat?.isDirectory()) {
    throw new MlpError(
      'save-folder',
      `${file} cannot be written: there is no folder ${folder}. Create it first.`,
    );
  }
  const writable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    throw new MlpError(
      'save-folder',
      `${file} cannot be written: the folder ${folder} is not writable.`,
    );
  }
  const target = await realpath(file).catch(() => path.resolve(file));
  const targetStat = await stat(target).catch(() => null);
  if (targetStat && !targetStat.isFile()) {
    throw new MlpError('save-target', `${file} cannot be written: it is not a regular file.`);
  }
  return target;
}

/**
 * Writes a file all or nothing: under another name beside the target, then renamed.
 *
 * @param {string} target  as checkTarget returned it
 * @param {Uint8Array} bytes
 * @throws {MlpError} `save-failed`, e.g. when the disk is full; an older file is then still there
 */
export async function writeWhole(target, bytes) {
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw new MlpError('save-failed', `${target} could not be written: ${reason(error)}.`);
  }
}

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
 * @throws {MlpError} `file-read`
 */
export async function readBytes(file) {
  try {
    return await readFile(file);
  } catch (error) {
    throw new MlpError('file-read', `${file} could not be read: ${reason(error)}.`);
  }
}

/**
 * The operating system's error in words.
 *
 * @param {unknown} error
 */
function reason(error) {
  const { code = '', message = '' } = /** @type {NodeJS.ErrnoException} */ (error);
  const words = new Map([
    ['ENOENT', 'there is no such file'],
    ['EISDIR', 'it is a folder'],
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
    ['ENOTDIR', 'a part of its path is not a folder'],
    ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GiB'],
  ]);
  return words.get(code) ?? message;
}
