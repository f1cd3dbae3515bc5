/**
 * The one shape in which labelled images travel through the project, and the two things that are
 * done to it.
 */
import { MlpError } from './errors.js';

/**
 * @typedef {object} Samples
 * @property {Uint8Array} pixels  count x inputs, row-major; a sample is channels x height x width
 *   (planar), so its value (c, y, x) stands at (c * height + y) * width + x
 * @property {Uint16Array} labels  count values, each below classNames.length
 * @property {number} count  samples
 * @property {number} height  pixels
 * @property {number} width  pixels
 * @property {number} channels  1 for grey, 3 for red, green, blue
 * @property {number} inputs  values of one sample: channels * height * width
 * @property {string[]} classNames  in the order of the labels
 */

/**
 * The first samples of a set, in their order.
 *
 * @param {Samples} samples
 * @param {number} n  how many, from 1 to samples.count
 * @returns {Samples} views into the same memory, not a copy
 * @throws {MlpError} `samples-count`: n is not such a number
 */
export function subset(samples, n) {
  if (!Number.isInteger(n) || n < 1 || n > samples.count) {
    throw new MlpError(
      'samples-count',
      `The number of samples is ${n}; give a whole number from 1 to ${samples.count}.`,
      { n, count: samples.count },
    );
  }
  return {
    ...samples,
    pixels: samples.pixels.subarray(0, n * samples.inputs),
    labels: samples.labels.subarray(0, n),
    count: n,
  };
}

/**
 * Several sets as one, in the order given.
 *
 * @param {Samples[]} sets  at least one, all with the same image shape and class names
 * @returns {Samples} a copy; a single set is returned as it is
 * @throws {MlpError} `samples-shape`: no set at all, or sets that do not go together
 */
export function concatSamples(sets) {
  if (sets.length === 0) {
    throw new MlpError('samples-shape', 'There are no samples to join; give at least one set.');
  }
  const [first] = sets;
  if (sets.length === 1) return first;
  for (const [index, set] of sets.entries()) {
    if (shapeText(set) !== shapeText(first)) {
      throw new MlpError(
        'samples-shape',
        `Set 1 has ${shapeText(first)}, but set ${index + 1} has ${shapeText(set)}; ` +
          'join only sets of one shape.',
        { index },
      );
    }
    if (set.classNames.join('\n') !== first.classNames.join('\n')) {
      throw new MlpError(
        'samples-shape',
        `Set ${index + 1} has other class names than set 1; join only sets of the same classes.`,
        { index },
      );
    }
  }
  const count = sets.reduce((sum, set) => sum + set.count, 0);
  const pixels = new Uint8Array(count * first.inputs);
  const labels = new Uint16Array(count);
  let at = 0;
  for (const set of sets) {
    pixels.set(set.pixels, at * first.inputs);
    labels.set(set.labels, at);
    at += set.count;
  }
  return { ...first, pixels, labels, count };
}

/** @param {Samples} set */
function shapeText({ height, width, channels }) {
  return `images of ${height} x ${width} with ${channels} ${channels === 1 ? 'channel' : 'channels'}`;
}
