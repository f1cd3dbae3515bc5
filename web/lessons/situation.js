/** What a lab's state means for the step of a lesson. */
import { resolveRecipe } from '../engine/index.js';
import { recipeToHash } from '../engine/recipe/write-link.js';

/** @typedef {import('../embed/loaded-lab.js').LabState} LabState */
/** @typedef {import('./course.js').PartialRecipe} PartialRecipe */

/**
 * ready: the step's run is not begun; stopped: it ended before its last epoch; done: it is whole; other: the
 * lab has other settings, or the learning rate was changed on the way.
 * @typedef {'ready' | 'training' | 'paused' | 'stopped' | 'done' | 'other' | 'failed'} Situation
 */

/** @param {PartialRecipe} recipe @returns {string} for the attribute config */
export const configOf = (recipe) => recipeToHash(resolveRecipe(recipe)).slice(1);

/**
 * @param {Pick<LabState, 'status' | 'queued' | 'recipe' | 'current'>} state
 * @param {string} config  of the step
 * @returns {Situation}
 */
export function situationOf({ status, queued, recipe, current }, config) {
  if (configOf(recipe) !== config) return 'other';
  if (status === 'failed' || status === 'diverged') return 'failed';
  if (queued) return 'training';
  // While the next run is prepared, and after a reload, the lab may still show another one.
  if (!current || status === 'loading' || status === 'ready') return 'ready';
  if (configOf(current.recipe) !== config) return 'ready';
  if (current.altered) return 'other';
  if (status === 'running') return 'training';
  if (status === 'paused') return 'paused';
  return Number(current.outcome?.epochs.length) < current.recipe.epochs ? 'stopped' : 'done';
}
