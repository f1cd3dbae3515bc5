/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../samples.js').Samples} Samples */

// The generated images are a fixed data set like the published ones: the same for every seed of a
// run, in the command line and on the page, so that a shared recipe gives the same weights everywhere.
// Image number i is always the same; these are the first numbers of each part, far enough apart that
// no image is in two parts.
const GENERATOR_SEED = 1;
const FIRST = { train: 0, world: 1_000_000_000, test: 2_000_000_000 };
const DEFAULT_TRAIN = 20_000;
const DEFAULT_TEST = 5_000;
// A run takes 1,000 training images for validation, but at most a fifth of all (split.js).
const VALIDATION = 1_000;

/** The data sets that the core generates. */
export const generatedNames = Object.freeze(['digits', 'shapes']);

/**
 * A generated data set: training and test samples.
 * @param {Core} core
 * @param {'digits' | 'shapes'} name
 * @param {object} [sizes]
 * @param {number | null} [sizes.trainSize]  images to train on, without those for validation; null or
 *   left out: 20,000
 * @param {number | null} [sizes.testSize]  null or left out: 5,000
 * @returns {{train: Samples, test: Samples}}
 */
export function generateDataset(core, name, { trainSize, testSize } = {}) {
  const trainCount = Math.max(5 * VALIDATION, (trainSize ?? DEFAULT_TRAIN) + VALIDATION);
  const seed = GENERATOR_SEED;
  return {
    train: core.generate(name, { seed, first: FIRST.train, count: trainCount }),
    test: core.generate(name, { seed, first: FIRST.test, count: testSize ?? DEFAULT_TEST }),
  };
}

/**
 * Generated digits with writing habits of other parts of the world, to be added to a training set.
 * @param {Core} core
 * @param {number} count
 * @param {number} [from]  the number of the first
 * @returns {Samples}
 */
export const generateWorldDigits = (core, count, from = 0) =>
  core.generate('world-digits', { seed: GENERATOR_SEED, first: FIRST.world + from, count });

/**
 * One image of a generated data set, without generating the others.
 * @param {Core} core
 * @param {'digits' | 'shapes'} name
 * @param {'train' | 'test'} part
 * @param {number} index  from 0
 * @returns {Samples} with a count of 1
 */
export const generateSample = (core, name, part, index) =>
  core.generate(name, { seed: GENERATOR_SEED, first: FIRST[part] + index, count: 1 });
