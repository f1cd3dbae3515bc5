/**
 * The flags of recipe settings, made from the one table of settings: no range, no choice and no help
 * stands here.
 */
import { datasetNames } from '../../data/catalogue.js';
import { generatedNames } from '../../engine/run/generated.js';
import { choice, list, number, onOff } from './values.js';

/** @typedef {import('../../engine/recipe/fields.js').RecipeField} RecipeField */
/** @typedef {import('./flags.js').Flag} Flag */

/** The name of a person's own images, which --data brings. */
export const OWN = 'custom';

/** The data sets that the command line can load. */
export const loadableDatasets = [...generatedNames, ...datasetNames, OWN];

/** What the help calls the groups of the table. A group that is not here goes by its own name. */
const TITLES = new Map([
  ['data', 'What to learn'],
  ['network', 'The network'],
  ['training', 'How it learns'],
  ['schedule', 'How the rate changes'],
  ['regularisation', 'Against overfitting'],
  ['augmentation', 'Changed training images'],
  ['evaluation', 'Which weights count, and the test'],
  ['run', 'The run'],
]);

/** Flags of an older name, which scripts use. @type {Record<string, string>} */
const ALSO = { initializer: 'init' };

/**
 * @param {string} field  e.g. "elasticSigma"
 * @returns {string} e.g. "elastic-sigma"
 */
export const flagName = (field) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * @param {string} key
 * @param {RecipeField} field
 */
function valuesOf(key, { choices, range, whole, most, instead }) {
  if (key === 'dataset') return choice(loadableDatasets);
  if (choices) return choice(choices);
  if (!range) return onOff;
  if (most) return list(range, { most, whole });
  // What null stands for has no name in the table: it is all of them wherever it is allowed.
  const word = instead === undefined ? undefined : { word: instead ?? 'all', value: instead };
  return number(range, { whole, instead: word });
}

/**
 * @param {Record<string, RecipeField>} fields  the table of settings
 * @param {Record<string, string>} help  a line for each, as a sentence
 * @returns {[title: string, flags: Flag[]][]} the flags in the groups and the order of the table
 */
export function recipeFlags(fields, help) {
  /** @type {Map<string, Flag[]>} */
  const groups = new Map();
  for (const [key, field] of Object.entries(fields)) {
    const { group } = field;
    const title = TITLES.get(group) ?? group[0].toUpperCase() + group.slice(1);
    const line = help[key].charAt(0).toLowerCase() + help[key].slice(1).replace(/\.$/, '');
    const flag = {
      name: flagName(key),
      also: ALSO[key],
      values: valuesOf(key, field),
      help: field.most ? `${line}; with commas between, or none` : line,
    };
    groups.set(title, [...(groups.get(title) ?? []), flag]);
  }
  return [...groups];
}

/**
 * Settings as flags give them: what recipeFlags() reads back.
 *
 * @param {import('./flags.js').RecipeOptions} settings
 * @returns {string[]} e.g. "--layers=128,64"
 */
export const settingArgs = (settings) =>
  Object.entries(settings).flatMap(([key, value]) =>
    key === 'preset' && value === null ? [] : [`--${flagName(key)}=${written(value)}`],
  );

/** @param {unknown} value */
function written(value) {
  if (Array.isArray(value)) return value.join(',') || 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === null ? 'all' : String(value);
}
