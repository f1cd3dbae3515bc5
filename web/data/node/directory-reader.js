/**
 * Reads data files from a folder, in Node: the one file here that is not for browsers.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readXz } from './xz.js';
import { MlpError } from '../../engine/errors.js';

/** @import { ReadFile } from '../load.js' */

/**
 * Where inside a folder the files may lie: in it, in folders as `./build.sh data` makes them, in
 * the folder of CIFAR-10's own archive, or in that of a cut-down set.
 */
export const DATA_FOLDERS = Object.freeze([
  '.',
  'mnist',
  'cifar10',
  'cifar-10-batches-bin',
  'cifar10-subset',
]);

/** The most bytes a file may unpack to: the largest there is, MNIST's training images, has 47 MB. */
const UNPACKED_LIMIT = 2 ** 26;

/**
 * A reader for {@link import('../load.js').loadDataset}.
 *
 * @param {string} dir  the folder; each file is taken from the first of DATA_FOLDERS that has it,
 *   plain or, by the program of that name, from an .xz beside it
 * @returns {ReadFile} rejects with an MlpError: `file-missing`: in none of the folders, all of
 *   which the sentence names; `file-unreadable`: the system does not let us read it
 */
export function directoryReader(dir) {
  const folders = DATA_FOLDERS.map((folder) => path.join(dir, folder));
  return async (fileName) => {
    for (const folder of folders) {
      const file = path.join(folder, fileName);
      try {
        return await readFile(file);
      } catch (error) {
        const { code } = /** @type {NodeJS.ErrnoException} */ (error);
        if (code === 'ENOENT' || code === 'ENOTDIR') {
          if (existsSync(`${file}.xz`)) return await readXz(`${file}.xz`, UNPACKED_LIMIT);
          continue;
        }
        throw new MlpError(
          'file-unreadable',
          `The file ${file} cannot be read (${code}); check that it is a file and its permissions.`,
          { file, cause: code },
        );
      }
    }
    throw new MlpError('file-missing', `There is no ${fileName} in ${folders.join(', ')}.`, {
      fileName,
      folders,
    });
  };
}
