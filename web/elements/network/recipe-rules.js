/** What the panels show of the table of settings, in which section and when. */
import { briefly } from '../../i18n/en/settings.js';

/**
 * @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe
 * @typedef {import('../../engine/recipe/fields.js').RecipeField} RecipeField
 * @typedef {Record<string, RecipeField>} RecipeFields  the table of settings
 */

/** Groups of the network panel itself. Every other group is a section that opens. */
const OF_PANEL = ['data', 'network', 'training', 'run'];

/** Settings that are always in sight, in this order. */
export const MAIN = ['learningRate', 'epochs', 'batchSize'];

/** Settings that other controls show, those of the data panel and the layer editor; and of teachers, which the page has not. */
const ELSEWHERE = ['dataset', 'trainSize', 'testSize', 'layers', 'teacherWeight', 'temperature'];

/**
 * The value of a field.
 * @param {Recipe} recipe
 * @param {string} name
 * @returns {any}
 */
export const valueOf = (recipe, name) => recipe[/** @type {keyof Recipe} */ (name)];

/** Settings under "More settings". @param {RecipeFields} fields @returns {string[]} in the table's order */
export const moreSettings = (fields) =>
  Object.keys(fields).filter(
    (name) =>
      OF_PANEL.includes(fields[name].group) && !MAIN.includes(name) && !ELSEWHERE.includes(name),
  );

/**
 * The sections and their settings.
 * @param {RecipeFields} fields
 * @returns {[section: string, names: string[]][]} in the table's order
 */
export function sectionsOf(fields) {
  /** @type {Map<string, string[]>} */
  const sections = new Map();
  for (const [name, { group }] of Object.entries(fields)) {
    if (!OF_PANEL.includes(group) && !ELSEWHERE.includes(name))
      sections.set(group, [...(sections.get(group) ?? []), name]);
  }
  return [...sections];
}

/**
 * Whether a setting has an effect with the others.
 * @param {RecipeField} field
 * @param {Recipe} recipe
 */
export function applies({ needs }, recipe) {
  if (!needs) return true;
  const [name, values] = needs;
  const value = valueOf(recipe, name);
  return values ? values.includes(value) : value > 0;
}

/** Whether a setting has a number for each hidden layer, or one for all. @param {RecipeField} field */
export const isPerLayer = ({ most }) => most !== undefined;

/**
 * The numbers of a setting for each hidden layer.
 * @param {{length: number}} layers
 * @param {number[]} values  none for zero, one for all layers, or one each
 * @returns {number[]}
 */
export const eachLayer = ({ length }, values) =>
  Array.from({ length }, (_, i) => values[values.length > 1 ? i : 0] ?? 0);

/**
 * A number for each hidden layer as a recipe has them: one number where all are equal.
 * @param {number[]} values
 * @returns {number[]}
 */
export function fromEachLayer(values) {
  if (values.every((value) => value === 0)) return [];
  return values.every((value) => value === values[0]) ? [values[0]] : values;
}

/**
 * The changes of a recipe when its layers change. A setting with a number for each layer keeps them;
 * a new layer gets 0.
 * @param {RecipeFields} fields
 * @param {number[]} layers
 * @returns {import('../base/types.js').RecipeChanges}
 */
export const withLayers = (fields, layers) => (recipe) => {
  const others = Object.keys(fields)
    .filter((name) => name !== 'layers' && isPerLayer(fields[name]))
    .filter((name) => valueOf(recipe, name).length > 1)
    .map((name) => [name, layers.map((_, i) => valueOf(recipe, name)[i] ?? 0)]);
  return { layers, ...Object.fromEntries(others) };
};

/** Whether a setting is in a section that opens. @param {RecipeFields} fields @param {string} name */
export const isInSection = (fields, name) => !OF_PANEL.includes(fields[name].group);

/**
 * A setting that has an effect and is not at its default.
 * @param {RecipeFields} fields
 * @param {string} name
 * @param {Recipe} recipe
 * @returns {string | null} a few words; null for others
 */
export function changedSetting(fields, name, recipe) {
  const field = fields[name];
  if (!applies(field, recipe)) return null;
  const own = valueOf(recipe, name);
  const value = isPerLayer(field) ? fromEachLayer(eachLayer(recipe.layers, own)) : own;
  return String(value) === String(field.initial) ? null : briefly(name, value);
}

/**
 * The settings of a section that are not at their defaults.
 * @param {RecipeFields} fields
 * @param {string} section
 * @param {Recipe} recipe
 * @returns {string[]} a few words each
 */
export const changedIn = (fields, section, recipe) =>
  Object.keys(fields)
    .filter((name) => fields[name].group === section)
    .map((name) => changedSetting(fields, name, recipe))
    .filter((words) => words !== null);
