import { MlpError } from '../errors.js';
import { recipeFields } from './fields.js';

/**
 * Everything that decides a run's result, besides the data set's own bytes. What each field may be is
 * in fields.js, what it does in help.js.
 * @typedef {object} Recipe
 * @property {string | null} preset  the preset that it started from, if any
 * @property {string} dataset  "mnist", "cifar10", "digits", "shapes" or "custom"
 * @property {string} split  "standard": the published one, with the last (up to 1,000) shuffled
 *   training images held out; "reference": train and test pooled and shuffled, 1 % for the test,
 *   1,000 held out from the rest
 * @property {number | null} trainSize  training images, null for all
 * @property {number | null} testSize  test images, null for all
 * @property {number} worldDigits  of 28x28 data sets of ten digits only
 * @property {number[]} layers  units of each hidden layer
 * @property {string} activation  of the hidden layers: "sigmoid", "tanh", "relu", "leaky-relu" or
 *   "gelu"
 * @property {string} cost  "quadratic" or "cross-entropy"
 * @property {string} initializer  "reference", "glorot" or "he"
 * @property {string} optimizer  "sgd", "momentum", "nesterov", "adam" or "adamw"
 * @property {number} learningRate
 * @property {number} batchSize
 * @property {number} epochs
 * @property {number} weightDecay
 * @property {number} momentum
 * @property {number} beta1
 * @property {number} beta2
 * @property {number} epsilon
 * @property {string} scaling  "none", "unit", "channel" or "standard"
 * @property {boolean} decoupledDecay
 * @property {string} schedule  "constant", "steps", "cosine" or "one-cycle"
 * @property {number} warmupEpochs
 * @property {number} finalRate
 * @property {number} stepEpochs
 * @property {number} stepFactor
 * @property {number} inputDropout
 * @property {number[]} dropout  none, one for all hidden layers, or one each
 * @property {number} labelSmoothing
 * @property {number} maxNorm
 * @property {number} clipNorm
 * @property {number} averaging
 * @property {number} rotation
 * @property {number} scale
 * @property {number} shear
 * @property {number} shift
 * @property {number} elastic
 * @property {number} elasticSigma
 * @property {boolean} flip
 * @property {number} crop
 * @property {number} cutout
 * @property {number} mixup
 * @property {number} testViews
 * @property {boolean} keepBest
 * @property {number} patience
 * @property {number} seed  0 to 2^53 - 1
 * @property {string} mode  "exact": the same bits on every engine; "fast": multiplies and adds are
 *   fused where the engine can, so the last bits differ from engine to engine
 * @property {number | 'auto'} threads  1 to 8, or as many as there are cores; changes no bit
 */

/** @type {Recipe} */
export const defaults = {
  preset: null,
  layers: [128],
  .../** @type {any} */ (
    Object.fromEntries(Object.entries(recipeFields).map(([name, { initial }]) => [name, initial]))
  ),
};

/** The algorithm of the reference exercise: what both of its presets share. */
const reference = {
  activation: 'sigmoid',
  cost: 'quadratic',
  initializer: 'reference',
  optimizer: 'sgd',
  batchSize: 10,
  epochs: 10,
};

/** What the presets that train well share. */
const modern = {
  activation: 'gelu',
  optimizer: 'adamw',
  weightDecay: 0.1,
  schedule: 'one-cycle',
};

/** Small changes of a digit that leave it the same digit. */
const otherHands = {
  shift: 1.5,
  rotation: 12,
  scale: 0.15,
  shear: 0.15,
  elastic: 34,
};

/** Settings known to work; preset-texts.js says why. @type {Record<string, Partial<Recipe>>} */
export const presets = {
  'mnist-seed': { ...reference, dataset: 'mnist', layers: [30], learningRate: 3 },
  'cifar-seed': {
    ...reference,
    dataset: 'cifar10',
    layers: [128, 64, 32],
    initializer: 'he',
    learningRate: 1.4,
    batchSize: 28,
    scaling: 'standard',
  },
  'mnist-relu': { dataset: 'mnist' },
  'cifar-relu': {
    dataset: 'cifar10',
    layers: [256, 128],
    optimizer: 'adamw',
    learningRate: 0.0005,
    weightDecay: 0.1,
    batchSize: 64,
    scaling: 'standard',
  },
  'mnist-30': {
    ...modern,
    dataset: 'mnist',
    layers: [30],
    learningRate: 0.01,
    batchSize: 64,
    shift: 0.5,
    rotation: 5,
  },
  'mnist-128': {
    ...modern,
    dataset: 'mnist',
    layers: [128],
    learningRate: 0.005,
    batchSize: 64,
    shift: 0.5,
    rotation: 5,
    elastic: 16,
  },
  'mnist-best': {
    ...modern,
    ...otherHands,
    dataset: 'mnist',
    layers: [512, 256],
    learningRate: 0.003,
    batchSize: 128,
    epochs: 15,
  },
  'mnist-record': {
    ...modern,
    ...otherHands,
    dataset: 'mnist',
    layers: [1024, 1024, 512],
    learningRate: 0.002,
    batchSize: 128,
    epochs: 110,
    testViews: 32,
  },
  'cifar-small': {
    ...modern,
    dataset: 'cifar10',
    layers: [128, 64, 32],
    learningRate: 0.002,
    batchSize: 64,
    epochs: 15,
    scaling: 'standard',
    flip: true,
  },
  'cifar-best': {
    ...modern,
    dataset: 'cifar10',
    layers: [800, 400],
    learningRate: 0.001,
    batchSize: 128,
    epochs: 30,
    scaling: 'channel',
    dropout: [0.1],
    labelSmoothing: 0.1,
    flip: true,
    crop: 2,
    testViews: 32,
  },
  digits: { dataset: 'digits' },
  shapes: { dataset: 'shapes', layers: [128, 64] },
};

