/** The file that says what a sweep tries, checked before anything is trained. */
import { readFile } from 'node:fs/promises';
import { MlpError, recipeFields, resolveRecipe } from '../../engine/index.js';
import { hasDuplicateKeys } from '../../engine/files/duplicate-keys.js';
import { shown } from '../../engine/shown.js';
import { datasetOf } from '../options/recipe.js';
import { whichData } from '../options/which-data.js';
import { reason } from '../output/reason.js';

/** @typedef {Partial<import('../../engine/recipe/fields.js').Recipe>} Settings */

/**
 * The values that an axis has: some, or, for random draws, all between two numbers.
 * @typedef {unknown[] | {from: number, to: number, log?: boolean}} Axis
 */

/**
 * @typedef {object} Spec
 * @property {Settings} settings  of every trial
 * @property {Record<string, Axis>} axes  what differs, by the name of the setting
 * @property {number[]} seeds  each point is trained with each of them
 * @property {'grid' | 'random' | 'halving'} search
 * @property {number} [draws]  random, halving: how many points are drawn; without it, halving takes the grid
 * @property {number} drawSeed  of the draws
 * @property {number[]} [rungs]  halving: epochs of each round, rising
 * @property {number} keep  halving: the share of points, 0..1, that the next round trains
 * @property {string} [data]  as --data of train
 */

const KEYS = ['settings', 'axes', 'seeds', 'search', 'draws', 'drawSeed', 'rungs', 'keep', 'data'];
const SEARCHES = ['grid', 'random', 'halving'];
const MOST_TRIALS = 100_000;
/** Has its own key in the file. */
const APART = 'seed';

/** @param {string} message @returns {MlpError} */
const bad = (message) => new MlpError('bad-sweep', message);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @param {number} low @returns {value is number} */
const isWhole = (value, low) => Number.isSafeInteger(value) && Number(value) >= low;

/**
 * @param {string} file
 * @returns {Promise<Spec>}
 * @throws {MlpError} `sweep-file`: it cannot be read; `bad-sweep`: what is wrong in it
 */
