/** Reads data files from a folder; like the rest of this room, in Node only. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DATA_FILE_BYTES, readWhole } from './read-file.js';
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

/**
 * @param {string} dir
 * @param {string[]} fileNames
 * @returns {boolean} whether a reader of the folder would find one of them
 */
export const hasFileOf = (dir, fileNames) =>
  DATA_FOLDERS.some((folder) =>
    fileNames.some((name) =>
      ['', '.gz', '.xz'].some((ending) => existsSync(path.join(dir, folder, name + ending))),
    ),
  );

/**
 * A reader for {@link import('../load.js').loadDataset}.
 *
 * @param {string} dir  the folder; each file is taken from the first of DATA_FOLDERS that has it,
 *   plain or, by the program of that name, from an .xz beside it
 * @returns {ReadFile} rejects with an MlpError: `file-missing`: in none of the folders, all of
 *   which the sentence names; `file-unreadable`: the system does not let us read it; what
 *   readWhole() throws for what is no file
 */
export function directoryReader(dir) {
  const folders = DATA_FOLDERS.map((folder) => path.join(dir, folder));
  return async (fileName) => {
    for (const folder of folders) {
      const file = path.join(folder, fileName);
      try {
        return await readWhole(file, DATA_FILE_BYTES);
      } catch (error) {
        if (error instanceof MlpError) throw error;
        const { code } = /** @type {NodeJS.ErrnoException} */ (error);
        if (code === 'ENOENT' || code === 'ENOTDIR') {
          if (existsSync(`${file}.xz`)) return await readXz(`${file}.xz`, DATA_FILE_BYTES);
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
