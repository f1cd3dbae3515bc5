/** From the flags of a command that trains to a recipe. */
import { MlpError, presets, resolveRecipe } from '../../engine/index.js';
import { nearest } from './nearest.js';
import { UsageError } from './options.js';

/** Options that say how to run, not what to train. */
export const NOT_RECIPE = ['data', 'save', 'checkpoint', 'resume', 'variant', 'json'];

/**
 * The full recipe behind the flags.
 *
 * @param {import('./options.js').Options} options
 * @returns {import('../../engine/recipe/presets.js').Recipe}
 * @throws {UsageError} values that do not go together, or no such preset
 */
export function makeRecipe(options) {
  /** @type {import('./options.js').Options} */
  const given = Object.fromEntries(
    Object.entries(options).filter(([key]) => !NOT_RECIPE.includes(key)),
  );
  const names = Object.keys(presets);
  if (given.preset !== undefined && !names.includes(given.preset)) {
    const guess = nearest(given.preset, names);
    throw new UsageError(
      `There is no preset ${JSON.stringify(given.preset)}`,
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
