/** From the flags of a command that trains to a recipe. */
import { MlpError, presets, recipeFields, resolveRecipe } from '../../engine/index.js';
import { nearest } from './nearest.js';
import { OWN } from './recipe-flags.js';
import { UsageError } from './usage-error.js';

/** @typedef {import('./flags.js').Options} Options */

/**
 * The options that say what and how to train; the others say how to run.
 *
 * @param {Options} options
 * @returns {import('./flags.js').RecipeOptions}
 */
export function recipeOptions(options) {
  const isSetting = (/** @type {string} */ key) =>
    key === 'preset' || Object.hasOwn(recipeFields, key);
  return Object.fromEntries(Object.entries(options).filter(([key]) => isSetting(key)));
}

/** The one setting that changes no result. */
const CHANGES_NOTHING = 'threads';

/**
 * Whether options say what or how to train, beside settings that come from a link or a checkpoint.
 *
 * @param {Options} options
 */
export const changesRecipe = (options) =>
  Object.keys(recipeOptions(options)).some((key) => key !== CHANGES_NOTHING);

/**
 * The full recipe behind the flags.
 *
 * @param {Options} options
 * @returns {import('../../engine/recipe/fields.js').Recipe}
 * @throws {UsageError} values that do not go together, or no such preset
 */
export function makeRecipe(options) {
  const given = recipeOptions(options);
  // Files without the name of a published data set are a person's own.
  if (options.data !== undefined && !given.dataset && !given.preset) given.dataset = OWN;
  const names = Object.keys(presets);
  const { preset } = given;
  if (typeof preset === 'string' && !names.includes(preset)) {
    const guess = nearest(preset, names);
    throw new UsageError(
      `There is no preset ${JSON.stringify(preset)}`,
      guess ? `Did you mean ${guess}?` : `There are: ${names.join(', ')}.`,
    );
  }
  try {
    return resolveRecipe(given);
  } catch (error) {
    if (error instanceof MlpError) throw new UsageError(error.message.replace(/\.$/, ''));
    throw error;
  }
}
