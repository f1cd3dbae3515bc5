/**
 * What a person hands in, as a flat list of files: folders and archives opened, archives in archives too.
 * A plain file is read when its turn comes; what a packed one holds is known by then.
 */
import { MlpError } from '../../engine/errors.js';
import { gunzip } from '../base/gzip.js';
import { joined } from '../base/bytes.js';
import { checkFileSize, megabytes, MOST_BYTES } from '../base/limits.js';
import { inPieces, LARGE_BYTES } from '../base/file-window.js';
import { nameFile } from '../base/name-file.js';

/**
 * A file as it comes: of a folder, of a browser, of a test.
 * @typedef {object} SourceFile
 * @property {string} path  with "/" between folders
 * @property {number} size  bytes
 * @property {() => Promise<Uint8Array>} read  all of them
 * @property {import('../base/file-window.js').Slice} [slice]  some of them, without all being in memory
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

/** @typedef {{path: string, why: string}} LeftOut */

const START_BYTES = 512;
/** Archives in archives; more is not what people make. */
const MOST_DEPTH = 3;

/** Files that systems leave behind. */
const HIDDEN = /(^|\/)(\.|__MACOSX(\/|$)|Thumbs\.db$|desktop\.ini$|Icon\r$)/i;

const PICTURE = /\.(png|jpe?g|jfif|webp)$/i;

/** What cannot be opened, by its first bytes, and what to do about it. @type {[start: number[], kind: string, advice: string][]} */
const FOREIGN = [
  [[0x42, 0x5a, 0x68], 'bzip2', 'unpack it first'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'xz', 'unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'Zstandard', 'unpack it first'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7-Zip', 'unpack it first, or pack a zip'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR', 'unpack it first, or pack a zip'],
  [[0x89, 0x48, 0x44, 0x46], 'HDF5', 'save its arrays by numpy.savez in Python'],
  [[0x80, 0x02], 'a Python pickle', 'take the binary version of the data set, or numpy.savez'],
  [[0x80, 0x03], 'a Python pickle', 'save its arrays by numpy.savez in Python'],
  [[0x80, 0x04], 'a Python pickle', 'save its arrays by numpy.savez in Python'],
  [[0x80, 0x05], 'a Python pickle', 'save its arrays by numpy.savez in Python'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'save its pictures as PNG'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF', 'save it as PNG'],
  [[0x42, 0x4d], 'a BMP', 'save it as PNG'],
  [[0x49, 0x49, 0x2a, 0x00], 'a TIFF', 'save it as PNG'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a TIFF', 'save it as PNG'],
];

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
    const path = source.path.normalize('NFC').replace(/^(\.?\/)+/, '');
    if (HIDDEN.test(path)) {
      hidden++;
      return;
    }
    onFile?.(path);
    if (PICTURE.test(path)) {
      checkFileSize(source.size);
      files.push({ path, start: null, size: source.size, read: source.read });
      return;
    }
    const { size, slice } = source;
    const first = slice && size > LARGE_BYTES ? await slice(0, START_BYTES) : null;
    const isZipped = first !== null && (await isZipStart(first));
    if (
      first &&
      slice &&
      !isZipped &&
      !isPacked(first) &&
      !foreignOf(first) &&
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
    if (slice && isZipped && depth < MOST_DEPTH) {
      const { zipEntries } = await import('./zip.js');
      for (const entry of await zipEntries(inPieces(slice, size), size))
        await openOne({ ...entry, path: `${path}/${entry.path}` }, depth + 1);
      return;
    }
    checkFileSize(size);
    const bytes = await source.read();
    const inside = depth < MOST_DEPTH ? await entriesOf(path, bytes) : null;
    if (inside) {
      const { entries, name = path } = inside;
      for (const entry of entries)
        await openOne({ ...entry, path: `${name}/${entry.path}` }, depth + 1);
      return;
    }
    const foreign = foreignOf(bytes);
    if (foreign) {
      leftOut.push({ path, why: `it is ${foreign[1]}; ${foreign[2]}` });
      return;
    }
    const start = bytes.slice(0, START_BYTES);
    if (!isPacked(bytes)) {
      files.push({ path, start, size: bytes.length, read: source.read });
      return;
    }
    const plain = await unpacked(bytes);
    held += plain.length;
    if (held > MOST_BYTES) throw tooMuch(held);
    // Unpacked once: twice would take twice the time, and its memory is counted.
    await openOne(
      { path: path.replace(/\.gz$/i, ''), size: plain.length, read: async () => plain },
      depth + 1,
    );
  };

  /** One file that cannot be opened does not take the others along. @param {SourceFile} source @param {number} depth */
  const openOne = async (source, depth) => {
    try {
      await nameFile(source.path, () => open(source, depth));
    } catch (error) {
      if (!(error instanceof MlpError) || (depth === 0 && sources.length === 1)) throw error;
      if (error.code === 'file-limit') throw error;
      leftOut.push({ path: source.path, why: sentence(error, source.path) });
    }
  };

  for (const source of sources) await openOne(source, 0);
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, leftOut, hidden };
}

/** The error's sentence without the name before it. @param {MlpError} error @param {string} path */
const sentence = ({ message }, path) => message.replace(`${path}: `, '').replace(/\.$/, '');

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
  // The first block tells whether a tar is in the gzip; it is unpacked piece by piece then.
  const parts = gunzip(once(bytes), { limit: MOST_BYTES });
  const { value } = await parts.next();
  await parts.return?.();
  if (!value || !isTar(value)) return null;
  return { entries: await tarEntries(gunzip(once(bytes), { limit: MOST_BYTES })) };
}

/** @param {Uint8Array} bytes @returns {import('../base/file-window.js').Slice} */
const sliceOf = (bytes) => async (from, to) => bytes.subarray(from, to);

/** @param {Uint8Array} start  of a file */
const foreignOf = (start) => FOREIGN.find(([bytes]) => bytes.every((byte, i) => start[i] === byte));

/** @param {Uint8Array} start  of a file */
const isTarStart = async (start) => (await import('./tar.js')).isTar(start);

/** @param {Uint8Array} start  of a file */
const isZipStart = async (start) => (await import('./zip.js')).isZip(start);

/** @param {Uint8Array} bytes */
async function* once(bytes) {
  const PIECE = 2 ** 20;
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** @param {Uint8Array} bytes */
async function unpacked(bytes) {
  const parts = [];
  let length = 0;
  for await (const part of gunzip(once(bytes), { limit: MOST_BYTES })) {
    parts.push(part);
    length += part.length;
  }
  return joined(parts, length);
}

/** @param {number} bytes */
const tooMuch = (bytes) =>
  new MlpError(
    'file-limit',
    `The files have ${megabytes(bytes)} and more once unpacked, and ${megabytes(MOST_BYTES)} are held at most; give fewer of them.`,
    { bytes },
  );
