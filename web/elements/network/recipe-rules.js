/** What of a recipe is set in which section, within limits that make sense to a person. */
import { strings } from '../../i18n/en/recipe.js';

/** @typedef {import('../../engine/recipe/presets.js').Recipe} Recipe */

const text = strings.sections;

/**
 * A setting of a section; one without numbers or choices is on or off.
 * @typedef {object} SectionRule
 * @property {keyof Recipe & string} name
 * @property {string[]} [choices]
 * @property {number} [min]
 * @property {number} [max]
 * @property {boolean} [whole]
 * @property {number} [step]
 * @property {any} off  the value that does nothing
 * @property {(recipe: Recipe) => boolean} [when]  whether it means anything with the others
 */

/** @param {keyof Recipe & string} name @param {number} max @param {number} step @returns {SectionRule} */
const amount = (name, max, step) => ({ name, min: 0, max, step, off: 0 });

/** @param {keyof Recipe & string} name @param {number} max @returns {SectionRule} */
const counted = (name, max) => ({ name, min: 0, max, whole: true, off: 0 });

/** @param {keyof Recipe & string} name @returns {SectionRule} */
const toggle = (name) => ({ name, off: false });

/** @param {string[]} schedules */
const ofSchedule =
  (schedules) =>
  (/** @type {Recipe} */ { schedule }) =>
    schedules.includes(schedule);

/** @type {Record<string, SectionRule[]>} */
export const sections = {
  regularisation: [
    amount('inputDropout', 0.95, 0.05),
    { ...amount('weightDecay', 10, 0), step: 0 },
    { ...toggle('decoupledDecay'), when: ({ optimizer }) => optimizer !== 'adamw' },
    amount('labelSmoothing', 0.9, 0.05),
    amount('maxNorm', 100, 0.5),
    amount('clipNorm', 1000, 0.5),
  ],
  schedule: [
    { name: 'schedule', choices: ['constant', 'steps', 'cosine', 'one-cycle'], off: 'constant' },
    amount('warmupEpochs', 1000, 0.5),
    { ...amount('finalRate', 1, 0.01), when: ofSchedule(['cosine', 'one-cycle']) },
    { ...amount('stepEpochs', 10000, 1), min: 0.001, off: null, when: ofSchedule(['steps']) },
    { ...amount('stepFactor', 1, 0.05), off: null, when: ofSchedule(['steps']) },
  ],
  augmentation: [
    amount('shift', 10, 0.5),
    amount('rotation', 180, 1),
    amount('scale', 0.9, 0.05),
    amount('shear', 2, 0.05),
    amount('elastic', 200, 1),
    {
      ...amount('elasticSigma', 20, 0.5),
      min: 1,
      off: null,
      when: ({ elastic }) => elastic > 0,
    },
    toggle('flip'),
    counted('crop', 12),
    counted('cutout', 24),
    amount('mixup', 1, 0.05),
  ],
  evaluation: [
    amount('averaging', 0.9999, 0),
    toggle('keepBest'),
    counted('patience', 1000),
    counted('testViews', 100),
  ],
};

/**
 * The dropout of each hidden layer.
 * @param {Pick<Recipe, 'layers' | 'dropout'>} recipe
 * @returns {number[]}
 */
export const dropoutOf = ({ layers, dropout }) =>
  layers.map((_, i) => dropout[dropout.length > 1 ? i : 0] ?? 0);

/**
 * A dropout for each hidden layer as a recipe has it: one number where all are alike.
 * @param {number[]} shares
 * @returns {number[]}
 */
export function dropoutFrom(shares) {
  if (shares.every((share) => share === 0)) return [];
  return shares.every((share) => share === shares[0]) ? [shares[0]] : shares;
}

/**
 * What is on in a section, in a few words each.
 * @param {string} section
 * @param {Recipe} recipe
 * @returns {string[]}
 */
export function whatIsOn(section, recipe) {
  const on = sections[section]
    .filter(
      ({ name, off, when }) => off !== null && recipe[name] !== off && (!when || when(recipe)),
    )
    .map(({ name }) => text.brief(name, recipe[name]));
  const shares = dropoutFrom(dropoutOf(recipe));
  if (section === 'regularisation' && shares.length > 0) on.unshift(text.dropout.brief(shares));
  return on;
}
