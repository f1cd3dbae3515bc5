/** What a caller says of a recipe, checked before the resolver sees it. */
import { checkObject, shown } from '../engine/check.js';
import { MlpError } from '../engine/errors.js';
import { resolveRecipe as resolve } from '../engine/recipe/presets.js';

/** @typedef {import('../engine/recipe/presets.js').Recipe} Recipe */

/**
 * Fills a partial recipe up: from its preset, else from the preset of its data set, else from the
 * defaults.
 * @param {Partial<Recipe>} [partial]  a whole recipe is returned with the same values
 * @returns {Recipe}
 * @throws {MlpError} "bad-..." naming the field, what it may be and what it was
 */
export function resolveRecipe(partial = {}) {
  for (const [name, value] of Object.entries(checkObject(partial, 'recipe'))) {
    const values = Array.isArray(value) ? value : [value];
    // The resolver puts values into its sentences, which objects may refuse.
    const wrong = values.find(
      (each) => each !== null && !/^(string|number|boolean|undefined)$/.test(typeof each),
    );
    if (wrong === undefined) continue;
    throw new MlpError('bad-argument', `The setting "${name}" cannot be ${shown(wrong)}.`, {
      field: name,
    });
  }
  return resolve(partial);
}
