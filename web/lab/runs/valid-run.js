/** What the storage gives back may be of another build, or of another program: it is checked. */
import { resolveRecipe } from '../../engine/index.js';

/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../state/state.js').KeptRun} KeptRun */

/** @param {unknown} value */
const isText = (value) => typeof value === 'string';
/** @param {any} value @returns {boolean} */
const isObject = (value) => typeof value === 'object' && value !== null;
/** @param {any} value @param {(each: any) => boolean} fits */
const isList = (value, fits) => Array.isArray(value) && value.every(fits);

/** @param {any} value */
const isShare = (value) => Number.isFinite(value) && value >= 0 && value <= 1;

/** @param {any} outcome */
const isOutcome = (outcome) =>
  outcome === null ||
  (isObject(outcome) &&
    isShare(outcome.testErrorRate) &&
    isText(outcome.weightsSha256) &&
    isList(outcome.epochs, isObject) &&
    isList(outcome.confusionMatrix, (row) => isList(row, Number.isFinite)));

/** A stored recipe with the settings that came after it. @param {any} recipe */
const present = (recipe) => resolveRecipe({ ...recipe, preset: recipe.preset ?? undefined });

/**
 * @param {any} value  as it was stored
 * @returns {StoredRun | null} null for what is no run that this build can show
 */
export function readRun(value) {
  const { id, name, layers, classNames, points, outcome = null } = isObject(value) ? value : {};
  const fits =
    isText(id) &&
    isText(name) &&
    isList(layers, (units) => Number.isInteger(units) && units > 0) &&
    layers.length > 1 &&
    isList(classNames, isText) &&
    isList(points, (point) => Number.isFinite(point?.epoch) && point.epoch >= 0) &&
    isOutcome(outcome) &&
    isObject(value.recipe);
  if (!fits) return null;
  try {
    return {
      id,
      name,
      layers,
      classNames,
      points,
      outcome,
      recipe: present(value.recipe),
      repeatable: value.repeatable === true,
      colour: Number.isInteger(value.colour) && value.colour >= 0 ? value.colour : 0,
      visible: value.visible !== false,
      altered: value.altered === true,
      ...initialOf(value.initial),
      ...dataOf(value.data),
      ...repeatsOf(value.repeats),
      ended: Number.isFinite(value.ended) ? value.ended : startOf(id),
    };
  } catch {
    return null; // of a build with other settings
  }
}

/** @param {any} initial @returns {Pick<StoredRun, 'initial'>} */
function initialOf(initial) {
  const { name, weightsSha256, newLastLayer, frozenLayers } = isObject(initial) ? initial : {};
  if (!isText(name) || !isText(weightsSha256) || !Number.isInteger(frozenLayers)) return {};
  return {
    initial: { name, weightsSha256, newLastLayer: newLastLayer === true, frozenLayers },
  };
}

/** @param {any} data @returns {Pick<StoredRun, 'data'>} */
function dataOf(data) {
  const { sha256, count, choices, name } = isObject(data) ? data : {};
  const fits = [sha256, choices, name].every(isText) && Number.isInteger(count);
  return fits ? { data: { sha256, count, choices, name } } : {};
}

/** @param {any} repeats @returns {Pick<StoredRun, 'repeats'>} those that can be read */
function repeatsOf(repeats) {
  const read = (Array.isArray(repeats) ? repeats : []).filter(
    (repeat) =>
      Number.isSafeInteger(repeat?.seed) &&
      isText(repeat.weightsSha256) &&
      isShare(repeat.testErrorRate) &&
      Number.isFinite(repeat.seconds) &&
      isList(repeat.epochs, isObject),
  );
  return read.length > 0 ? { repeats: read } : {};
}

/** Runs of earlier builds have no time of their end, but their id begins with that of their start. @param {string} id */
const startOf = (id) => Number.parseInt(id, 36) || 0;

/**
 * @param {any} value  as it was stored
 * @returns {KeptRun | null} null for what is no run to resume
 */
export function readKept(value) {
  const run = isObject(value) ? readRun(value.run) : null;
  if (!run || !(value.bytes instanceof Uint8Array) || !Number.isInteger(value.epoch)) return null;
  try {
    return { epoch: value.epoch, bytes: value.bytes, run, recipe: present(value.recipe) };
  } catch {
    return null;
  }
}
