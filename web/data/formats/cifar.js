/**
 * The binary version of CIFAR-10: records of 1 label byte and 3,072 pixel bytes, with nothing
 * before, between or after them. The pixels are planar: 32 x 32 red, then green, then blue.
 */
import { MlpError } from '../../engine/errors.js';
import { CIFAR10_CLASSES as classNames } from './cifar-names.js';

/** @import { Samples } from '../../engine/samples.js' */

const [height, width, channels] = [32, 32, 3];
const INPUTS = channels * height * width;
const RECORD_BYTES = 1 + INPUTS;

/**
 * Reads one batch file; the records may be fewer than the 10,000 of a published batch.
 *
 * @param {Uint8Array} bytes  the whole file, decompressed
 * @returns {Samples} a copy: the labels have to be taken out from between the pixels
 * @throws {MlpError} `cifar-empty`; `cifar-length`: not a whole number of records; `cifar-label`: a
 *   label above 9
 */
export function decodeCifar10(bytes) {
  if (bytes.length === 0) {
    throw new MlpError('cifar-empty', 'The CIFAR-10 file is empty; fetch it again.');
  }
  const extra = bytes.length % RECORD_BYTES;
  if (extra !== 0) {
    throw new MlpError(
      'cifar-length',
      `The CIFAR-10 file has ${bytes.length} bytes, which is no whole number of records of ` +
        `${RECORD_BYTES} bytes: the last one lacks ${RECORD_BYTES - extra}. ` +
        'Fetch the file again, in its binary version.',
      { bytes: bytes.length, missing: RECORD_BYTES - extra },
    );
  }
  const count = bytes.length / RECORD_BYTES;
  const labels = Uint16Array.from({ length: count }, (_, i) => bytes[i * RECORD_BYTES]);
  const wrong = labels.findIndex((label) => label >= classNames.length);
  if (wrong !== -1) {
    throw new MlpError(
      'cifar-label',
      `Record ${wrong} of the CIFAR-10 file has the label ${labels[wrong]}, but labels go from 0 ` +
        `to ${classNames.length - 1}; the file is damaged or of another format.`,
      { index: wrong, label: labels[wrong] },
    );
  }
  const pixels = new Uint8Array(count * INPUTS);
  for (let i = 0; i < count; i++) {
    const start = i * RECORD_BYTES + 1;
    pixels.set(bytes.subarray(start, start + INPUTS), i * INPUTS);
  }
  const names = [...classNames];
  return { pixels, labels, count, height, width, channels, inputs: INPUTS, classNames: names };
}
