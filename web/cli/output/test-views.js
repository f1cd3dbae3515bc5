/** Test-time averaging on the command line: the mean of several changed views of each image. */
import { defaults, MlpError, resolveRecipe } from '../../engine/index.js';
import { recipeNetwork } from '../../engine/recipe/network-config.js';
import { evaluateAugmented } from '../../engine/run/test-time-augmentation.js';

/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */

/** What changes an image; MixUp is for training alone. @type {(keyof Recipe)[]} */
const CHANGES = ['rotation', 'scale', 'shear', 'shift', 'elastic', 'flip', 'crop', 'cutout'];

/**
 * Notes it when views were asked for and would all be the same.
 *
 * @param {import('./output.js').Output} output
 * @param {Partial<Recipe>} recipe
 * @param {number} views
 */
export function noteViews(output, recipe, views) {
  if (views < 2 || CHANGES.some((name) => recipe[name])) return;
  output.note(
    `The recipe changes no images, so all ${views} views of one are the same: set --rotation, --shift or others in training.`,
  );
}

/**
 * @param {import('../../engine/core/core.js').Core} core
 * @param {import('../../engine/core/network.js').Network} net
 * @param {import('../../engine/core/sample-set.js').SampleSet} set
 * @param {Uint32Array} rows  of the set, those to test on
 * @param {import('../../engine/run/values.js').SavedModel} model  whose recipe says how views are changed
 * @param {import('../../engine/samples.js').Samples} samples
 * @param {number} views  0 and 1: the image itself
 * @returns {import('../../engine/core/network.js').Evaluation}
 * @throws {MlpError} "bad-recipe" for a model whose recipe cannot be used
 */
export function evaluateInViews(core, net, set, rows, model, samples, views) {
  if (views < 2) return net.evaluate(set.select(rows));
  const config = recipeNetwork(recipeOf(model), samples);
  return evaluateAugmented(core, net, set, rows, config, views);
}

/** @param {import('../../engine/run/values.js').SavedModel} model @returns {Recipe} */
function recipeOf({ recipe }) {
  try {
    return resolveRecipe({ ...defaults, ...recipe, preset: undefined });
  } catch (error) {
    const { message } = /** @type {MlpError} */ (error);
    throw new MlpError(
      'bad-recipe',
      `The recipe in the network's file is wrong, so no views can be made. ${message} Leave out --test-views.`,
    );
  }
}
