/**
 * The entries of a zip, from its central directory (APPNOTE 6.3.10, 4.3 and 4.5.3): the only place where a
 * zip that was written as a stream has the sizes, and one of more than 65,535 files the count. An entry is
 * unpacked when it is read, and its checksum is compared then.
 */
import { Inflate, inflateSync } from 'fflate';
import { crc32 } from '../base/crc32.js';
import { LARGE_BYTES, piecesOf } from '../base/file-window.js';
import { forwardSlice } from '../base/forward-slice.js';
import { fault, note } from '../base/note.js';

/** @typedef {import('../base/file-window.js').Slice} Slice */

/**
 * @typedef {object} Entry
 * @property {string} path  with "/" between folders
 * @property {number} size  bytes once unpacked
 * @property {() => Promise<Uint8Array>} read
 * @property {import('../base/file-window.js').Slice} [slice]  of one that is large; its checksum is compared before
 * @property {boolean} [isForward]  whether its parts are best read in order
 */

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
/** Of what stands before the end in a zip of 64 bits. */
const END64_BYTES = 76;
const NOT_HERE = 0xffffffff;
const ENCRYPTED = 1;
const UTF8 = 0x800;
const [STORED, DEFLATED] = [0, 8];
/** Ways to pack that other programs have, for the sentence. @type {Record<number, string>} */
const METHODS = { 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 93: 'Zstandard', 95: 'XZ' };

/** @param {Uint8Array} bytes @returns {boolean} whether it begins as a zip does, an empty one included */
export const isZip = ([first, second, third, fourth]) =>
  first === 0x50 &&
  second === 0x4b &&
  ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));

/**
 * @param {Slice} slice  of the zip
 * @param {number} size  of the zip in bytes
 * @returns {Promise<Entry[]>} its files, without its folders
 * @throws {MlpError} "zip-damaged"; reading an entry also "zip-encrypted", "zip-method"
 */
export async function zipEntries(slice, size) {
  const { start, end, count, shift } = await findDirectory(slice, size);
  const bytes = await slice(start, end);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Entry[]} */
  const entries = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw damaged('its directory is cut off');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged('its directory is cut off');
    const flags = view.getUint16(at + 8, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const path = (flags & UTF8 ? new TextDecoder() : cp437).decode(name).replaceAll('\\', '/');
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength);
    if (!path.endsWith('/')) {
      const entry = {
        flags,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        ...sizes,
        local: sizes.local + shift,
      };
      entries.push({
        path,
        size: sizes.size,
        read: () => readEntry(slice, entry),
        ...(sizes.size > LARGE_BYTES && {
          slice: checkedSlice(slice, entry),
          isForward: entry.method !== STORED,
        }),
      });
    }
    at = next;
  }
  if (at !== bytes.length) throw damaged('its directory has another number of files than it says');
  return entries;
}

/** Names without the flag of UTF-8 are mostly ASCII; other letters of old programs become some letter. */
const cp437 = new TextDecoder('latin1');

/**
 * @param {Slice} slice
 * @param {number} size
 * @returns {Promise<{start: number, end: number, count: number, shift: number}>} start, end: of the directory; shift:
 *   bytes that stand before the zip itself, as in a program that unpacks itself
 */
async function findDirectory(slice, size) {
  // The directory itself may be long, its end is not.
  const from = Math.max(0, size - MOST_COMMENT - END_BYTES - END64_BYTES);
  const tail = await slice(from, size);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const least = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT);
  let end = view.byteLength - END_BYTES;
  while (end >= least && !isEnd(view, end)) end--;
  if (end < least) throw damaged('it has no directory at its end, so it is cut off');
  let count = view.getUint16(end + 10, true);
  let length = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  let directoryEnd = from + end;
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR64) {
    // Where the locator says, or, with bytes before the zip, right before the locator.
    const place = [number64(view, locator + 8) - from, locator - 56].find(
      (at) => at >= 0 && at + 56 <= locator && view.getUint32(at, true) === END64,
    );
    if (place === undefined) throw damaged('the end of its directory is not where it says');
    count = number64(view, place + 32);
    length = number64(view, place + 40);
    start = number64(view, place + 48);
    directoryEnd = from + place;
  }
  const shift = directoryEnd - length - start;
  if (shift < 0 || length > directoryEnd) throw damaged('its directory is cut off');
  return { start: start + shift, end: directoryEnd, count, shift };
}

/** Whether the comment ends where the zip does: its text could contain the signature. @param {DataView} view @param {number} at */
const isEnd = (view, at) =>
  view.getUint32(at, true) === END &&
  at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength;

/** @param {DataView} view @param {number} at @returns {number} */
const number64 = (view, at) => Number(view.getBigUint64(at, true));

