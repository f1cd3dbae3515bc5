/** The data on which a network that was opened is shown and trained on. */
import { generatedNames, presets, presetOfDataset, resolveRecipe } from '../../engine/index.js';

/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../state/state.js').LabState} LabState */

/** Values of an image, by data set. @type {Record<string, number>} */
const INPUTS = { mnist: 28 * 28, digits: 28 * 28, cifar10: 3 * 32 * 32, shapes: 3 * 32 * 32 };

/**
 * @param {import('../../engine/run/values.js').SavedModel} model
 * @param {Pick<LabState, 'recipe' | 'datasets' | 'prepared'>} state
 * @returns {{recipe: Recipe | null, sample: Recipe | null}} recipe: the settings to train it on with, on the
 *   data that it comes from, on the present one, or on another of its size; sample: of data of its size that
 *   is loaded, or generated at once. null where no data has its size
 */
export function recipeFor({ config, recipe: saved }, { recipe: present, datasets, prepared }) {
  const loaded = prepared?.plan ? present.dataset : '';
  const inputsOf = (/** @type {string} */ name) =>
    name === loaded ? prepared?.layers[0] : INPUTS[name];
  const isThere = (/** @type {string} */ name) =>
    generatedNames.includes(name) || datasets.some((each) => each.name === name && each.available);
  const fits = (/** @type {string} */ name) => isThere(name) && inputsOf(name) === config.inputs;
  const name = [saved.dataset, present.dataset, 'digits', 'shapes'].find(fits);
  if (!name) return { recipe: null, sample: null };
  const near = name === loaded ? name : generatedNames.find(fits);
  return {
    recipe: settingsFor(name, saved, present),
    sample: near ? (near === present.dataset ? present : resolveRecipe({ dataset: near })) : null,
  };
}

/** @param {string} name @param {Record<string, any>} saved @param {Recipe} present */
function settingsFor(name, saved, present) {
  if (saved.dataset === name) {
    try {
      return resolveRecipe(saved);
    } catch {
      // A file of another version, whose settings this one does not have.
    }
  }
  if (present.dataset === name) return present;
  const preset = presetOfDataset[name];
  const dataset = /** @type {Recipe['dataset']} */ (name);
  return resolveRecipe(preset ? { preset } : { ...presets.digits, dataset });
}
