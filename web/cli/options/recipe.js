/** From the flags of a command that trains to a recipe. */
import { MlpError, presets, recipeFields, resolveRecipe } from '../../engine/index.js';
import { withoutHiddenLayers } from '../../engine/recipe/hidden-only.js';
import { nearest } from './nearest.js';
import { flagName } from './recipe-flags.js';
import { UsageError } from './usage-error.js';
import { whichData } from './which-data.js';

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

/** How much teachers count beside the labels when no flag says it. */
const TEACHER_WEIGHT = 0.5;

/**
 * @param {import('../../engine/recipe/fields.js').Recipe} recipe
 * @param {Options} options
 * @throws {UsageError}
 */
function checkTogether(recipe, options) {
  const { averaging, swaFrom, teacherWeight, cost } = recipe;
  if (averaging > 0 && swaFrom > 0) {
    throw new UsageError('--averaging and --swa-from are two averages', 'Leave one of them out.');
  }
  const untaught =
    teacherWeight > 0 ? 'teacher-weight' : options.temperature !== undefined && 'temperature';
  if (untaught && !options.teacher) {
    throw new UsageError(
      `--${untaught} needs networks to learn from`,
      'Name them: train --teacher FILE,FILE',
    );
  }
  const idle = withoutHiddenLayers(options, recipe);
  if (idle) {
    throw new UsageError(
      `--${flagName(idle)} is of hidden layers, and there are none`,
      'Leave it out, or add --layers.',
    );
  }
  if (teacherWeight > 0 && cost !== 'cross-entropy') {
    throw new UsageError(
      'What teachers say are probabilities, so the run needs softmax outputs',
      'Add --cost cross-entropy.',
    );
  }
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

/** @param {string | null} [preset] */
export const datasetOf = (preset) => (preset ? presets[preset]?.dataset : undefined);

/**
 * The full recipe behind the flags.
 *
 * @param {Options} options
 * @returns {import('../../engine/recipe/fields.js').Recipe}
 * @throws {UsageError} values that do not go together, or no such preset
 */
export function makeRecipe(options) {
  const given = recipeOptions(options);
  const names = Object.keys(presets);
  const { preset } = given;
  if (typeof preset === 'string' && !names.includes(preset)) {
    const guess = nearest(preset, names);
    throw new UsageError(
      `There is no preset ${JSON.stringify(preset)}`,
      guess ? `Did you mean ${guess}?` : `There are: ${names.join(', ')}.`,
    );
  }
  const { data } = options;
  if (data !== undefined && !given.dataset)
    given.dataset = /** @type {any} */ (whichData(data, datasetOf(preset)));
  if (options.teacher && given.teacherWeight === undefined) given.teacherWeight = TEACHER_WEIGHT;
  try {
    const recipe = resolveRecipe(given);
    checkTogether(recipe, options);
    return recipe;
  } catch (error) {
    if (error instanceof MlpError) throw new UsageError(error.message.replace(/\.$/, ''));
    throw error;
  }
}
