/**
 * Blocks: what own data is made of until it becomes samples. A block has images of one source and one
 * part of the set; either all of one shape, as arrays have them, or pictures of any size.
 */
import { fault, note } from '../base/note.js';

/** @typedef {import('../base/number-array.js').NumberArray} NumberArray */
/** @typedef {import('./file-names.js').Part} Part */

/** @typedef {ArrayLike<number | string>} Labels  whole numbers or names, one for each image */

/**
 * @typedef {object} Shape
 * @property {number} height
 * @property {number} width
 * @property {number} channels  1, 3 or 4
 */

/**
 * @typedef {object} Block
 * @property {string} file  or the folder
 * @property {string} form  e.g. "IDX"
 * @property {Part | null} part
 * @property {number} count
 * @property {Labels | null} labels
 * @property {Shape} [shape]  of an array's images
 * @property {(i: number, to: Float64Array) => void} [values]  of an array: image i as [channels][height][width]
 * @property {(i: number) => Uint8Array | null} [bytes]  of an array: image i likewise, as a view, where its
 *   values are stored so
 * @property {(i: number) => Promise<void> | undefined} [ensure]  of an array that is not in memory: see NumberArray
 * @property {boolean} [isBytes]  of an array: whether its values are from 0 to 255 by their type
 * @property {(i: number) => Promise<Uint8Array>} [picture]  image i as it is encoded
 * @property {(i: number) => string} [name]  of picture i
 */

const CHANNELS = [1, 3, 4];

/**
 * How the values of an array are images.
 * @param {number[]} shape
 * @returns {(Shape & {count: number, interleaved: boolean}) | null} null when they are none
 */
export function imageLayout(shape) {
  const [count, ...rest] = shape;
  if (rest.length === 2) {
    return { count, height: rest[0], width: rest[1], channels: 1, interleaved: false };
  }
  if (rest.length === 3) {
    const [a, b, c] = rest;
    // Colours last, as numpy and Keras have them; else first, as PyTorch.
    if (CHANNELS.includes(c) && (!CHANNELS.includes(a) || a > c)) {
      return { count, height: a, width: b, channels: c, interleaved: true };
    }
    if (CHANNELS.includes(a))
      return { count, height: b, width: c, channels: a, interleaved: false };
    return null;
  }
  if (rest.length !== 1) return null;
  const side = squareSide(rest[0]);
  return side ? { count, ...side, interleaved: false } : null;
}

/**
 * The shape of images that stand in rows.
 * @param {number} values  of one
 * @returns {Shape | null} a square in grey, or in three colours one after the other
 */
export function squareSide(values) {
  for (const channels of [1, 3]) {
    const side = Math.round(Math.sqrt(values / channels));
    if (side >= 4 && side * side * channels === values) {
      return { height: side, width: side, channels };
    }
  }
  return null;
}

/**
 * @param {Pick<Block, 'file' | 'form' | 'part'>} about
 * @param {NumberArray} array
 * @returns {Block}
 * @throws {MlpError} "own-shape": it has no images
 */
export function arrayBlock(about, array) {
  const layout = imageLayout(array.shape);
  if (!layout || layout.count === 0) {
    throw fault('own-shape', note('noImageShape', { file: about.file, shape: array.shape }));
  }
  const { count, height, width, channels, interleaved } = layout;
  const area = height * width;
  const each = area * channels;
  /** @type {((i: number) => number) | null} */
  const place =
    interleaved && channels > 1 ? (i) => (i % area) * channels + Math.floor(i / area) : null;
  const stored = place ? undefined : array.stored;
  const { ensure } = array;
  return {
    ...about,
    count,
    labels: null,
    shape: { height, width, channels },
    isBytes: array.type === 'uint8',
    values(i, to) {
      for (let k = 0; k < each; k++) to[k] = array.at(i * each + (place ? place(k) : k));
    },
    bytes: (i) => stored?.(i * each, (i + 1) * each) ?? null,
    ...(ensure && { ensure: (/** @type {number} */ i) => ensure(i * each, (i + 1) * each) }),
  };
}

/**
 * The labels in an array of one for each image; of several for each, as one-hot rows or QMNIST have them.
 * @param {string} file
 * @param {NumberArray} array
 * @returns {{labels: Labels, said: import('../base/note.js').Note | null}}
 */
export function labelsOf(file, array) {
  const [count, ...rest] = array.shape;
  const each = rest.reduce((product, side) => product * side, 1);
  if (each === 1) {
    const labels = Array.from({ length: count }, (_, i) => array.at(i));
    return { labels, said: null };
  }
  if (isOneHot(array, count, each)) {
    const labels = Array.from({ length: count }, (_, i) => {
      let k = 0;
      while (!array.at(i * each + k)) k++;
      return k;
    });
    return { labels, said: note('oneHot', { file, each }) };
  }
  return {
    labels: Array.from({ length: count }, (_, i) => array.at(i * each)),
    said: note('firstOfValues', { file, each }),
  };
}

/** @param {NumberArray} array @param {number} count @param {number} each */
function isOneHot(array, count, each) {
  for (let i = 0; i < count; i++) {
    let ones = 0;
    for (let k = 0; k < each; k++) {
      const value = array.at(i * each + k);
      if (value === 1) ones++;
      else if (value !== 0) return false;
    }
    if (ones !== 1) return false;
  }
  return true;
}

/** Brings an image into memory, if it is not there. @param {Block} block @param {number} i */
export async function ensureImage({ ensure }, i) {
  for (let moving = ensure?.(i); moving; moving = ensure?.(i)) await moving;
}
