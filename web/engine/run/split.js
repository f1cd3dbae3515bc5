import { MlpError } from '../errors.js';
import { generateWorldDigits } from './generated.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../core/sample-set.js').Selection} Selection */
/** @typedef {import('../samples.js').Samples} Samples */

/** Training images taken for validation, as in the reference; of small sets a fifth. */
const VALIDATION_COUNT = 1000;

/**
 * @typedef {object} Split
 * @property {Selection} training
 * @property {Selection} validation
 * @property {Selection} test
 * @property {import('../core/sample-set.js').SampleSet} testSet  the set that testRows index
 * @property {Uint32Array} testRows
 * @property {(i: number) => {pixels: Uint8Array<ArrayBuffer>, label: number}} testSample  sample i of
 *   the test selection, copied from the caller's data
 * @property {() => void} dispose
 */

/** @param {number} available @param {number | null} wanted */
const atMost = (available, wanted) => Math.min(available, wanted ?? available);

/**
 * The rows of each part of a split; training images come first, and where the split pools them, those of
 * the test set after them.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @returns {{training: Uint32Array, validation: Uint32Array, pooledTest: Uint32Array | null}} without world
 *   digits; pooledTest: null where the test set is its own
 */
export function rowsOf(core, recipe, { train, test }) {
  const pooled = recipe.split === 'reference';
  const count = train.count + (pooled ? test.count : 0);
  const rows = core.permutation(recipe.seed, count);
  const testCount = pooled ? Math.max(1, Math.floor(count / 100)) : 0;
  const rest = count - testCount;
  const validationCount = Math.max(1, Math.min(VALIDATION_COUNT, Math.floor(rest / 5)));
  const trainCount = atMost(Math.max(1, rest - validationCount), recipe.trainSize);
  return {
    training: rows.subarray(0, trainCount),
    validation: rows.subarray(rest - validationCount, rest),
    pooledTest: pooled ? rows.subarray(rest, rest + atMost(testCount, recipe.testSize)) : null,
  };
}

/**
 * Copies a data set into the core and splits it as the recipe says (see Recipe.split). The seed
 * decides which rows are for validation. trainSize takes the first of the shuffled training rows, so
 * the validation rows are the same for every trainSize; testSize takes test rows that the seed draws.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @returns {Split}
 * @throws {MlpError} "bad-world-digits"
 */
export function splitSamples(core, recipe, data) {
  const own = recipe.split === 'reference' ? [data.train, data.test] : [data.train];
  const added = recipe.worldDigits > 0 ? [worldDigits(core, recipe, data.train)] : [];
  const train = core.samples([...own, ...added]);
  const rows = rowsOf(core, recipe, data);
  const ownCount = own.reduce((sum, part) => sum + part.count, 0);
  const addedRows = Uint32Array.from({ length: train.count - ownCount }, (_, i) => ownCount + i);
  const training = train.select(concatenate(rows.training, addedRows));
  const validation = train.select(rows.validation);
  const testSet = rows.pooledTest ? train : core.samples(data.test);
  const testRows = rows.pooledTest ?? drawRows(core, recipe.seed, testSet.count, recipe.testSize);
  return {
    training,
    validation,
    test: testSet.select(testRows),
    testSet,
    testRows,
    testSample(i) {
      const row = testRows[i];
      if (!rows.pooledTest) return sampleAt(data.test, row);
      const { count } = data.train;
      return row < count ? sampleAt(data.train, row) : sampleAt(data.test, row - count);
    },
    dispose() {
      train.dispose();
      if (testSet !== train) testSet.dispose();
    },
  };
}

/**
 * Rows of a set, in its order. Fewer than all are drawn: the first ones of a published set may be easier
 * than the rest, as those of MNIST's test images are.
 * @param {Core} core
 * @param {number} seed
 * @param {number} available  rows of the set
 * @param {number | null | undefined} wanted  null or undefined for all
 * @returns {Uint32Array}
 */
export function drawRows(core, seed, available, wanted) {
  const count = atMost(available, wanted ?? null);
  if (count === available) return Uint32Array.from({ length: count }, (_, i) => i);
  return core.permutation(seed, available).subarray(0, count).sort();
}

/** @param {Uint32Array} a @param {Uint32Array} b */
function concatenate(a, b) {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/**
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {Samples} samples  the training samples that they are added to
 * @returns {Samples}
 * @throws {MlpError} "bad-world-digits": the samples are not digits
 */
function worldDigits(core, { worldDigits: count }, { height, width, channels, classNames }) {
  // One image tells the shape: all of them may take a minute, and must not be made in vain.
  const added = generateWorldDigits(core, 1);
  const alike = height === added.height && width === added.width && channels === added.channels;
  if (alike && classNames.join() === added.classNames.join()) {
    return generateWorldDigits(core, count);
  }
  throw new MlpError(
    'bad-world-digits',
    'World digits can be added to grey 28x28 images of the classes 0 to 9 only; leave them out.',
    { field: 'worldDigits' },
  );
}

/** @param {Samples} samples @param {number} row */
const sampleAt = ({ pixels, labels, inputs }, row) => ({
  pixels: /** @type {Uint8Array<ArrayBuffer>} */ (pixels.slice(row * inputs, (row + 1) * inputs)),
  label: labels[row],
});