export async function readSpec(file) {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new MlpError('sweep-file', `${file} cannot be read: ${reason(error)}.`);
  });
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw bad(`${file} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
  if (hasDuplicateKeys(text)) {
    throw bad(`${file} has one key twice in one object; leave one of them out.`);
  }
  return checkSpec(value);
}

/**
 * @param {unknown} value  of the JSON file
 * @returns {Spec}
 * @throws {MlpError} `bad-sweep`
 */
export function checkSpec(value) {
  if (!isObject(value)) throw bad(`A sweep is an object, not ${shown(value)}.`);
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown) throw bad(`A sweep has no ${shown(unknown)}; it has ${KEYS.join(', ')}.`);
  const spec = /** @type {Spec} */ ({
    ...{ settings: {}, axes: {}, seeds: [1], search: 'grid', drawSeed: 1, keep: 1 / 3 },
    ...value,
  });
  if (!isObject(spec.settings)) throw bad(`"settings" is an object, not ${shown(spec.settings)}.`);
  if (!isObject(spec.axes)) throw bad(`"axes" is an object, not ${shown(spec.axes)}.`);
  if (!SEARCHES.includes(spec.search)) {
    throw bad(`"search" is one of ${SEARCHES.join(', ')}, not ${shown(spec.search)}.`);
  }
  if (spec.data !== undefined && typeof spec.data !== 'string') {
    throw bad(`"data" is a path, not ${shown(spec.data)}.`);
  }
  checkSeeds(spec.seeds);
  checkSearch(spec);
  for (const [name, axis] of Object.entries(spec.axes)) checkAxis(spec, name, axis);
  if (APART in spec.settings) throw bad('"seed" is no setting of a sweep: list it in "seeds".');
  const points = spec.draws ?? gridSize(spec);
  if (points * spec.seeds.length > MOST_TRIALS) {
    throw bad(
      `That would be ${points * spec.seeds.length} trials; a sweep has at most ${MOST_TRIALS}.`,
    );
  }
  return spec;
}

/** @param {Spec} spec @returns {number} points of the grid */
const gridSize = ({ axes }) =>
  Object.values(axes).reduce((size, axis) => size * (Array.isArray(axis) ? axis.length : 1), 1);

/** @param {unknown} seeds */
function checkSeeds(seeds) {
  if (!Array.isArray(seeds) || seeds.length === 0) {
    throw bad(`"seeds" is a list of whole numbers, not ${shown(seeds)}.`);
  }
  const wrong = seeds.findIndex((seed) => !isWhole(seed, 0));
  if (wrong >= 0)
    throw bad(`"seeds" is a list of whole numbers from 0 on, not ${shown(seeds[wrong])}.`);
  if (new Set(seeds).size < seeds.length) throw bad('"seeds" has one seed twice.');
}

/** @param {Spec} spec */
function checkSearch({ search, draws, drawSeed, rungs, keep, settings, axes }) {
  if (draws !== undefined && (search === 'grid' || !isWhole(draws, 1))) {
    throw bad(`"draws" is a whole number from 1 of "random" or "halving", not ${shown(draws)}.`);
  }
  if (search === 'random' && draws === undefined) {
    throw bad('"random" needs "draws": how many points are drawn.');
  }
  if (!isWhole(drawSeed, 0)) throw bad(`"drawSeed" is a whole number, not ${shown(drawSeed)}.`);
  if (!(typeof keep === 'number' && keep > 0 && keep < 1)) {
    throw bad(`"keep" is a number between 0 and 1, not ${shown(keep)}.`);
  }
  if (search !== 'halving') {
    if (rungs !== undefined) throw bad('"rungs" is of "halving" alone.');
    return;
  }
  const rising =
    Array.isArray(rungs) &&
    rungs.length > 1 &&
    rungs.every((epochs, i) => isWhole(epochs, 1) && (i === 0 || epochs > rungs[i - 1]));
  if (!rising) {
    throw bad(`"rungs" is a rising list of epochs, such as [1, 3, 9], not ${shown(rungs)}.`);
  }
  if ('epochs' in settings || 'epochs' in axes) {
    throw bad('"halving" takes its epochs from "rungs": leave "epochs" out.');
  }
}

/** @param {Spec} spec @param {string} name @param {unknown} axis */
function checkAxis({ search, draws, settings }, name, axis) {
  if (name === APART) throw bad('"seed" is no axis: list it in "seeds".');
  if (name !== 'preset' && !Object.hasOwn(recipeFields, name)) {
    throw bad(`There is no setting ${shown(name)} for an axis.`);
  }
  if (name in settings) throw bad(`"${name}" is both a setting and an axis.`);
  if (Array.isArray(axis)) {
    if (axis.length === 0) throw bad(`The axis "${name}" has no value.`);
    return;
  }
  if (search === 'grid' || draws === undefined) {
    throw bad(`The axis "${name}" of a grid is a list of values, not ${shown(axis)}.`);
  }
  const { from, to, log = false, ...more } = /** @type {any} */ (isObject(axis) ? axis : {});
  const fits =
    Number.isFinite(from) && Number.isFinite(to) && from < to && typeof log === 'boolean';
  if (!fits || Object.keys(more).length > 0) {
    throw bad(
      `The axis "${name}" is a list, or {"from": LOW, "to": HIGH, "log": true or false}, not ${shown(axis)}.`,
    );
  }
  if (log && from <= 0) throw bad(`The axis "${name}" is logarithmic: "from" must be above 0.`);
}

/**
 * @param {Spec} spec
 * @param {Settings} point  values of the axes
 * @param {number} seed
 * @param {number} [epochs]  of a rung
 * @returns {Settings} what a trial is given, as `mlp-lab train` would be by its flags
 */
export function settingsOf(spec, point, seed, epochs) {
  /** @type {Settings} */
  const given = {
    // One trial a core: more threads would only wait for one another.
    threads: 1,
    ...spec.settings,
    ...point,
    seed,
    ...(epochs !== undefined && { epochs }),
  };
  if (spec.data !== undefined && !given.dataset)
    given.dataset = /** @type {any} */ (whichData(spec.data, datasetOf(given.preset)));
  try {
    resolveRecipe(given);
  } catch (error) {
    if (error instanceof MlpError) throw bad(error.message);
    throw error;
  }
  return given;
}
