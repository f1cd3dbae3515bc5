/**
 * Arrays of numbers as files have them: a shape, a type, and the values in the file's own bytes.
 * Nothing is copied until a value is asked for.
 */
import { fault, note } from './note.js';
import { halfToNumber } from '../../engine/float-types.js';

/**
 * @typedef {object} NumberArray
 * @property {number[]} shape
 * @property {string} type  e.g. "uint8", "int32", "float64", "bool" or "text"
 * @property {number} length  values: the product of the shape
 * @property {(i: number) => any} at  value i in row-major order: a number, or a string of type "text"
 * @property {(from: number, to: number) => Uint8Array} [stored]  some values themselves, where they are unsigned
 *   bytes in row-major order
 * @property {(from: number, to: number) => Promise<void> | undefined} [ensure]  of a file that is not in memory:
 *   call it before those values are asked for, until it gives undefined
 */

/** @type {Record<string, {bytes: number, read: (view: DataView, at: number, little: boolean) => number}>} */
export const NUMBER_TYPES = {
  bool: { bytes: 1, read: (view, at) => (view.getUint8(at) ? 1 : 0) },
  uint8: { bytes: 1, read: (view, at) => view.getUint8(at) },
  int8: { bytes: 1, read: (view, at) => view.getInt8(at) },
  uint16: { bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  int16: { bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  uint32: { bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  int32: { bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  uint64: { bytes: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  int64: { bytes: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  float16: { bytes: 2, read: (view, at, little) => halfToNumber(view.getUint16(at, little)) },
  float32: { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  float64: { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
};

/** @param {number[]} shape @returns {number} */
export const valuesOf = (shape) => shape.reduce((product, side) => product * side, 1);

/**
 * @param {Uint8Array} bytes  at least as many as the values need
 * @param {object} layout
 * @param {string} layout.type  of NUMBER_TYPES
 * @param {number[]} layout.shape
 * @param {boolean} layout.little  whether the least byte of a value comes first
 * @param {boolean} [layout.fortran]  whether the first index is the fastest
 * @returns {NumberArray}
 */
export function numberArray(bytes, { type, shape, little, fortran = false }) {
  const { bytes: size, read } = NUMBER_TYPES[type];
  const length = valuesOf(shape);
  const view = new DataView(bytes.buffer, bytes.byteOffset, length * size);
  const rowMajor = !fortran || shape.length < 2;
  const place = rowMajor ? undefined : fortranPlaces(shape);
  /** @param {number} i */
  const at = (i) => read(view, size * (place ? place(i) : i), little);
  const plain = rowMajor && type === 'uint8';
  return {
    shape,
    type,
    length,
    at,
    stored: plain ? (from, to) => bytes.subarray(from, to) : undefined,
  };
}

/**
 * An array in row-major order of a file that is not in memory.
 * @param {import('./file-window.js').FileWindow} window
 * @param {number} offset  of the first value
 * @param {{type: string, shape: number[], little: boolean}} layout
 * @returns {NumberArray}
 */
export function windowedArray(window, offset, { type, shape, little }) {
  const { bytes: size, read } = NUMBER_TYPES[type];
  const place = (/** @type {number} */ i) => offset + size * i;
  return {
    shape,
    type,
    length: valuesOf(shape),
    at: (i) => read(window.view, place(i) - window.start, little),
    stored:
      type === 'uint8'
        ? (from, to) => window.bytes.subarray(place(from) - window.start, place(to) - window.start)
        : undefined,
    ensure: (from, to) => window.ensure(place(from), place(to)),
  };
}

/** @param {number[]} shape @returns {(i: number) => number} from a row-major place to a column-major one */
function fortranPlaces(shape) {
  return (i) => {
    let place = 0;
    let rest = i;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const side = shape[axis];
      // Horner's rule from the last axis on, which is the slowest there.
      place = place * side + (rest % side);
      rest = Math.floor(rest / side);
    }
    return place;
  };
}

/**
 * @param {string} code  of the error
 * @param {number[]} shape
 * @param {number} most  values
 * @returns {number} how many values there are
 * @throws {import('../../engine/errors.js').MlpError} that code: more than can be
 */
export function checkShape(code, shape, most) {
  const count = valuesOf(shape);
  if (Number.isSafeInteger(count) && count <= most) return count;
  throw fault(code, note('cutOff', { shape, room: most }), { shape });
}
