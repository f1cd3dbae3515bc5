/** The files of MNIST: IDX (see idx-array.js) of unsigned bytes in 3 dimensions, images, or in 1, labels. */
import { MlpError } from '../../engine/errors.js';
import { idxValues, MAGIC_BYTES } from './idx-array.js';

/** @import { Samples } from '../../engine/samples.js' */

const UNSIGNED_BYTE = 0x08;

/** @type {ReadonlyMap<number, string>} */
const TYPE_NAMES = new Map([
  [0x08, 'unsigned byte'],
  [0x09, 'signed byte'],
  [0x0b, 'short'],
  [0x0c, 'int'],
  [0x0d, 'float'],
  [0x0e, 'double'],
]);

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
  return idxValues(bytes, wanted, 1);
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
    throw new MlpError(
      'idx-truncated',
      `The file of ${contents} ends after ${bytes.length} bytes, before its IDX header does; ` +
        'fetch it again.',
      { missing: MAGIC_BYTES + 4 * wanted - bytes.length },
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
