/** Flags made from the engine's table of recipe fields, so that ranges and help stand there alone. */
import { recipeFields, recipeHelp } from '../../engine/index.js';

/** @typedef {import('./options.js').Flag} Flag */

/** The fields by what they are for: a heading of the help, and what stands under it. */
const GROUPS = /** @type {const} */ ({
  'How the rate changes': ['schedule', 'warmupEpochs', 'finalRate', 'stepEpochs', 'stepFactor'],
  'Against overfitting': [
    'decoupledDecay',
    'dropout',
    'inputDropout',
    'labelSmoothing',
    'maxNorm',
    'clipNorm',
    'averaging',
    'keepBest',
    'patience',
  ],
  'Changed training images': [
    'rotation',
    'scale',
    'shear',
    'shift',
    'elastic',
    'elasticSigma',
    'flip',
    'crop',
    'cutout',
    'mixup',
    'testViews',
    'worldDigits',
  ],
});

/** @param {string} field @returns {string} e.g. "elastic-sigma" */
const flagName = (field) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {keyof typeof recipeFields} key @returns {Flag} */
function flagOf(key) {
  const { choices, range, whole, list } = recipeFields[key];
  const help = recipeHelp[key];
  const line = help.charAt(0).toLowerCase() + help.slice(1).replace(/\.$/, '');
  if (choices) return { key, kind: 'choice', choices, help: line };
  if (!range) return { key, kind: 'toggle', choices: ['on', 'off'], help: line };
  const kind = list ? 'shares' : whole ? 'whole' : 'number';
  return { key, kind, min: range[0], max: range[1], help: line };
}

/** @type {Record<string, Flag>} */
export const RECIPE_FLAGS = Object.fromEntries(
  Object.values(GROUPS)
    .flat()
    .map((key) => [flagName(key), flagOf(key)]),
);

/** For the help of a command that trains. @type {[title: string, flags: string[]][]} */
export const RECIPE_FLAG_GROUPS = Object.entries(GROUPS).map(([title, keys]) => [
  title,
  keys.map(flagName),
]);
