/**
 * What a recipe may say: the default of each field, its range or choices, for whoever shows or checks
 * them (page, command line, links). What they do is in help.js.
 *
 * @typedef {object} RecipeField
 * @property {any} initial  the default
 * @property {string[]} [choices]
 * @property {[low: number, high: number]} [range]  inclusive; of every number, when it is a list
 * @property {boolean} [whole]  whether numbers must be whole
 * @property {boolean} [list]  whether it is a list of numbers, one for each hidden layer or one for all
 * @property {null | string} [instead]  what may stand in place of a number
 */

/** @param {any} initial @param {string[]} choices @returns {RecipeField} */
const choice = (initial, choices) => ({ initial, choices });

/** @param {number} initial @param {[number, number]} range @returns {RecipeField} */
const number = (initial, range) => ({ initial, range });

/** @param {number} initial @param {[number, number]} range @returns {RecipeField} */
const whole = (initial, range) => ({ initial, range, whole: true });

/** @type {RecipeField} */
const toggle = { initial: false };

/** @type {Record<Exclude<keyof import('./presets.js').Recipe, 'preset' | 'layers'>, RecipeField>} */
export const recipeFields = {
  dataset: choice('digits', ['mnist', 'cifar10', 'digits', 'shapes', 'custom']),
  split: choice('standard', ['standard', 'reference']),
  trainSize: { ...whole(1, [1, 1e7]), initial: null, instead: null },
  testSize: { ...whole(1, [1, 1e7]), initial: null, instead: null },
  worldDigits: whole(0, [0, 1e6]),
  activation: choice('relu', ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu']),
  cost: choice('cross-entropy', ['quadratic', 'cross-entropy']),
  initializer: choice('he', ['reference', 'glorot', 'he']),
  optimizer: choice('adam', ['sgd', 'momentum', 'nesterov', 'adam', 'adamw']),
  learningRate: number(0.001, [0, 1e6]),
  batchSize: whole(32, [1, 4096]),
  epochs: whole(10, [1, 100000]),
  weightDecay: number(0, [0, 1e6]),
  decoupledDecay: toggle,
  momentum: number(0.9, [0, 0.999999]),
  beta1: number(0.9, [0, 0.999999]),
  beta2: number(0.999, [0, 0.999999]),
  epsilon: number(1e-8, [1e-30, 1]),
  scaling: choice('unit', ['none', 'unit', 'channel', 'standard']),

  schedule: choice('constant', ['constant', 'steps', 'cosine', 'one-cycle']),
  warmupEpochs: number(0, [0, 100000]),
  finalRate: number(0, [0, 1]),
  stepEpochs: number(10, [0.001, 100000]),
  stepFactor: number(0.1, [0, 1]),

  inputDropout: number(0, [0, 0.95]),
  dropout: {
    initial: [],
    range: [0, 0.95],
    list: true,
  },
  labelSmoothing: number(0, [0, 0.9]),
  maxNorm: number(0, [0, 1e6]),
  clipNorm: number(0, [0, 1e6]),
  averaging: number(0, [0, 0.999999]),

  rotation: number(0, [0, 180]),
  scale: number(0, [0, 0.9]),
  shear: number(0, [0, 2]),
  shift: number(0, [0, 1000]),
  elastic: number(0, [0, 1000]),
  elasticSigma: number(4, [1, 1000]),
  flip: toggle,
  crop: whole(0, [0, 1000]),
  cutout: whole(0, [0, 1000]),
  mixup: number(0, [0, 1]),
  testViews: whole(0, [0, 100]),

  keepBest: toggle,
  patience: whole(0, [0, 100000]),

  seed: whole(1, [0, Number.MAX_SAFE_INTEGER]),
  mode: choice('exact', ['exact', 'fast']),
  threads: {
    ...whole(1, [1, 8]),
    initial: 'auto',
    instead: 'auto',
  },
};
