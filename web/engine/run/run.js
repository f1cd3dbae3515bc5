import { checkData } from './check-data.js';
import { PlainRun } from './plain-run.js';
import { evaluateAugmented } from './test-time-augmentation.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */

/**
 * One training run: a recipe, its data in the core, the network, and the epochs done so far. The
 * caller decides how much to train at a time: advance() trains a few batches and returns, so that a
 * worker or a command line can do other work in between.
 */
export class Run extends PlainRun {
  /**
   * @param {Core} core
   * @param {Recipe} recipe  as resolveRecipe() gives it
   * @param {{train: Samples, test: Samples}} data  both of one shape
   * @throws {import('../errors.js').MlpError} "samples-shape", "bad-label", "one-class" for data that
   *   cannot be trained on or tested with; for a network that the core refuses, or too little memory;
   *   everything allocated is freed first
   */
  constructor(core, recipe, data) {
    checkData(data);
    super(core, recipe, data);
  }

  /**
   * Evaluates the test samples, with test-time augmentation if the recipe's testViews is above 1.
   * @param {import('../core/network.js').Network} [network]  of this run's core, with other weights
   */
  evaluateTest(network = this.resultNetwork) {
    const { testViews } = this.recipe;
    if (testViews < 2) return super.evaluateTest(network);
    const { core, testSet, testRows, config } = this.testParts;
    return evaluateAugmented(core, network, testSet, testRows, config, testViews);
  }
}
