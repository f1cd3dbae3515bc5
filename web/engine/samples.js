/**
 * Samples, the one form of labelled images in the project: how they are made of what a caller has,
 * cut and joined.
 */
import { checkFields, checkObject, checkPixels, checkWhole, isList } from './check.js';
import { shown } from './shown.js';
import { LIMITS } from './core/limits.js';
import { MlpError } from './errors.js';
import { limit } from './limit.js';

// Names are shown in terminals and pages: no control characters, at most 80 characters.
const PRINTABLE = /^[^\p{C}]{1,80}$/u;

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
 * @property {(core: import('./core/instance.js').Instance, parts: Samples[]) => number | undefined} [placeIn]  of pixels that a
 *   core's memory holds: see core/held-pixels.js
 */

/**
 * Labelled images as a caller has them.
 * @typedef {object} SampleSource
 * @property {ArrayLike<number> | ArrayLike<number>[]} pixels  whole numbers from 0 to 255: all images
 *   one after the other, or a list of images. An image is planar: all of its first channel, row by
 *   row, then the next channel
 * @property {ArrayLike<number>} labels  one for each image: its class as a whole number from 0
 * @property {number} width  pixels
 * @property {number} height  pixels
 * @property {number} [channels]  1 (default) for grey, 3 for red, green, blue
 * @property {readonly string[]} [classNames]  default: the labels as text, "0", "1", ...
 */

/** Of SampleSource and Samples: another name is a misspelling, and what it meant would be ignored. */
const FIELDS = [
  ...['pixels', 'labels', 'width', 'height', 'channels', 'classNames'],
  ...['count', 'inputs', 'placeIn'],
];

/**
 * Makes samples of images and labels. Count and inputs follow from them.
 *
 * @param {SampleSource} source
 * @param {string} [name]  of the argument, for messages
 * @returns {Samples} its pixels and labels are the caller's where these have the right type, else copies
 * @throws {MlpError} "bad-argument", "bad-pixels", "bad-labels", "samples-size", "samples-empty": the
 *   sentence names the field
 */
export function makeSamples(source, name = 'samples') {
  const given = checkFields(source, name, FIELDS);
  const width = checkWhole(given.width, `${name}.width`, 1, LIMITS.inputs);
  const height = checkWhole(given.height, `${name}.height`, 1, LIMITS.inputs);
  const channels = checkWhole(given.channels ?? 1, `${name}.channels`, 1, LIMITS.inputs);
  const inputs = checkWhole(
    width * height * channels,
    `${name}.width * height * channels`,
    1,
    LIMITS.inputs,
  );
  const labels = readLabels(given.labels, `${name}.labels`);
  const count = labels.length;
  if (count === 0) {
    throw new MlpError(
      'samples-empty',
      `The argument ${name} has no labels; give at least one image.`,
    );
  }
  for (const [field, value] of Object.entries({ count, inputs })) {
    if (given[field] === undefined || given[field] === value) continue;
    throw new MlpError(
      'samples-size',
      `The field ${name}.${field} is ${shown(given[field])}, but its other fields make it ${value}; leave it out.`,
    );
  }
  const pixels = readImages(given.pixels, `${name}.pixels`, inputs);
  if (pixels.length !== count * inputs) {
    throw new MlpError(
      'samples-size',
      `The argument ${name} has ${count} labels, so ${count} images of ${inputs} pixels need ${count * inputs} ` +
        `pixel values, but ${name}.pixels has ${pixels.length}.`,
    );
  }
  const classNames = readNames(given.classNames, `${name}.classNames`, labels);
  return { pixels, labels, count, height, width, channels, inputs, classNames };
}

/**
 * Checks and completes the two parts of a data set.
 *
 * @param {{train: SampleSource, test: SampleSource}} data
 * @returns {{train: Samples, test: Samples}} both with the same class names: where those of one part
 *   are the first of the other's, the longer list
 * @throws {MlpError} as makeSamples(); "samples-shape": parts that do not go together; "bad-argument": images of a
 *   third part, which would be ignored. What else readers add, such as notes, does not count
 */
