import { MlpError } from '../errors.js';
import { Run } from './run.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../recipe/presets.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */

/** How many batches the rate rises over, and from where to where. */
const STEPS = 200;
const LOWEST = 1e-6;
const HIGHEST = 10;
/** How much of the mean cost goes on from batch to batch. */
const SMOOTHING = 0.9;
/** Beyond so many times the least cost the search is over. */
const LOST = 4;
/** The suggestion: so far below the rate at which the cost was least, Smith's rule of thumb. */
const MARGIN = 10;

/** The running mean of the batches' costs. @typedef {{rate: number, cost: number}} RatePoint */

/**
 * @typedef {object} RateRange
 * @property {RatePoint[]} curve
 * @property {number | null} suggestion  a tenth of the rate at which the cost was least, to two
 *   significant digits; null when the cost never came down
 */

/**
 * The learning rate range test (Smith 2015): trains with a rate that rises from batch to batch,
 * 1e-6 to 10, until the cost is lost. The recipe's schedule, averaging and early stop are left out.
 * A generator, so that a worker can do other things between two batches, and end it.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @returns {Generator<RatePoint, RateRange, void>} yields the curve point by point
 * @throws {MlpError} as Run; "diverged" if the very first batches do
 */
export function* rateRangeSteps(core, recipe, data) {
  const plain = { ...recipe, schedule: 'constant', warmupEpochs: 0, averaging: 0, keepBest: false };
  const run = new Run(core, { ...plain, patience: 0, epochs: STEPS }, data);
  /** @type {RatePoint[]} */
  const curve = [];
  try {
    let mean = 0;
    let before = { total: 0, samples: 0 };
    for (let step = 0; step < STEPS; step++) {
      const rate = LOWEST * (HIGHEST / LOWEST) ** (step / (STEPS - 1));
      run.network.setLearningRate(rate);
      const { meanCost, samplesDone, batch } = run.advanceBatch();
      if (batch === 1) before = { total: 0, samples: 0 };
      const total = meanCost * samplesDone;
      const cost = (total - before.total) / (samplesDone - before.samples);
      before = { total, samples: samplesDone };
      mean = SMOOTHING * mean + (1 - SMOOTHING) * cost;
      curve.push({ rate, cost: mean / (1 - SMOOTHING ** (step + 1)) });
      yield curve[step];
      if (curve[step].cost > LOST * Math.min(...curve.map((point) => point.cost))) break;
    }
  } catch (error) {
    const lost = error instanceof MlpError && error.code === 'diverged' && curve.length > 0;
    if (!lost) throw error;
  } finally {
    run.dispose();
  }
  return { curve, suggestion: suggest(curve) };
}

/**
 * The same in one go.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @returns {RateRange}
 * @throws {MlpError} as rateRangeSteps()
 */
export function findLearningRate(core, recipe, data) {
  const steps = rateRangeSteps(core, recipe, data);
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
