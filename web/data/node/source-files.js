/** A file or a folder of the disk as the files of own data; read when their turn comes. */
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { MOST_BYTES } from '../base/limits.js';
import { readWhole } from './read-file.js';
import { MlpError } from '../../engine/errors.js';

/** @typedef {import('../sources/expand.js').SourceFile} SourceFile */

/** The most files of a folder: more are a mistake, such as a whole disk. */
const MOST_FILES = 2_000_000;

/**
 * @param {string} place  a file, or a folder, of which all files count, those in its folders too
 * @returns {Promise<SourceFile[]>} in a folder by their paths within it
 * @throws {MlpError} "file-missing", "file-unreadable", "file-kind", "own-empty": an empty folder
 */
export async function sourceFiles(place) {
  const found = await orSentence(place, () => stat(place));
  if (!found.isDirectory()) return [sourceFile(place, path.basename(place), found.size)];
  /** @type {SourceFile[]} */
  const files = [];
  const entries = await orSentence(place, () =>
    readdir(place, { recursive: true, withFileTypes: true }),
  );
  // Its own name says something too, as emnist or train do.
  const name = path.basename(path.resolve(place));
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    // A link may lead to a file; one that leads to a folder may lead in a circle.
    const target = entry.isSymbolicLink() ? await stat(file).catch(() => null) : entry;
    if (!target?.isFile()) continue;
    const { size } = await orSentence(file, () => stat(file));
    const inside = path.relative(place, file).split(path.sep).join('/');
    files.push(sourceFile(file, `${name}/${inside}`, size));
    if (files.length > MOST_FILES) {
      throw new MlpError(
        'file-limit',
        `There are more than ${MOST_FILES.toLocaleString('en-US')} files in ${place}; name the folder of the data set alone.`,
      );
    }
  }
  if (files.length > 0) return files;
  throw new MlpError('own-empty', `There is no file in the folder ${place}.`);
}

/** @param {string} file @param {string} name @param {number} size @returns {SourceFile} */
const sourceFile = (file, name, size) => ({
  path: name,
  size,
  read: () => orSentence(file, () => readWhole(file, MOST_BYTES)),
  slice: (from, to) => orSentence(file, () => readPart(file, from, to)),
});

/** @param {string} file @param {number} from @param {number} to @returns {Promise<Uint8Array>} less at its end */
async function readPart(file, from, to) {
  const handle = await open(file);
  try {
    const bytes = new Uint8Array(to - from);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, from + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/**
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function orSentence(file, work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MlpError) throw error;
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new MlpError(
      missing ? 'file-missing' : 'file-unreadable',
      missing
        ? `There is no file or folder ${file}.`
        : `The file ${file} cannot be read (${code}); check ${code === 'ELOOP' ? 'its links' : 'its permissions'}.`,
      { file, cause: code },
    );
  }
}
