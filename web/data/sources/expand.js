/**
 * What a person hands in, as a flat list of files: folders and archives opened, archives in archives too.
 * A plain file is read when its turn comes; what a packed one holds is known by then.
 */
import { MlpError } from '../../engine/errors.js';
import { gunzip } from '../base/gzip.js';
import { joined } from '../base/bytes.js';
import { forwardSlice } from '../base/forward-slice.js';
import { checkFileSize, MOST_BYTES } from '../base/limits.js';
import { fault, note, reasonOf } from '../base/note.js';
import { inPieces, LARGE_BYTES, piecesOf, sliceOf } from '../base/file-window.js';
import { nameFile } from '../base/name-file.js';
import { PICTURE_ENDING } from '../base/picture-ending.js';
import { foreignOf, foreignZip } from './foreign.js';
import { asUtf8, utf16Of } from './utf16.js';

/**
 * A file as it comes: of a folder, of a browser, of a test.
 * @typedef {object} SourceFile
 * @property {string} path  with "/" between folders
 * @property {number} size  bytes
 * @property {() => Promise<Uint8Array>} read  all of them
 * @property {import('../base/file-window.js').Slice} [slice]  some of them, without all being in memory
 * @property {boolean} [isForward]  whether its parts are best read in order
 */

/**
 * A file that is neither gzip nor an archive.
 * @typedef {object} PlainFile
 * @property {string} path  through archives, e.g. "set.zip/train/cat/1.png"
 * @property {Uint8Array | null} start  its first 512 bytes, or fewer; null for a picture by its name, which
 *   is not read before its turn
 * @property {number} size
 * @property {() => Promise<Uint8Array>} read
 * @property {import('../base/file-window.js').Slice} [slice]  of a file that is not in memory
 */

/** @typedef {{path: string, why: import('../base/note.js').Note}} LeftOut */

const START_BYTES = 512;
/** Archives in archives; more is not what people make. */
const MOST_DEPTH = 3;

/** Files that systems leave behind. */
const HIDDEN = /(^|\/)(\.|__MACOSX(\/|$)|Thumbs\.db$|desktop\.ini$|Icon\r$)/i;

/**
 * @param {SourceFile[]} sources
 * @param {{onFile?: (path: string) => void}} [hooks]
 * @returns {Promise<{files: PlainFile[], leftOut: LeftOut[], hidden: number}>} the files in the order of
 *   their paths, whatever order they came in; hidden: how many were left by systems
 * @throws {MlpError} "file-limit"; of a single archive, what opening it throws
 */
