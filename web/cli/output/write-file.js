/** Files that are written whole or not at all, and whose place is tried before the work starts. */
import { createHash } from 'node:crypto';
import {
  lstat,
  mkdtemp,
  open,
  readdir,
  readlink,
  rename,
  rmdir,
  stat,
  unlink,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MlpError } from '../../engine/errors.js';
import { reason } from './reason.js';

/** The most bytes that file systems take as the name of a file. */
const NAME_BYTES = 255;
/** The most links to links that are followed, as Linux does. */
const MOST_LINKS = 40;

/**
 * Checks that a file can be written, before hours of training are spent on it: a file is made beside
 * it and removed again.
 *
 * @param {string} file
 * @returns {Promise<string>} the path to write to, symbolic links resolved
 * @throws {MlpError} `save-folder`, `save-target`
 */
export async function checkTarget(file) {
  const target = await followLinks(file);
  const folder = path.dirname(target);
  const folderStat = await stat(folder).catch(() => null);
  if (!folderStat?.isDirectory()) {
    throw new MlpError(
      'save-folder',
      `${file} cannot be written: there is no folder ${folder}. Create it first.`,
    );
  }
  const targetStat = await stat(target).catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw new MlpError('save-target', `${file} cannot be written: ${reason(error)}.`);
  });
  if (targetStat && !targetStat.isFile()) {
    throw new MlpError('save-target', `${file} cannot be written: it is not a regular file.`);
  }
  const temporary = temporaryName(target, process.pid);
  try {
    await removeAbandoned(target);
    await (await open(temporary, 'wx')).close();
    await unlink(temporary);
  } catch (error) {
    throw new MlpError(
      'save-folder',
      `${file} cannot be written: no file can be made in the folder ${folder} (${reason(error)}).`,
    );
  }
  return target;
}

/**
 * Writes a file all or nothing: under another name beside the target, then renamed. Both the bytes
 * and the new name are on the disk when it returns.
 *
 * @param {string} target  as checkTarget returned it
 * @param {Uint8Array} bytes
 * @throws {MlpError} `save-failed`, e.g. when the disk is full; an older file is then still there
 */
export async function writeWhole(target, bytes) {
  const temporary = temporaryName(target, process.pid);
  try {
    await removeAbandoned(target);
    // A file that is replaced keeps its permissions.
    const mode = (await stat(target).catch(() => null))?.mode;
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      if (mode !== undefined) await handle.chmod(mode & 0o777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw new MlpError('save-failed', `${target} could not be written: ${reason(error)}.`);
  }
}

/**
 * Writes what took long to compute: where its file cannot be written any more, to a new one in the
 * folder for temporary files, since what is computed must not be lost.
 *
 * @param {string} target  as checkTarget returned it
 * @param {Uint8Array} bytes
 * @throws {MlpError} `save-failed`, which says where the bytes are instead, if anywhere
 */
export async function writeSomewhere(target, bytes) {
  try {
    await writeWhole(target, bytes);
  } catch (error) {
    if (!(error instanceof MlpError)) throw error;
    const folder = await mkdtemp(path.join(tmpdir(), 'mlp-lab-')).catch(() => null);
    if (folder === null) throw error;
    const file = path.join(folder, path.basename(target));
    const failure = await writeWhole(file, bytes).catch((second) => second);
    if (failure) await rmdir(folder).catch(() => {});
    throw failure
      ? error
      : new MlpError('save-failed', `${error.message} It is saved to ${file} instead.`);
  }
}

/**
 * Where writing to a name ends up, also where there is nothing yet: a link to a file that does not
 * exist must not be replaced by a file.
 *
 * @param {string} file
 * @returns {Promise<string>} absolute
 * @throws {MlpError} `save-target`: links in a circle
 */
export async function followLinks(file) {
  let target = path.resolve(file);
  for (let links = 0; links <= MOST_LINKS; links++) {
    const found = await lstat(target).catch(() => null);
    if (!found?.isSymbolicLink()) return target;
    target = path.resolve(path.dirname(target), await readlink(target));
  }
  throw new MlpError('save-target', `${file} cannot be written: its links lead in a circle.`);
}

/**
 * What stands around the number of the process in the names of a target's temporary files. A name
 * that would become too long is replaced by its hash.
 *
 * @param {string} target
 * @returns {{prefix: string, suffix: string}}
 */
function temporaryAffixes(target) {
  const base = path.basename(target);
  const suffix = '.tmp';
  const longestNumber = 20;
  const fits = Buffer.byteLength(base) + 2 + longestNumber + suffix.length <= NAME_BYTES;
  const name = fits ? base : createHash('sha256').update(base).digest('hex').slice(0, 32);
  return { prefix: `.${name}.`, suffix };
}

/** @param {string} target @param {number} pid  of the process that writes */
function temporaryName(target, pid) {
  const { prefix, suffix } = temporaryAffixes(target);
  return path.join(path.dirname(target), `${prefix}${pid}${suffix}`);
}

/**
 * Removes what writes of this target have left behind whose processes were killed.
 *
 * @param {string} target
 */
async function removeAbandoned(target) {
  const folder = path.dirname(target);
  const { prefix, suffix } = temporaryAffixes(target);
  // A folder may be writable and not readable; then they stay.
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix) || !name.endsWith(suffix)) continue;
    const pid = name.slice(prefix.length, -suffix.length);
    // One of our own number is of an earlier process: this one writes one file after the other.
    const abandoned = /^\d+$/.test(pid) && (Number(pid) === process.pid || !isAlive(Number(pid)));
    if (abandoned) await unlink(path.join(folder, name)).catch(() => {});
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH';
  }
}

/**
 * Brings a folder's list of names to the disk, where the system can: without it, a power cut may take
 * a file that was renamed.
 *
 * @param {string} folder
 */
async function syncFolder(folder) {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync();
  } catch (error) {
    const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR', 'EBADF'].includes(code)) throw error;
  } finally {
    await handle.close();
  }
}
