/** Files that are there twice, and files of more than one data set. */
import { crc32 } from '../base/crc32.js';
import { piecesOf } from '../base/file-window.js';
import { fault, note } from '../base/note.js';
import { nameFacts } from './file-names.js';

/** @typedef {import('../sources/expand.js').PlainFile} PlainFile */

/**
 * Counts a file once that is there twice under one name, as x and x.gz, or in a folder and its zip.
 * @param {PlainFile[]} files
 * @returns {Promise<{single: PlainFile[], notes: import('../base/note.js').Note[]}>}
 */
export async function withoutTwins(files) {
  /** @type {Map<string, PlainFile[]>} */
  const alike = new Map();
  for (const file of files) {
    const key = `${baseOf(file.path)}|${file.size}`;
    alike.set(key, [...(alike.get(key) ?? []), file]);
  }
  /** @type {Set<PlainFile>} */
  const twins = new Set();
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const seen = new Set();
    for (const file of group) {
      // Two files of one name, one size and one checksum are one. A class's folder is part of the name.
      const content = await checksum(file);
      if (seen.has(content)) twins.add(file);
      seen.add(content);
    }
  }
  const names = [...twins].map(({ path }) => path);
  const notes = names.length
    ? [note('twins', { files: names.length, names: names.slice(0, 3) })]
    : [];
  return { single: files.filter((file) => !twins.has(file)), notes };
}

/** @param {PlainFile} file */
async function checksum({ read, slice, size }) {
  if (!slice) return crc32(await read());
  let crc = 0;
  for await (const piece of piecesOf(slice, size)) crc = crc32(piece, crc);
  return crc;
}

/** A picture's name with the two folders above it, any other file's own. @param {string} path */
function baseOf(path) {
  const names = path.replace(/\.(zip|tar|tgz|tar\.gz)\//gi, '/').split('/');
  return names.slice(/\.(png|jpe?g|webp)$/i.test(path) ? -3 : -1).join('/');
}

/**
 * Refuses files of several data sets, as the six of EMNIST in one archive: joined, they would be one set
 * with wrong labels.
 * @param {import('./blocks.js').Block[]} blocks
 * @throws {MlpError} "own-several"
 */
export function severalSets(blocks) {
  /** @type {Map<string, Set<string>>} */
  const parts = new Map();
  for (const { file, part, labels, shape } of blocks) {
    if (!labels || !shape) continue;
    // Numbers tell pieces of one set apart, as data_batch_1 and 2.
    const stem = nameFacts(file).stem.replace(/\d+/g, '').trim();
    parts.set(stem, (parts.get(stem) ?? new Set()).add(String(part)));
  }
  const sets = [...parts].filter(([, own]) => own.size > 1 || parts.size === 1);
  if (sets.length < 2) return;
  const stems = sets.map(([stem]) => stem);
  throw fault('own-several', note('severalSets', { sets: stems }), { sets: stems });
}
