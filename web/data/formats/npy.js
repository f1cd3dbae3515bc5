/**
 * The NPY format of numpy (numpy.lib.format), versions 1 to 3:
 *
 *   "\x93NUMPY", u8 major, u8 minor
 *   u16 or, from version 2 on, u32 little-endian   length of the header
 *   the header                                     {'descr': '<u1', 'fortran_order': False, 'shape': (2, 3), }
 *   the values
 */
import { fault, note } from '../base/note.js';
import { checkShape, NUMBER_TYPES, numberArray, windowedArray } from '../base/number-array.js';

/** @typedef {import('../base/number-array.js').NumberArray} NumberArray */

const MAGIC = '\x93NUMPY';
/** Numpy's letters. @type {Record<string, string>} */
const KINDS = { b: 'bool', u: 'uint', i: 'int', f: 'float' };

/** @param {Uint8Array} bytes @returns {boolean} whether it begins as an NPY file does */
export const isNpy = (bytes) => [...MAGIC].every((char, i) => bytes[i] === char.charCodeAt(0));

/**
 * @param {Uint8Array} bytes  the whole file; with a window its beginning
 * @param {import('../base/file-window.js').FileWindow} [window]  over the file, where it is not in memory
 * @returns {NumberArray | null} a view into them; null when a window does not do
 * @throws {import('../../engine/errors.js').MlpError} "npy-header": it cannot be read; "npy-type": values that are no numbers or texts;
 *   "npy-truncated"
 */
export function decodeNpy(bytes, window) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes[6] > 1;
  const start = wide ? 12 : 10;
  const length =
    bytes.length >= start ? (wide ? view.getUint32(8, true) : view.getUint16(8, true)) : 0;
  if (
    !isNpy(bytes) ||
    bytes[6] > 3 ||
    length === 0 ||
    (window?.size ?? bytes.length) < start + length
  ) {
    throw headerError();
  }
  if (bytes.length < start + length) return null;
  const header = new TextDecoder().decode(bytes.subarray(start, start + length));
  const descr = /'descr':\s*('[^']*'|"[^"]*"|\[)/.exec(header)?.[1];
  const fortran = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  const sides = /'shape':\s*\(([\d,\sL]*)\)/.exec(header)?.[1];
  if (!descr || !fortran || sides === undefined) throw headerError();
  const shape = Array.from(sides.matchAll(/\d+/g), ([side]) => Number(side));
  const type = descr.slice(1, -1);
  if (!window) return valuesFrom(bytes.subarray(start + length), type, shape, fortran === 'True');
  const number = numberType(type);
  if (!number || fortran === 'True') return null;
  const room = Math.floor((window.size - start - length) / NUMBER_TYPES[number.type].bytes);
  checkShape('npy-truncated', shape, room);
  return windowedArray(window, start + length, { ...number, shape });
}

/**
 * @param {Uint8Array} values
 * @param {string} descr  e.g. "<f4", empty for a list of fields
 * @param {number[]} shape
 * @param {boolean} fortran
 * @returns {NumberArray}
 */
function valuesFrom(values, descr, shape, fortran) {
  const [, order, kind, size] = /^([<>|=]?)([a-zA-Z])(\d*)$/.exec(descr) ?? [];
  if (kind === 'O') {
    throw fault('npy-type', note('numpyObjects'));
  }
  if (kind === 'U' || kind === 'S') return textArray(values, { order, kind, size, shape });
  const number = numberType(descr);
  if (!number) {
    throw fault('npy-type', note('numpyType', { type: descr }));
  }
  const most = Math.floor(values.length / NUMBER_TYPES[number.type].bytes);
  checkShape('npy-truncated', shape, most);
  return numberArray(values, { ...number, shape, fortran });
}

/** @param {string} descr @returns {{type: string, little: boolean} | null} null for what is no number */
function numberType(descr) {
  const [, order, kind, size] = /^([<>|=]?)([a-zA-Z])(\d*)$/.exec(descr) ?? [];
  const type = kind === 'b' ? 'bool' : `${KINDS[kind]}${8 * Number(size)}`;
  return Object.hasOwn(NUMBER_TYPES, type) ? { type, little: order !== '>' } : null;
}

/**
 * Texts of a fixed length, filled up with zeros: U has four bytes a character, S one.
 * @param {Uint8Array} values
 * @param {{order: string, kind: string, size: string, shape: number[]}} layout
 * @returns {NumberArray}
 */
function textArray(values, { order, kind, size, shape }) {
  const characters = Number(size);
  const width = kind === 'U' ? 4 : 1;
  const length = checkShape(
    'npy-truncated',
    shape,
    Math.floor(values.length / Math.max(1, characters * width)),
  );
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
  const at = (/** @type {number} */ i) => {
    let text = '';
    for (let k = 0; k < characters; k++) {
      const place = (i * characters + k) * width;
      const code = width === 4 ? view.getUint32(place, order !== '>') : view.getUint8(place);
      if (code === 0 || code > 0x10ffff) break;
      text += String.fromCodePoint(code);
    }
    return text;
  };
  return { shape, type: 'text', length, at };
}

function headerError() {
  return fault('npy-header', note('numpyHeader'));
}
