/** What Run.resume() asks of a checkpoint. */
import { checkBytes, checkObject, isList } from '../engine/check.js';
import { MlpError } from '../engine/errors.js';
import { readHeader } from '../engine/files/checkpoint.js';
import { recipeFields } from '../engine/recipe/fields.js';
import { shown } from '../engine/shown.js';

/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/run/values.js').Checkpoint} Checkpoint */

export const CHECKPOINT_IS =
  'The argument checkpoint must be what Run.checkpoint() or decodeCheckpoint() gave.';

/** @param {unknown} value @throws {MlpError} "bad-argument" */
export function checkCheckpoint(value) {
  const { epochs, state, selected } = checkObject(value, 'checkpoint');
  checkBytes(state, 'checkpoint.state');
  if (Array.isArray(epochs) && (selected === null || isList(selected))) return;
  throw new MlpError('bad-argument', CHECKPOINT_IS);
}

/**
 * A run would go on with the state of another recipe, and be saved as its own.
 * @param {Checkpoint} checkpoint
 * @param {Recipe} recipe  of the run
 * @returns {Checkpoint} the same, checked as its file is
 * @throws {MlpError} "bad-checkpoint", "other-recipe"
 */
export function checkResumable(checkpoint, recipe) {
  const whole = { ...checkpoint, ...readHeader(checkpoint) };
  const names = /** @type {(keyof Recipe)[]} */ (Object.keys(recipeFields));
  // No bit depends on the number of threads.
  const other = names.find(
    (name) =>
      name !== 'threads' && JSON.stringify(recipe[name]) !== JSON.stringify(whole.recipe[name]),
  );
  if (other === undefined) return whole;
  throw new MlpError(
    'other-recipe',
    `The checkpoint belongs to a run with ${other} ${shown(whole.recipe[other])}, not ${shown(recipe[other])}. ` +
      'Make the run of checkpoint.recipe; extend() and setLearningRate() change it from there.',
    { field: other },
  );
}