export function checkDataset(data) {
  const {
    train: trainSource,
    test: testSource,
    ...others
  } = /** @type {any} */ (checkObject(data, 'data'));
  const third = Object.keys(others).find((name) => others[name]?.pixels !== undefined);
  if (third !== undefined) {
    throw new MlpError(
      'bad-argument',
      `The argument data has train and test, but no field ${shown(third)}. Images to validate with are taken ` +
        'out of data.train, and data.test is for the test at the end.',
    );
  }
  const [train, test] = [
    makeSamples(trainSource, 'data.train'),
    makeSamples(testSource, 'data.test'),
  ];
  if (shapeText(train) !== shapeText(test)) {
    throw new MlpError(
      'samples-shape',
      `The argument data.train has ${shapeText(train)}, but data.test has ${shapeText(test)}; both must have one shape.`,
    );
  }
  const [shorter, longer] = [train.classNames, test.classNames].sort((a, b) => a.length - b.length);
  if (shorter.some((className, i) => className !== longer[i])) {
    throw new MlpError(
      'samples-shape',
      'The arguments data.train and data.test have different classNames; both must have the same.',
    );
  }
  return { train: { ...train, classNames: longer }, test: { ...test, classNames: longer } };
}

/** @param {unknown} value @param {string} name @returns {Uint16Array} */
function readLabels(value, name) {
  if (!isList(value)) {
    throw new MlpError(
      'bad-labels',
      `The argument ${name} must be a list of numbers, not ${shown(value)}.`,
    );
  }
  const wrong = Array.prototype.findIndex.call(
    value,
    (label) => !(Number.isInteger(label) && label >= 0 && label < LIMITS.classes),
  );
  if (wrong >= 0) {
    throw new MlpError(
      'bad-labels',
      `Labels are whole numbers from 0 to ${LIMITS.classes - 1}, but ${name}[${wrong}] is ${shown(value[wrong])}.`,
      { index: wrong },
    );
  }
  const labels = /** @type {ArrayLike<number>} */ (value);
  return labels instanceof Uint16Array ? labels : Uint16Array.from(labels);
}

/** @param {unknown} value @param {string} name @param {number} inputs @returns {Uint8Array} */
function readImages(value, name, inputs) {
  if (!Array.isArray(value) || !isList(value[0])) return checkPixels(value, name);
  const pixels = new Uint8Array(value.length * inputs);
  value.forEach((image, i) => {
    const one = checkPixels(image, `${name}[${i}]`);
    if (one.length !== inputs) {
      throw new MlpError(
        'samples-size',
        `An image has ${inputs} pixel values here, but ${name}[${i}] has ${one.length}.`,
        { index: i },
      );
    }
    pixels.set(one, i * inputs);
  });
  return pixels;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {Uint16Array} labels
 * @returns {string[]}
 */
function readNames(value, name, labels) {
  const needed = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  if (value === undefined) return Array.from({ length: needed }, (_, label) => String(label));
  const valid = Array.isArray(value) && value.length >= 1 && value.length <= LIMITS.classes;
  if (!valid || !value.every(isPrintableName)) {
    throw new MlpError(
      'bad-class-names',
      `The argument ${name} must be a list of 1 to ${LIMITS.classes} printable names of up to 80 characters.`,
    );
  }
  if (value.length >= needed) return [...value];
  throw new MlpError(
    'bad-labels',
    `A label is ${needed - 1}, but ${name} names only the classes 0 to ${value.length - 1}.`,
  );
}

/**
 * @param {unknown} name
 * @returns {name is string} whether it can be the name of a class
 */
export const isPrintableName = (name) => typeof name === 'string' && PRINTABLE.test(name);

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
      `The number of samples is ${n}; give a whole number from 1 to ${limit(samples.count)}.`,
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
  return `images of ${width} x ${height} with ${channels} ${channels === 1 ? 'channel' : 'channels'}`;
}