/** The preset that a data set starts from. @type {Record<string, string>} */
export const presetOfDataset = {
  mnist: 'mnist-seed',
  cifar10: 'cifar-seed',
  digits: 'digits',
  shapes: 'shapes',
};

/** @param {string} name  e.g. "batchSize" @returns {string} "batch size" */
const inWords = (name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** @param {string} name @param {string} message @returns {MlpError} */
const bad = (name, message) =>
  new MlpError(`bad-${inWords(name).replaceAll(' ', '-')}`, message, { field: name });

/**
 * @param {string} name
 * @param {unknown} value
 * @param {import('./fields.js').RecipeField} field
 */
function checkField(name, value, { choices, range, whole = false, list = false }) {
  if (choices) {
    if (choices.includes(/** @type {string} */ (value))) return;
    throw bad(name, `The ${inWords(name)} "${value}" is not one of ${choices.join(', ')}.`);
  }
  if (!range) {
    if (typeof value === 'boolean') return;
    throw bad(name, `The ${inWords(name)} is true or false, not ${value}.`);
  }
  const [low, high] = range;
  const fits = (/** @type {unknown} */ number) =>
    typeof number === 'number' &&
    number >= low &&
    number <= high &&
    (!whole || Number.isInteger(number));
  if (list ? Array.isArray(value) && value.every(fits) : fits(value)) return;
  const kind = list ? 'a list of numbers' : whole ? 'a whole number' : 'a number';
  throw bad(name, `The ${inWords(name)} must be ${kind} from ${low} to ${high}, not ${value}.`);
}

/** @param {unknown} layers */
function checkLayers(layers) {
  const valid =
    Array.isArray(layers) &&
    layers.length <= 8 &&
    layers.every((units) => Number.isInteger(units) && units >= 1 && units <= 8192);
  if (valid) return;
  throw bad('layers', 'The layers are up to 8 whole numbers from 1 to 8192, one a hidden layer.');
}

/**
 * Fills a partial recipe up: from its preset, else from the preset of its data set, else from the
 * defaults. `preset` says in the result which preset the run is: the one that was named, or the data
 * set's own when nothing but the seed differs from it, or null.
 * @param {Partial<Recipe>} partial
 * @returns {Recipe}
 * @throws {MlpError} "bad-..." naming the field, what it may be and what it was
 */
export function resolveRecipe(partial) {
  const given = Object.fromEntries(
    Object.entries(partial).filter(([, value]) => value !== undefined),
  );
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(defaults, name));
  if (unknown) throw bad('recipe', `A recipe has no field "${unknown}".`);
  const named = partial.preset ?? null;
  if (named !== null && !Object.hasOwn(presets, named)) {
    throw bad('preset', `There is no preset "${named}"; take ${Object.keys(presets).join(', ')}.`);
  }
  const base = named ?? presetOfDataset[partial.dataset ?? defaults.dataset] ?? null;
  /** @type {Recipe} */
  const start = { ...defaults, ...(base === null ? {} : presets[base]) };
  /** @type {Recipe} */
  const recipe = { ...start, ...given };
  checkRecipe(recipe);
  recipe.preset = named ?? (differsFrom(start, recipe) ? null : base);
  return recipe;
}

/** @param {Recipe} recipe */
function checkRecipe(recipe) {
  const values = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (recipe));
  for (const [name, field] of Object.entries(recipeFields)) {
    if (field.instead === undefined || values[name] !== field.instead)
      checkField(name, values[name], field);
  }
  checkLayers(recipe.layers);
  const { layers, dropout } = recipe;
  if (dropout.length > 1 && dropout.length !== layers.length) {
    throw bad(
      'dropout',
      `The dropout is one number for all hidden layers or one for each of them (${layers.length}), not ${dropout.length}.`,
    );
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
