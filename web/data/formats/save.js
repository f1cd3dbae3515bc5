/** Data sets as files that numpy, Keras, PyTorch and this project read. */
import { zipSync } from 'fflate';

/** @typedef {import('../../engine/samples.js').Samples} Samples */
/** @typedef {{train: Samples, test: Samples}} Dataset */

/**
 * An NPZ as Keras has its data sets: x_train and x_test [n, height, width] or, in colour, [n, height,
 * width, 3], y_train and y_test [n], all whole numbers, and class_names as texts. Not compressed, as
 * numpy.savez() does it.
 * @param {Dataset} dataset
 * @returns {Uint8Array} the same for the same samples, whenever it is made
 */
export function encodeNpz({ train, test }) {
  /** @type {Record<string, Uint8Array>} */
  const arrays = {};
  for (const [part, samples] of Object.entries({ train, test })) {
    arrays[`x_${part}.npy`] = imagesNpy(samples);
    arrays[`y_${part}.npy`] = labelsNpy(samples);
  }
  arrays['class_names.npy'] = textsNpy(train.classNames);
  return packed(arrays);
}

/** A fixed date: the bytes depend on nothing but the samples. @param {Record<string, Uint8Array>} files */
const packed = (files) => zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) });

/** @param {Samples} samples */
function imagesNpy({ pixels, count, height, width, channels, inputs }) {
  const last = channels === 1 ? [] : [channels];
  const { bytes, start } = npy('|u1', [count, height, width, ...last], count * inputs);
  const area = height * width;
  if (channels === 1) bytes.set(pixels, start);
  else {
    for (let i = 0; i < count; i++) {
      for (let k = 0; k < inputs; k++) {
        bytes[start + i * inputs + (k % area) * channels + Math.floor(k / area)] =
          pixels[i * inputs + k];
      }
    }
  }
  return bytes;
}

/** @param {Samples} samples */
function labelsNpy({ labels, count, classNames }) {
  if (classNames.length <= 256) {
    const { bytes, start } = npy('|u1', [count], count);
    bytes.set(labels, start);
    return bytes;
  }
  const { bytes, start } = npy('<u2', [count], 2 * count);
  const view = new DataView(bytes.buffer);
  labels.forEach((label, i) => view.setUint16(start + 2 * i, label, true));
  return bytes;
}

/** @param {string[]} texts */
function textsNpy(texts) {
  const points = texts.map((text) => [...text].map((char) => char.codePointAt(0) ?? 0));
  const most = Math.max(...points.map(({ length }) => length));
  const { bytes, start } = npy(`<U${most}`, [texts.length], 4 * most * texts.length);
  const view = new DataView(bytes.buffer);
  points.forEach((codes, i) =>
    codes.forEach((code, k) => view.setUint32(start + 4 * (i * most + k), code, true)),
  );
  return bytes;
}

/**
 * @param {string} descr
 * @param {number[]} shape
 * @param {number} length  bytes of the values
 * @returns {{bytes: Uint8Array, start: number}} the file with zeros for values, and where they begin
 */
function npy(descr, shape, length) {
  const sides = `${shape.join(', ')}${shape.length === 1 ? ',' : ''}`;
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sides}), }`;
  // The values begin at a multiple of 64; a line break ends the header.
  const start = Math.ceil((10 + text.length + 1) / 64) * 64;
  const bytes = new Uint8Array(start + length);
  const header = `\x93NUMPY\x01\x00${String.fromCharCode((start - 10) & 255, (start - 10) >> 8)}${text.padEnd(start - 11)}\n`;
  for (let i = 0; i < start; i++) bytes[i] = header.charCodeAt(i);
  return { bytes, start };
}

/**
 * Files as MNIST has them, and the names of the classes. Colour images have four dimensions: number,
 * colours, height, width. Labels are bytes, or from 257 classes on 32-bit numbers.
 * @param {Dataset} dataset
 * @returns {{name: string, bytes: Uint8Array}[]}
 */
export function encodeIdxFiles({ train, test }) {
  const files = [];
  for (const [part, samples] of /** @type {const} */ ([
    ['train', train],
    ['t10k', test],
  ])) {
    const { pixels, labels, count, height, width, channels } = samples;
    const shape = channels === 1 ? [count, height, width] : [count, channels, height, width];
    const images = idx(0x08, shape, pixels.length);
    images.bytes.set(pixels, images.start);
    files.push({ name: `${part}-images-idx${shape.length}-ubyte`, bytes: images.bytes });
    const wide = samples.classNames.length > 256;
    const own = idx(wide ? 0x0c : 0x08, [count], (wide ? 4 : 1) * count);
    const view = new DataView(own.bytes.buffer);
    labels.forEach((label, i) =>
      wide ? view.setInt32(own.start + 4 * i, label) : view.setUint8(own.start + i, label),
    );
    files.push({ name: `${part}-labels-idx1-${wide ? 'int' : 'ubyte'}`, bytes: own.bytes });
  }
  const names = new TextEncoder().encode(`${train.classNames.join('\n')}\n`);
  return [...files, { name: 'class-names.txt', bytes: names }];
}

/**
 * Those files in one zip, which opens as they do.
 * @param {Dataset} dataset
 */
export const encodeIdxZip = (dataset) =>
  packed(Object.fromEntries(encodeIdxFiles(dataset).map(({ name, bytes }) => [name, bytes])));

/**
 * An IDX file without its values, which begin at `start`.
 * @param {number} type  of the values, e.g. 0x08 for bytes
 * @param {number[]} shape
 * @param {number} length  of the values in bytes
 */
export function idx(type, shape, length) {
  const start = 4 + 4 * shape.length;
  const bytes = new Uint8Array(start + length);
  bytes.set([0, 0, type, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((side, i) => view.setUint32(4 + 4 * i, side));
  return { bytes, start };
}
