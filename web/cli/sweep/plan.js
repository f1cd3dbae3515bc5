/** Which trials a sweep has: of a grid, drawn, or, by successive halving, the best of a round. */
import { createHash } from 'node:crypto';
import { MlpError, recipeFields, resolveRecipe } from '../../engine/index.js';
import { recipeToHash } from '../../engine/recipe/write-link.js';
import { settingsOf } from './spec.js';
import { mean } from '../../engine/spread.js';

/** @typedef {import('./spec.js').Spec} Spec */
/** @typedef {import('./spec.js').Settings} Settings */
/** @typedef {import('./results.js').Result} Result */

/**
 * @typedef {object} Trial
 * @property {string} link  "#...", its recipe: the name by which results are found again
 * @property {Settings} settings  as flags would give them
 * @property {Settings} point  what differs from the other trials
 * @property {number} rung  from 0; halving alone has more than one
 */

/**
 * @typedef {object} Plan
 * @property {Trial[]} trials  those that are known by now, in their order
 * @property {number} total  trials of the whole sweep
 */

/** Of a number drawn from a range: what differs less does not matter. */
const DIGITS = 4;

/**
 * @param {Spec} spec
 * @param {ReadonlyMap<string, Result>} results  by link; a round of halving is planned once all trials
 *   of the one before have theirs
 * @returns {Plan}
 * @throws {MlpError} `bad-sweep`: values that no recipe has, or halving without validation images
 */
export function planOf(spec, results) {
  const { rungs = [undefined], keep, seeds } = spec;
  /** @type {Trial[]} */
  const trials = [];
  let points = distinct(spec, pointsOf(spec));
  let total = 0;
  for (let size = points.length, i = 0; i < rungs.length; i++, size = Math.ceil(size * keep)) {
    total += size * seeds.length;
  }
  for (const [rung, epochs] of rungs.entries()) {
    const round = points.map((point) =>
      seeds.map((seed) => trialOf(spec, point, { seed, epochs, rung })),
    );
    trials.push(...round.flat());
    if (round.flat().some(({ link }) => !results.has(link))) break;
    const errors = round.map((group) => validationError(group, results));
    const order = points.map((_, i) => i).sort((a, b) => ascending(errors[a], errors[b]) || a - b);
    const kept = order.slice(0, Math.ceil(points.length * keep)).sort((a, b) => a - b);
    points = kept.map((i) => points[i]);
  }
  return { trials, total };
}

/** Ascending, for numbers that may be infinite. @param {number} a @param {number} b */
const ascending = (a, b) => (a === b ? 0 : a - b);

/**
 * @param {Trial[]} group  one point with each seed
 * @param {ReadonlyMap<string, Result>} results
 * @returns {number} mean over the seeds; Infinity when one of them failed
 */
function validationError(group, results) {
  const rates = group.map(({ link }) => {
    const { failed, validationErrorRate } = /** @type {Result} */ (results.get(link));
    if (failed) return Infinity;
    if (typeof validationErrorRate === 'number') return validationErrorRate;
    throw new MlpError(
      'bad-sweep',
      'Halving chooses by the validation error, but there are no validation images. Take "split": "standard".',
    );
  });
  return mean(rates);
}

/** @param {Spec} spec @param {Settings[]} points @returns {Settings[]} of equal recipes, the first */
function distinct(spec, points) {
  const [seed] = spec.seeds;
  const [epochs] = spec.rungs ?? [];
  /** @type {Map<string, Settings>} */
  const byLink = new Map();
  for (const point of points) {
    const { link } = trialOf(spec, point, { seed, epochs, rung: 0 });
    if (!byLink.has(link)) byLink.set(link, point);
  }
  return [...byLink.values()];
}

/**
 * @param {Spec} spec
 * @param {Settings} point
 * @param {{seed: number, epochs: number | undefined, rung: number}} more
 * @returns {Trial}
 */
function trialOf(spec, point, { seed, epochs, rung }) {
  const settings = settingsOf(spec, point, seed, epochs);
  return { link: recipeToHash(resolveRecipe(settings)), settings, point, rung };
}

/** @param {Spec} spec @returns {Settings[]} */
function pointsOf({ axes, draws, drawSeed }) {
  if (draws === undefined) {
    /** @type {Settings[]} */
    let points = [{}];
    for (const [name, axis] of Object.entries(axes)) {
      const values = /** @type {unknown[]} */ (axis);
      points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
    }
    return points;
  }
  return Array.from({ length: draws }, (_, draw) =>
    Object.fromEntries(
      Object.entries(axes).map(([name, axis]) => {
        // Each number from its own hash: more draws, or another axis, change no draw that was there.
        const share = unitNumber(`${drawSeed} ${draw} ${name}`);
        return [name, valueAt(name, axis, share)];
      }),
    ),
  );
}

/** @param {string} text @returns {number} from 0 up, below 1 */
const unitNumber = (text) => createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48;

/**
 * @param {string} name
 * @param {import('./spec.js').Axis} axis
 * @param {number} share  0..1
 */
function valueAt(name, axis, share) {
  if (Array.isArray(axis)) return axis[Math.floor(share * axis.length)];
  const { from, to, log } = axis;
  const field = /** @type {Record<string, import('../../engine/recipe/fields.js').RecipeField>} */ (
    recipeFields
  )[name];
  const value = log ? from * (to / from) ** share : from + (to - from) * share;
  return field?.whole ? Math.round(value) : Number(value.toPrecision(DIGITS));
}
