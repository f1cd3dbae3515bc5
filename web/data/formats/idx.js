/**
 * The IDX format of the MNIST files:
 *
 *   u8 0, u8 0          always
 *   u8 type             0x08 = unsigned byte, 0x09 to 0x0e others
 *   u8 n                number of dimensions: 3 for images, 1 for labels
 *   n x u32 big-endian  the dimensions
 *   the rest            the values, row-major, big-endian
 *
 * The files of MNIST hold unsigned bytes in 3 or 1 dimensions, and decodeIdxImages() and
 * decodeIdxLabels() read no others; decodeIdx() reads every type in 1 to 4 dimensions.
 *
 * A file may come from anywhere: its dimensions are compared with the bytes that are there before
 * they are used, and the values are views into those bytes, so nothing is allocated on a claim.
 */
import { MlpError } from '../../engine/errors.js';
import { NUMBER_TYPES, numberArray, windowedArray } from '../base/number-array.js';

/** @import { Samples } from '../../engine/samples.js' */

const UNSIGNED_BYTE = 0x08;
const MAGIC_BYTES = 4;

/** @type {ReadonlyMap<number, string>} */
const TYPE_NAMES = new Map([
  [0x08, 'unsigned byte'],
  [0x09, 'signed byte'],
  [0x0b, 'short'],
  [0x0c, 'int'],
  [0x0d, 'float'],
  [0x0e, 'double'],
]);

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

/** What an IDX file of so many dimensions holds, for the sentence about a mixed-up pair. */
const CONTENTS = new Map([
  [1, 'labels'],
  [3, 'images'],
]);

/**
 * @typedef {object} IdxImages
 * @property {number} count
 * @property {number} rows
 * @property {number} columns
 * @property {Uint8Array} pixels  count x rows x columns, a view into the file's bytes
 */

/**
 * @typedef {object} IdxLabels
 * @property {number} count
 * @property {Uint8Array} labels  count values, a view into the file's bytes
 */

/**
 * Reads a file of images.
 *
 * @param {Uint8Array} bytes  the whole file, decompressed
 * @returns {IdxImages}
 * @throws {MlpError} `idx-empty`, `idx-magic`, `idx-type`, `idx-dimensions`, `idx-size`,
 *   `idx-truncated`, `idx-trailing`: the file is not what the format asks for
 */
export function decodeIdxImages(bytes) {
  const { dimensions, values } = decode(bytes, 3);
  const [count, rows, columns] = dimensions;
  return { count, rows, columns, pixels: values };
}

/**
 * Reads a file of labels.
 *
 * @param {Uint8Array} bytes  the whole file, decompressed
 * @returns {IdxLabels}
 * @throws {MlpError} as {@link decodeIdxImages}
 */
export function decodeIdxLabels(bytes) {
  const { dimensions, values } = decode(bytes, 1);
  return { count: dimensions[0], labels: values };
}

/** @param {Uint8Array} bytes @returns {boolean} whether it begins as an IDX file does */
export const isIdx = ([first, second, type, count]) =>
  first === 0 && second === 0 && NUMPY_NAMES.has(type) && count >= 1 && count <= MOST_DIMENSIONS;

/**
 * Reads a file of any type and 1 to 4 dimensions.
 *
 * @param {Uint8Array} bytes  the whole file, decompressed; with a window its beginning
 * @param {import('../base/file-window.js').FileWindow} [window]  over the file, where it is not in memory
 * @returns {import('../base/number-array.js').NumberArray} a view into them
 * @throws {MlpError} `idx-magic`, and as {@link decodeIdxImages}
 */
export function decodeIdx(bytes, window) {
  if (!isIdx(bytes)) {
    throw new MlpError(
      'idx-magic',
      'This is not an IDX file: it does not start with two zero bytes, a type and 1 to 4 dimensions.',
    );
  }
  const type = /** @type {string} */ (NUMPY_NAMES.get(bytes[2]));
  const each = NUMBER_TYPES[type].bytes;
  const { dimensions, values } = body(bytes, bytes[3], each, window?.size);
  const layout = { type, shape: dimensions, little: false };
  return window
    ? windowedArray(window, MAGIC_BYTES + 4 * dimensions.length, layout)
    : numberArray(values, layout);
}

/**
 * Images and their labels as a sample set of one channel.
 *
 * @param {IdxImages} images
 * @param {IdxLabels} labels
 * @param {{classes: readonly string[]}} options  the class names, in the order of the labels
 * @returns {Samples} the pixels are the view that came in, the labels a copy
 * @throws {MlpError} `idx-count`: not as many labels as images; `idx-label`: a label that names no
 *   class
 */