/**
 * Sizes and place, from the 64-bit field (header 1) where 32 bits are too few. It has only those numbers
 * that are missing, in this order.
 * @param {DataView} view
 * @param {number} at  of the entry in the directory
 * @param {number} extra  where its extra fields begin
 * @param {number} extraLength
 */
function sizesOf(view, at, extra, extraLength) {
  const numbers = [24, 20, 42].map((place) => view.getUint32(at + place, true));
  for (let field = extra; field + 4 <= extra + extraLength;) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let place = field + 4;
      for (const [i, number] of numbers.entries()) {
        if (number !== NOT_HERE) continue;
        if (place + 8 > field + 4 + length) throw damaged('a size in its directory is cut off');
        numbers[i] = number64(view, place);
        place += 8;
      }
    }
    field += 4 + length;
  }
  const [size, packed, local] = numbers;
  return { size, packed, local };
}

/** @typedef {{flags: number, method: number, crc: number, size: number, packed: number, local: number}} Place */

/**
 * @param {Slice} slice
 * @param {Place} entry
 * @returns {Promise<number>} where its content begins
 */
async function contentStart(slice, { flags, method, local }) {
  if (flags & ENCRYPTED) {
    throw fault('zip-encrypted', note('locked'));
  }
  if (method !== STORED && method !== DEFLATED) {
    const name = METHODS[method] ?? `method ${method}`;
    throw fault('zip-method', note('unknownMethod', { method: name }));
  }
  const head = await slice(local, local + 30);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 30 || view.getUint32(0, true) !== LOCAL) {
    throw damaged('an entry is not where its directory says');
  }
  // Its own name and extra fields: they may be others than those in the directory.
  return local + 30 + view.getUint16(26, true) + view.getUint16(28, true);
}

/** @param {Slice} slice @param {Place} entry @returns {Promise<Uint8Array>} */
async function readEntry(slice, entry) {
  const { method, crc, size, packed } = entry;
  const start = await contentStart(slice, entry);
  const content = await slice(start, start + packed);
  if (content.length < packed) throw damaged('an entry is cut off');
  const plain = method === STORED ? content : inflated(content, size);
  if (plain.length !== size || crc32(plain) !== crc) throw damaged('an entry has another checksum');
  return plain;
}

/**
 * @param {Slice} slice
 * @param {Place} entry
 * @returns {Slice} of its content
 */
function checkedSlice(slice, entry) {
  const { size, packed } = entry;
  /** @type {Promise<Slice> | undefined} */
  let checked;
  const check = async () => {
    const start = await contentStart(slice, entry);
    const isStored = entry.method === STORED;
    /** @type {Slice} */
    const content = (from, to) => slice(start + from, start + to);
    const open = () =>
      isStored ? piecesOf(content, size, LARGE_BYTES) : inflatedPieces(content, packed, size);
    let [crc, length] = [0, 0];
    for await (const piece of open()) {
      crc = crc32(piece, crc);
      length += piece.length;
    }
    if (length !== size || crc !== entry.crc) throw damaged('an entry has another checksum');
    return isStored ? content : forwardSlice(open);
  };
  return async (from, to) => {
    checked ??= check();
    return (await checked)(from, Math.min(to, size));
  };
}

/** Packed bytes that are unpacked at a time: what they become at most, 1,032 times as many, is held. */
const PACKED_BYTES = 2 ** 13;

/**
 * @param {Slice} content
 * @param {number} packed  bytes of it
 * @param {number} size  that it claims once unpacked
 */
async function* inflatedPieces(content, packed, size) {
  /** @type {Uint8Array[]} */
  let parts = [];
  const inflate = new Inflate((part) => parts.push(part));
  let length = 0;
  for await (const piece of piecesOf(content, packed)) {
    for (let at = 0; at < piece.length; at += PACKED_BYTES) {
      try {
        inflate.push(piece.subarray(at, at + PACKED_BYTES));
      } catch {
        throw damaged('an entry cannot be unpacked');
      }
      for (const part of parts) length += part.length;
      if (length > size) throw damaged('an entry has another size than it claims');
      yield* parts;
      parts = [];
    }
  }
}

/** @param {Uint8Array} content @param {number} size @returns {Uint8Array} */
function inflated(content, size) {
  // A byte of Deflate makes at most 1,032: what claims more is not believed, and gets no memory.
  if (size > 1032 * content.length + 1032)
    throw damaged('an entry claims a size that it cannot have');
  try {
    return inflateSync(content, { out: new Uint8Array(size) });
  } catch {
    throw damaged('an entry cannot be unpacked');
  }
}

/** @param {string} what */
const damaged = (what) => fault('zip-damaged', note('damagedZip', { what }));
