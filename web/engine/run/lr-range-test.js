import { MlpError } from '../errors.js';
import { Run } from './run.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */

/** The number of batches, and the lowest rate. */
const STEPS = 200;
const LOWEST = 1e-6;
/**
 * From one rate to the next: the 199th root of 1e7, so that the highest rate is 10. As a literal, and
 * multiplied step by step, because the powers of one engine differ from those of another.
 */
const FACTOR = 1.0843659686896103;
/** Weight of the old mean in the running mean of the cost. */
const SMOOTHING = 0.9;
/** The test ends when the cost is this many times the lowest one. */
const DIVERGED = 4;
/** The suggestion is the rate with the lowest cost divided by this, Smith's rule of thumb. */
const MARGIN = 10;

/** A rate, and the running mean of the batches' costs there. @typedef {{rate: number, cost: number}} RatePoint */

/**
 * @typedef {object} LrRangeTest
 * @property {RatePoint[]} curve
 * @property {number | null} suggestion  a tenth of the rate at which the cost was lowest, to two
 *   significant digits; null when the cost never fell
 */

/**
 * The learning rate range test (Smith 2015): trains with a rate that rises from batch to batch,
 * 1e-6 to 10, until the cost explodes. The recipe's schedule, averaging and early stop are left out.
 * A generator, so that the caller can do other work between two batches, and can end it.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @returns {Generator<RatePoint, LrRangeTest, void>} yields the curve point by point
 * @throws {MlpError} as Run; "diverged" if the very first batches do
 */
export function* lrRangeTestSteps(core, recipe, data) {
  /** @type {Recipe} */
  const plain = {
    ...recipe,
    schedule: 'constant',
    warmupEpochs: 0,
    averaging: 0,
    swaFrom: 0,
    keepBest: false,
  };
  const run = new Run(core, { ...plain, patience: 0, epochs: STEPS }, data);
  /** @type {RatePoint[]} */
  const curve = [];
  try {
    let mean = 0;
    let before = { total: 0, samples: 0 };
    let missing = 1; // weight in the mean of the costs before the first one
    for (let step = 0, rate = LOWEST; step < STEPS; step++, rate *= FACTOR) {
      run.network.setLearningRate(rate);
      const { meanCost, samplesDone, batch } = run.advanceBatch();
      if (batch === 1) before = { total: 0, samples: 0 };
      const total = meanCost * samplesDone;
      const cost = (total - before.total) / (samplesDone - before.samples);
      before = { total, samples: samplesDone };
      mean = SMOOTHING * mean + (1 - SMOOTHING) * cost;
      missing *= SMOOTHING;
      curve.push({ rate, cost: mean / (1 - missing) });
      yield curve[step];
      if (curve[step].cost > DIVERGED * Math.min(...curve.map((point) => point.cost))) break;
    }
  } catch (error) {
    const exploded = error instanceof MlpError && error.code === 'diverged' && curve.length > 0;
    if (!exploded) throw error;
  } finally {
    run.dispose();
  }
  return { curve, suggestion: suggest(curve) };
}

/**
 * The whole learning rate range test in one call.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @returns {LrRangeTest}
 * @throws {MlpError} as lrRangeTestSteps()
 */
export function findLearningRate(core, recipe, data) {
  const steps = lrRangeTestSteps(core, recipe, data);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** @param {RatePoint[]} curve */
function suggest(curve) {
  const least = curve.reduce((best, point) => (point.cost < best.cost ? point : best));
  if (least.cost > 0.95 * curve[0].cost) return null;
  return Number((least.rate / MARGIN).toPrecision(2));
}
