/** Large files a piece at a time, so that a set is in memory once: as samples. */
import { joined } from './bytes.js';
import { fault, note } from './note.js';

/** @typedef {(from: number, to: number) => Promise<Uint8Array>} Slice  some bytes of a file, `to` left out */

/** Files up to this size are read whole. Bytes. */
export const LARGE_BYTES = 2 ** 24;
const WINDOW_BYTES = 2 ** 22;
const PIECE_BYTES = 2 ** 20;
const MOST_PIECES = 32;

/** @param {Uint8Array} bytes  of a file that is in memory @returns {Slice} */
export const sliceOf = (bytes) => async (from, to) => bytes.subarray(from, to);

/**
 * A file from its beginning to its end.
 * @param {Slice} slice
 * @param {number} size
 * @param {number} [each]  bytes of a piece
 */
export async function* piecesOf(slice, size, each = PIECE_BYTES) {
  for (let at = 0; at < size; at += each) yield await slice(at, Math.min(size, at + each));
}

/** @param {Uint8Array} bytes @returns {DataView} */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A part of a file that moves along it. */
export class FileWindow {
  #slice;
  /** Of the file. */
  size;
  /** Where the part begins. */
  start = 0;
  /** @type {Uint8Array} */
  bytes = new Uint8Array(0);
  view = viewOf(this.bytes);

  /** @param {Slice} slice @param {number} size */
  constructor(slice, size) {
    this.#slice = slice;
    this.size = size;
  }

  /**
   * @param {number} from
   * @param {number} to
   * @returns {Promise<void> | undefined} undefined when these bytes are in the part already. Another call may
   *   move it before the promise is awaited: ask again then.
   */
  ensure(from, to) {
    const inside = from >= this.start && to <= this.start + this.bytes.length;
    return inside ? undefined : this.#move(from, to);
  }

  /** @param {number} from @param {number} to */
  async #move(from, to) {
    const bytes = await this.#slice(from, Math.min(this.size, Math.max(to, from + WINDOW_BYTES)));
    if (bytes.length < to - from) {
      throw fault('file-changed', note('fileChanged'));
    }
    this.bytes = bytes;
    this.view = viewOf(bytes);
    this.start = from;
  }
}

/**
 * Many small reads, mostly near one another, as few large ones.
 * @param {Slice} slice
 * @param {number} size
 * @returns {Slice}
 */
export function inPieces(slice, size) {
  /** @type {Map<number, Promise<Uint8Array>>} */
  const pieces = new Map();
  const piece = (/** @type {number} */ index) => {
    const from = index * PIECE_BYTES;
    const known = pieces.get(index) ?? slice(from, Math.min(size, from + PIECE_BYTES));
    // The piece that was used last is the last of the map; the first one goes.
    pieces.delete(index);
    pieces.set(index, known);
    if (pieces.size > MOST_PIECES)
      pieces.delete(/** @type {number} */ (pieces.keys().next().value));
    return known;
  };
  return async (from, end) => {
    const to = Math.min(end, size);
    if (to <= from) return new Uint8Array(0);
    if (to - from > PIECE_BYTES) return slice(from, to);
    const first = Math.floor(from / PIECE_BYTES);
    const last = Math.floor((to - 1) / PIECE_BYTES);
    const base = first * PIECE_BYTES;
    const bytes = await piece(first);
    if (first === last) return bytes.subarray(from - base, to - base);
    return joined(
      [bytes.subarray(from - base), (await piece(last)).subarray(0, to - base - PIECE_BYTES)],
      to - from,
    );
  };
}
