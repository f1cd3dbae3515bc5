/**
 * The IDX format:
 *
 *   u8 0, u8 0          always
 *   u8 type             0x08 = unsigned byte, 0x09 to 0x0e others
 *   u8 n                number of dimensions: 3 for images, 1 for labels
 *   n x u32 big-endian  the dimensions
 *   the rest            the values, row-major, big-endian
 *
 * Every type is read in 1 to 4 dimensions. A file may come from anywhere: its dimensions are compared with
 * the bytes that are there before they are used, and the values are views into those bytes, so nothing is
 * allocated on a claim.
 */
import { fault, note } from '../base/note.js';
import { NUMBER_TYPES, numberArray, windowedArray } from '../base/number-array.js';

export const MAGIC_BYTES = 4;

/** As numpy names them. @type {ReadonlyMap<number, string>} */
const NUMPY_NAMES = new Map([
  [0x08, 'uint8'],
  [0x09, 'int8'],
  [0x0b, 'int16'],
  [0x0c, 'int32'],
  [0x0d, 'float32'],
  [0x0e, 'float64'],
]);
const MOST_DIMENSIONS = 4;

/** @param {Uint8Array} bytes @returns {boolean} whether it begins as an IDX file does */
export const isIdx = ([first, second, type, count]) =>
  first === 0 && second === 0 && NUMPY_NAMES.has(type) && count >= 1 && count <= MOST_DIMENSIONS;

/**
 * Reads a file of any type and 1 to 4 dimensions.
 *
 * @param {Uint8Array} bytes  the whole file, decompressed; with a window its beginning
 * @param {import('../base/file-window.js').FileWindow} [window]  over the file, where it is not in memory
 * @returns {import('../base/number-array.js').NumberArray} a view into them
 * @throws {import('../../engine/errors.js').MlpError} `idx-magic`, and as idxValues()
 */
export function decodeIdx(bytes, window) {
  if (!isIdx(bytes)) {
    throw fault('idx-magic', note('idxStart'));
  }
  const type = /** @type {string} */ (NUMPY_NAMES.get(bytes[2]));
  const each = NUMBER_TYPES[type].bytes;
  const { dimensions, values } = idxValues(bytes, bytes[3], each, window?.size);
  const layout = { type, shape: dimensions, little: false };
  return window
    ? windowedArray(window, MAGIC_BYTES + 4 * dimensions.length, layout)
    : numberArray(values, layout);
}

/**
 * @param {Uint8Array} bytes  a file whose first four bytes have been checked
 * @param {number} wanted  number of dimensions
 * @param {number} each  bytes of a value
 * @param {number} [fileBytes]  of the whole file
 * @returns {{dimensions: number[], values: Uint8Array}}
 * @throws {import('../../engine/errors.js').MlpError} `idx-size`, `idx-truncated`, `idx-trailing`: the file is not
 *   what its header says
 */
export function idxValues(bytes, wanted, each, fileBytes = bytes.length) {
  const headerBytes = MAGIC_BYTES + 4 * wanted;
  if (bytes.length < headerBytes) {
    const missing = headerBytes - bytes.length;
    throw fault('idx-truncated', note('idxHeader', { missing, header: headerBytes }), { missing });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = Array.from({ length: wanted }, (_, i) => view.getUint32(MAGIC_BYTES + 4 * i));
  const size = dimensions.reduce((product, dimension) => product * dimension, 1);
  if (size === 0 || size > Number.MAX_SAFE_INTEGER) {
    throw fault('idx-size', note('idxSize', { shape: dimensions }), { dimensions });
  }
  const values = bytes.subarray(headerBytes);
  const length = size * each;
  const there = fileBytes - headerBytes;
  if (there < length) {
    const missing = length - there;
    const said = note('idxCut', { shape: dimensions, missing, bytes: headerBytes + length });
    throw fault('idx-truncated', said, { missing });
  }
  if (there > length) {
    const trailing = there - length;
    throw fault('idx-trailing', note('idxTrailing', { shape: dimensions, trailing }), { trailing });
  }
  return { dimensions, values };
}