export function pairIdx(images, labels, { classes }) {
  if (images.count !== labels.count) {
    throw new MlpError(
      'idx-count',
      `There are ${images.count} images but ${labels.count} labels; ` +
        'the two files do not belong together, so fetch both again.',
      { images: images.count, labels: labels.count },
    );
  }
  const wrong = labels.labels.findIndex((label) => label >= classes.length);
  if (wrong !== -1) {
    const label = labels.labels[wrong];
    throw new MlpError(
      'idx-label',
      `Label ${wrong} is ${label}, but there are only ${classes.length} classes ` +
        `(0 to ${classes.length - 1}); the label file is damaged or belongs to another data set.`,
      { index: wrong, label, classes: classes.length },
    );
  }
  const { count, rows, columns, pixels } = images;
  return {
    pixels,
    labels: Uint16Array.from(labels.labels),
    count,
    height: rows,
    width: columns,
    channels: 1,
    inputs: rows * columns,
    classNames: [...classes],
  };
}

/**
 * @param {Uint8Array} bytes
 * @param {1 | 3} wanted  number of dimensions
 * @returns {{dimensions: number[], values: Uint8Array}}
 */
function decode(bytes, wanted) {
  checkMagic(bytes, wanted);
  return body(bytes, wanted, 1);
}

/**
 * @param {Uint8Array} bytes  a file whose first four bytes have been checked
 * @param {number} wanted  number of dimensions
 * @param {number} each  bytes of a value
 * @param {number} [fileBytes]  of the whole file
 * @returns {{dimensions: number[], values: Uint8Array}}
 */
function body(bytes, wanted, each, fileBytes = bytes.length) {
  const headerBytes = MAGIC_BYTES + 4 * wanted;
  if (bytes.length < headerBytes) {
    throw truncated(
      `The header of this IDX file is cut off: ${headerBytes - bytes.length} of its ` +
        `${headerBytes} bytes are missing; fetch the file again.`,
      headerBytes - bytes.length,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = Array.from({ length: wanted }, (_, i) => view.getUint32(MAGIC_BYTES + 4 * i));
  const size = dimensions.reduce((product, dimension) => product * dimension, 1);
  const shape = dimensions.join(' x ');
  if (size === 0 || size > Number.MAX_SAFE_INTEGER) {
    throw new MlpError(
      'idx-size',
      `This IDX file claims to hold ${shape} values, which no file of ${CONTENTS.get(wanted) ?? 'its kind'} ` +
        'does; it is damaged or not an IDX file.',
      { dimensions },
    );
  }
  const values = bytes.subarray(headerBytes);
  const length = size * each;
  const there = fileBytes - headerBytes;
  if (there < length) {
    throw truncated(
      `This IDX file is cut off: it claims ${shape} values, but ${length - there} of ` +
        `its ${headerBytes + length} bytes are missing; fetch the file again.`,
      length - there,
    );
  }
  if (there > length) {
    throw new MlpError(
      'idx-trailing',
      `This IDX file has ${there - length} bytes after the ${shape} values it claims; ` +
        'it is damaged, so fetch it again.',
      { trailing: there - length },
    );
  }
  return { dimensions, values };
}

/**
 * @param {Uint8Array} bytes
 * @param {1 | 3} wanted
 */
function checkMagic(bytes, wanted) {
  const contents = CONTENTS.get(wanted);
  if (bytes.length === 0) {
    throw new MlpError('idx-empty', `The file of ${contents} is empty; fetch it again.`);
  }
  if (bytes.length < MAGIC_BYTES) {
    throw truncated(
      `The file of ${contents} ends after ${bytes.length} bytes, before its IDX header does; ` +
        'fetch it again.',
      MAGIC_BYTES + 4 * wanted - bytes.length,
    );
  }
  const [zero, zeroToo, type, count] = bytes;
  if (zero !== 0 || zeroToo !== 0) {
    throw new MlpError(
      'idx-magic',
      'This is not an IDX file: it does not start with two zero bytes; ' +
        `give the decompressed file of ${contents}.`,
    );
  }
  if (type !== UNSIGNED_BYTE) {
    const name = TYPE_NAMES.get(type);
    throw new MlpError(
      'idx-type',
      name
        ? `This IDX file holds values of type ${name}; only unsigned bytes can be read.`
        : `This IDX file has the unknown type code ${type}; only unsigned bytes (8) can be read.`,
      { type },
    );
  }
  if (count !== wanted) {
    const other = CONTENTS.get(count);
    throw new MlpError(
      'idx-dimensions',
      other
        ? `This IDX file holds ${other}, but it was given where ${contents} belong; ` +
            'give the two files the other way round.'
        : `This IDX file has ${count} dimensions, but ${contents} have ${wanted}; ` +
            'it is damaged or belongs to another data set.',
      { dimensions: count, wanted },
    );
  }
}

/**
 * @param {string} message
 * @param {number} missing  bytes
 */
function truncated(message, missing) {
  return new MlpError('idx-truncated', message, { missing });
}