export async function expand(sources, { onFile } = {}) {
  /** @type {PlainFile[]} */
  const files = [];
  /** @type {LeftOut[]} */
  const leftOut = [];
  let hidden = 0;
  let held = 0;

  /** @param {SourceFile} source @param {number} depth */
  const open = async (source, depth) => {
    // `tar c .` begins every path with "./", and `zip x ../set` with "../": they would look like hidden files.
    const path = source.path.normalize('NFC').replace(/(^|\/)(\.{0,2}\/)+/g, '$1');
    if (HIDDEN.test(path)) {
      hidden++;
      return;
    }
    onFile?.(path);
    if (PICTURE_ENDING.test(path)) {
      checkFileSize(source.size);
      files.push({ path, start: null, size: source.size, read: source.read });
      return;
    }
    const { size, slice, isForward } = source;
    const first = slice && size > LARGE_BYTES ? await slice(0, START_BYTES) : null;
    const isZipped = first !== null && (await isZipStart(first));
    if (
      first &&
      slice &&
      !isZipped &&
      !isPacked(first) &&
      !utf16Of(first) &&
      !foreignOf(first, path) &&
      !(await isTarStart(first))
    ) {
      // What it has is read when its turn comes, of arrays a part at a time.
      const read = async () => {
        checkFileSize(size);
        return source.read();
      };
      files.push({ path, start: first.slice(), size, read, slice });
      return;
    }
    if (slice && isZipped && !isForward && depth < MOST_DEPTH) {
      const { zipEntries } = await import('./zip.js');
      const entries = await zipEntries(inPieces(slice, size), size);
      await openEntries(path, path, entries, depth);
      return;
    }
    if (first && slice && isPacked(first) && !(await isTarInside(piecesOf(slice, size)))) {
      await openUnpacked(path, () => unzipped(piecesOf(slice, size)), depth);
      return;
    }
    const large = first && !foreignOf(first, path) && utf16Of(first);
    if (slice && large) {
      await openUnpacked(path, () => asUtf8(piecesOf(slice, size), large), depth);
      return;
    }
    checkFileSize(size);
    const bytes = await source.read();
    const inside = depth < MOST_DEPTH ? await entriesOf(path, bytes) : null;
    if (inside) {
      const { entries, name = path } = inside;
      await openEntries(path, name, entries, depth);
      return;
    }
    const foreign = foreignOf(bytes, path);
    if (foreign) {
      leftOut.push({ path, why: foreign });
      return;
    }
    const encoding = utf16Of(bytes);
    if (encoding) {
      await openUnpacked(path, () => asUtf8(once(bytes), encoding), depth);
      return;
    }
    const start = bytes.slice(0, START_BYTES);
    if (!isPacked(bytes)) {
      files.push({ path, start, size: bytes.length, read: source.read });
      return;
    }
    await openUnpacked(path, () => unzipped(once(bytes)), depth);
  };

  /** What is in an archive. @param {string} path @param {string} name  before those of the entries @param {SourceFile[]} entries @param {number} depth */
  const openEntries = async (path, name, entries, depth) => {
    const foreign = foreignZip(entries);
    if (foreign) {
      leftOut.push({ path, why: foreign });
      return;
    }
    for (const entry of entries)
      await openOne({ ...entry, path: `${name}/${entry.path}` }, depth + 1);
  };

  /**
   * What is in a gzip file, or a text in another encoding: made once where it is small, which is counted; else
   * whenever it is read.
   * @param {string} path
   * @param {() => AsyncIterable<Uint8Array>} stream
   * @param {number} depth
   */
  const openUnpacked = async (path, stream, depth) => {
    /** @type {Uint8Array[]} */
    let parts = [];
    let size = 0;
    for await (const part of stream()) {
      size += part.length;
      if (size > LARGE_BYTES) parts = [];
      else parts.push(part);
    }
    const name = path.replace(/\.gz$/i, '');
    if (size > LARGE_BYTES) {
      const slice = forwardSlice(stream);
      const read = () => slice(0, size);
      await openOne({ path: name, size, read, slice, isForward: true }, depth + 1);
      return;
    }
    held += size;
    if (held > MOST_BYTES) throw tooMuch(held);
    const plain = joined(parts, size);
    await openOne({ path: name, size, read: async () => plain }, depth + 1);
  };

  /** One file that cannot be opened does not take the others along. @param {SourceFile} source @param {number} depth */
  const openOne = async (source, depth) => {
    try {
      await nameFile(source.path, () => open(source, depth));
    } catch (error) {
      if (!(error instanceof MlpError) || (depth === 0 && sources.length === 1)) throw error;
      if (error.code === 'file-limit') throw error;
      leftOut.push({ path: source.path, why: reasonOf(error) });
    }
  };

  for (const source of sources) await openOne(source, 0);
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, leftOut, hidden };
}

/** @param {Uint8Array} bytes */
const isPacked = ([first, second]) => first === 0x1f && second === 0x8b;

/**
 * What an archive holds; null for any other file.
 * @param {string} path
 * @param {Uint8Array} bytes
 * @returns {Promise<{entries: SourceFile[], name?: string} | null>}
 */
async function entriesOf(path, bytes) {
  const { isZip, zipEntries } = await import('./zip.js');
  if (isZip(bytes)) return { entries: await zipEntries(sliceOf(bytes), bytes.length) };
  const { isTar, tarEntries } = await import('./tar.js');
  if (isTar(bytes)) return { entries: await tarEntries(once(bytes)) };
  if (!isPacked(bytes)) return null;
  if (!(await isTarInside(once(bytes)))) return null;
  // It is unpacked piece by piece.
  return { entries: await tarEntries(unzipped(once(bytes))) };
}

/** @param {AsyncIterable<Uint8Array>} pieces  of a gzip file */
const unzipped = (pieces) => gunzip(pieces, { limit: MOST_BYTES });

/** Whether a gzip file has a tar in it, which its first block tells. @param {AsyncIterable<Uint8Array>} pieces */
async function isTarInside(pieces) {
  const parts = unzipped(pieces);
  const { value } = await parts.next();
  await parts.return?.();
  return value !== undefined && isTarStart(value);
}

/** @param {Uint8Array} start  of a file */
const isTarStart = async (start) => (await import('./tar.js')).isTar(start);

/** @param {Uint8Array} start  of a file */
const isZipStart = async (start) => (await import('./zip.js')).isZip(start);

/** @param {Uint8Array} bytes */
const once = (bytes) => piecesOf(sliceOf(bytes), bytes.length);

/** @param {number} bytes */
const tooMuch = (bytes) =>
  fault('file-limit', note('largeUnpacked', { bytes, most: MOST_BYTES }), { bytes });
