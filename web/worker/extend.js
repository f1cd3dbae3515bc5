import { MlpError, Run } from '../engine/index.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/**
 * A run set to go on past its end. With another schedule it becomes another run with the same weights,
 * because a network keeps the schedule that it was made with.
 * @param {Run} run  disposed of where another one takes its place
 * @param {Recipe} recipe  as Session.extend() gets it
 * @param {Core} core
 * @param {{train: Samples, test: Samples}} data  of the run
 * @returns {Run}
 */
export function extended(run, recipe, core, data) {
  const next =
    run.recipe.schedule === recipe.schedule ? null : rescheduled(run, recipe, core, data);
  if (next) run.dispose();
  else run.extend(recipe.epochs);
  const result = next ?? run;
  result.network.setLearningRate(recipe.learningRate);
  return result;
}

/** @param {Run} run @param {Recipe} recipe @param {Core} core @param {{train: Samples, test: Samples}} data */
function rescheduled(run, recipe, core, data) {
  const next = new Run(core, recipe, data);
  try {
    next.resume(run.checkpoint());
    return next;
  } catch (error) {
    next.dispose();
    // Stopped in the middle of an epoch: its schedule is not over yet.
    if (error instanceof MlpError && error.code === 'mid-epoch') return null;
    throw error;
  }
}
