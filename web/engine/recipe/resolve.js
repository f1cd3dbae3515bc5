/** From some settings to a whole recipe, every value of which has been checked. */
import { MlpError } from '../errors.js';
import { limit } from '../limit.js';
import { shown } from '../shown.js';
import { recipeFields } from './fields.js';
import { presetOfDataset, presets } from './presets.js';

/** @typedef {import('./fields.js').Recipe} Recipe */
/** @typedef {import('./fields.js').RecipeField} RecipeField */

/** @param {Record<string, RecipeField>} fields @returns {Recipe} */
const defaultsOf = (fields) => ({
  preset: null,
  .../** @type {any} */ (
    Object.fromEntries(Object.entries(fields).map(([name, { initial }]) => [name, initial]))
  ),
});

/** What every setting is when nothing says otherwise. */
export const defaults = defaultsOf(recipeFields);

/** @param {string} name  e.g. "batchSize" @returns {string} "batch size"; web/i18n/say-engine.js knows these names */
const inWords = (name) =>
  name === 'swaFrom'
    ? 'first epoch of SWA'
    : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** @param {string} name @param {string} message @returns {MlpError} */
const bad = (name, message) =>
  new MlpError(`bad-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`, message, { field: name });

/** @param {unknown} value @returns {boolean} whether it is a number that float32 makes 0 */
const vanishes = (value) => typeof value === 'number' && value !== 0 && Math.fround(value) === 0;

/**
 * @param {string} name
 * @param {unknown} value
 * @param {RecipeField} field
 */
function checkField(name, value, { choices, range, whole = false, most, instead }) {
  if (choices) {
    if (choices.includes(/** @type {string} */ (value))) return;
    throw bad(name, `The ${inWords(name)} is one of ${choices.join(', ')}, not ${shown(value)}.`);
  }
  if (!range) {
    if (typeof value === 'boolean') return;
    throw bad(name, `The ${inWords(name)} is true or false, not ${shown(value)}.`);
  }
  if (instead !== undefined && value === instead) return;
  const small = [value].flat().find(vanishes);
  if (small !== undefined) {
    throw bad(name, `The ${inWords(name)} ${small} is 0 in float32.`);
  }
  const [low, high] = range;
  const [lowest, highest] = range.map(limit);
  const fits = (/** @type {unknown} */ number) =>
    typeof number === 'number' &&
    number >= low &&
    number <= high &&
    (!whole || Number.isInteger(number));
  const kind = whole ? 'whole number' : 'number';
  if (most === undefined) {
    if (fits(value)) return;
    throw bad(
      name,
      `The ${inWords(name)} must be a ${kind} from ${lowest} to ${highest}, not ${shown(value)}.`,
    );
  }
  let wrong = shown(value);
  if (Array.isArray(value)) {
    const at = value.findIndex((number) => !fits(number));
    if (value.length <= most && at < 0) return;
    wrong = value.length > most ? `${value.length} of them` : `${shown(value[at])} at [${at}]`;
  }
  throw bad(
    name,
    `The ${inWords(name)} must be a list of up to ${most} ${kind}s from ${lowest} to ${highest}, ` +
      `not ${wrong}.`,
  );
}

/**
 * Fills a partial recipe up: from its preset, else from the preset of its data set, else from the
 * defaults. `preset` says in the result which preset the run is: the one that was named, or the data
 * set's own when nothing but the seed differs from it, or null.
 * @param {Partial<Recipe>} partial
 * @param {Record<string, RecipeField>} [fields]  the table of settings
 * @returns {Recipe}
 * @throws {MlpError} "bad-..." naming the field, what it may be and what it was
 */
export function resolveRecipe(partial, fields = recipeFields) {
  if (typeof partial !== 'object' || partial === null || Array.isArray(partial)) {
    throw bad('recipe', `A recipe is an object of settings, not ${shown(partial)}.`);
  }
  const initial = defaultsOf(fields);
  const given = Object.fromEntries(
    Object.entries(partial).filter(([, value]) => value !== undefined),
  );
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(initial, name));
  if (unknown) throw bad('recipe', `A recipe has no field ${shown(unknown)}.`);
  const named = partial.preset ?? null;
  if (named !== null && (typeof named !== 'string' || !Object.hasOwn(presets, named))) {
    throw bad(
      'preset',
      `There is no preset ${shown(named)}; take ${Object.keys(presets).join(', ')}.`,
    );
  }
  const { dataset = initial.dataset } = partial;
  const base = named ?? (typeof dataset === 'string' ? presetOfDataset[dataset] : null) ?? null;
  /** @type {Recipe} */
  const start = { ...initial, ...(base === null ? {} : presets[base]) };
  const checked = { ...start, ...given };
  checkRecipe(checked, fields);
  // Lists are copied: a recipe must not change with the caller's, nor a preset with a recipe's.
  const recipe = /** @type {Recipe} */ (
    Object.fromEntries(
      Object.entries(checked).map(([name, value]) => [
        name,
        Array.isArray(value) ? [...value] : value,
      ]),
    )
  );
  recipe.preset = named ?? (differsFrom(start, recipe) ? null : base);
  return recipe;
}

/** @param {Recipe} recipe @param {Record<string, RecipeField>} fields */
function checkRecipe(recipe, fields) {
  const values = /** @type {Record<string, any>} */ (recipe);
  for (const [name, field] of Object.entries(fields)) {
    const { layers, epochs, [name]: value } = values;
    // A mean of the weights from the last epoch on, or later, were these weights themselves.
    checkField(name, value, name === 'swaFrom' ? { ...field, range: [0, epochs - 1] } : field);
    if (field.most && name !== 'layers' && value.length > 1 && value.length !== layers.length) {
      throw bad(
        name,
        `The ${inWords(name)} is one number for all hidden layers or one for each of them (${layers.length}), not ${value.length}.`,
      );
    }
  }
}

/**
 * Whether a recipe is another one than its preset's, the seed and the threads aside.
 * @param {Recipe} start
 * @param {Recipe} recipe
 */
function differsFrom(start, recipe) {
  const { preset: _a, seed: _b, threads: _c, ...expected } = start;
  const { preset: _d, seed: _e, threads: _f, ...actual } = recipe;
  return JSON.stringify(expected) !== JSON.stringify(actual);
}
