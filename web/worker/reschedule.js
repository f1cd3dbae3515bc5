import { MlpError, Run } from '../engine/index.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/**
 * A run that goes on with another schedule. It is another run with the same weights, because a network
 * keeps the schedule that it was made with.
 * @param {Run} run  disposed of when another one takes its place
 * @param {Recipe} recipe  as Session.extend() gets it
 * @param {Core} core
 * @param {{train: Samples, test: Samples}} data  of the run
 * @returns {Run} the run itself, with its own schedule and more epochs, when it was stopped in the
 *   middle of an epoch: that schedule is not over yet
 */
export function rescheduled(run, recipe, core, data) {
  const next = new Run(core, recipe, data);
  try {
    next.resume(run.checkpoint());
  } catch (error) {
    next.dispose();
    if (!(error instanceof MlpError && error.code === 'mid-epoch')) throw error;
    run.extend(recipe.epochs - run.epochs.length);
    run.setLearningRate(recipe.learningRate);
    return run;
  }
  run.dispose();
  next.setLearningRate(recipe.learningRate);
  return next;
}
