import { MlpError, Run } from '../engine/index.js';
import { freezeLayers, frozenLayersOf } from '../engine/run/init-from.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/run/plain-run.js').PlainRun} PlainRun */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/**
 * Lets a run go on with more epochs, and with another learning rate or schedule. With another schedule
 * it is another run with the same weights, because a network keeps the schedule that it was made with.
 * @param {PlainRun} run  disposed of when another one takes its place
 * @param {Recipe} recipe  as Session.extend() gets it
 * @param {Core} core
 * @param {{train: Samples, test: Samples}} data  of the run
 * @returns {PlainRun} the run itself, with its own schedule and more epochs, unless the schedule is
 *   another, and also when it was stopped in the middle of an epoch: that schedule is not over yet
 */
export function extended(run, recipe, core, data) {
  const next = recipe.schedule === run.recipe.schedule ? null : successor(run, recipe, core, data);
  if (next) run.dispose();
  else run.extend(recipe.epochs - run.epochs.length);
  const result = next ?? run;
  if (recipe.learningRate !== result.learningRate) result.setLearningRate(recipe.learningRate);
  return result;
}

/**
 * @param {PlainRun} run
 * @param {Recipe} recipe
 * @param {Core} core
 * @param {{train: Samples, test: Samples}} data
 * @returns {Run | null} another run with the weights of the first; null in the middle of an epoch
 */
function successor(run, recipe, core, data) {
  const next = new Run(core, recipe, data);
  try {
    next.resume(run.checkpoint()); // with the rate of the first, in the core
    next.setLearningRate(recipe.learningRate);
    freezeLayers(next, frozenLayersOf(run));
    return next;
  } catch (error) {
    next.dispose();
    if (error instanceof MlpError && error.code === 'mid-epoch') return null;
    throw error;
  }
}
