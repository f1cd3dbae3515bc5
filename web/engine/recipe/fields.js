/**
 * The one table of settings. From it come the checks of resolveRecipe(), what the core is told
 * (network-config.js), what a link may say, the command line's flags with their help, and the panels
 * of the page. A new setting is one row here, its line in help.js, its words in web/i18n and, when
 * the core computes it, a field of mlp_config: the setting `labelSmoothing` is `label_smoothing`
 * there, and those of the group "augmentation" are in its struct of that name.
 */
import { LIMITS, MOST_EPOCHS } from '../core/limits.js';

/**
 * Everything that decides a run's result, besides the data set's own bytes. What each field does is in
 * help.js.
 * @typedef {object} Recipe
 * @property {string | null} preset  the preset that it started from, if any
 * @property {'mnist' | 'cifar10' | 'digits' | 'shapes' | 'custom'} dataset
 * @property {'standard' | 'reference'} split  "standard": the published one, with the last (up to
 *   1,000) shuffled training images held out; "reference": train and test pooled and shuffled, 1 % for the test,
 *   1,000 held out from the rest
 * @property {number | null} trainSize  training images, null for all
 * @property {number | null} testSize  test images, null for all
 * @property {number} worldDigits  of 28x28 data sets of ten digits only
 * @property {number[]} layers  units of each hidden layer
 * @property {'sigmoid' | 'tanh' | 'relu' | 'leaky-relu' | 'gelu' | 'identity'} activation  of the hidden layers
 * @property {number[]} linear  1 for a hidden layer without an activation, else 0; none, one for all hidden
 *   layers, or one each
 * @property {boolean} residual
 * @property {boolean} batchNorm
 * @property {'quadratic' | 'cross-entropy'} cost
 * @property {'reference' | 'glorot' | 'he'} initializer
 * @property {'none' | 'unit' | 'channel' | 'standard'} scaling
 * @property {number} learningRate
 * @property {number[]} layerRates  factors of it, as many as of linear; 0: as it is
 * @property {number} epochs
 * @property {number} batchSize
 * @property {'sgd' | 'momentum' | 'nesterov' | 'adam' | 'adamw' | 'lion' | 'muon'} optimizer
 * @property {number} momentum
 * @property {number} beta1
 * @property {number} beta2
 * @property {number} epsilon
 * @property {'constant' | 'steps' | 'cosine' | 'one-cycle' | 'cosine-restarts'} schedule
 * @property {number} warmupEpochs
 * @property {number} finalRate
 * @property {number} stepEpochs
 * @property {number} stepFactor
 * @property {number} weightDecay
 * @property {number[]} layerDecays  factors of it, as those of layerRates
 * @property {boolean} decoupledDecay
 * @property {number[]} dropout  none, one for all hidden layers, or one each
 * @property {number} inputDropout
 * @property {number} labelSmoothing
 * @property {number} maxNorm
 * @property {number} clipNorm
 * @property {number} teacherWeight
 * @property {number} temperature
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
 * @property {number} averaging
 * @property {number} swaFrom
 * @property {boolean} keepBest
 * @property {number} patience
 * @property {number} testViews
 * @property {number} seed  0 to 2^53 - 1
 * @property {'exact' | 'fast'} mode  "exact": the same bits on every engine; "fast": multiplies and adds are
 *   fused where the engine can, so the last bits differ from engine to engine
 * @property {number | 'auto'} threads  1 to 8, or as many as there are cores; changes no bit
 */

/**
 * A row of the table. A field with choices is one of them; one with a range is a number, or a list
 * of numbers; one with neither is true or false.
 * @typedef {object} RecipeField
 * @property {string} group  what it is for: "data", "network", "training", "schedule",
 *   "regularisation", "augmentation", "distillation", "evaluation" or "run"
 * @property {any} initial  the default
 * @property {string[]} [choices]
 * @property {[low: number, high: number]} [range]  inclusive; of every number, when it is a list
 * @property {boolean} [whole]  whether numbers must be whole
 * @property {number} [most]  of a list: how many numbers there may be
 * @property {null | string} [instead]  what may stand in place of a number
 * @property {number} [step]  from one value to the next where somebody turns it up or down; without
 *   one, values go by magnitudes (1, 2, 5, 10, ...); this and the next are in field-controls.js
 * @property {[field: string, values?: string[]]} [needs]  means something only while that other field
 *   has one of these values, or, without values, is above 0
 */

/** @param {string} group @param {string} initial @param {string[]} choices @returns {RecipeField} */
const choice = (group, initial, choices) => ({ group, initial, choices });

/**
 * @param {string} group
 * @param {number} initial
 * @param {[low: number, high: number]} range
 * @returns {RecipeField}
 */
const number = (group, initial, range) => ({ group, initial, range });

/** @type {typeof number} */
const whole = (group, initial, range) => ({ group, initial, range, whole: true });

/** @param {string} group @returns {RecipeField} */
const toggle = (group) => ({ group, initial: false });

/** A number for each hidden layer, one for all, or none. @param {RecipeField} field @returns {RecipeField} */
const perLayer = (field) => ({ ...field, initial: [], most: LIMITS.hiddenLayers });

/** The largest momentum, beta or average: what float32 still tells from 1. */
const BELOW_ONE = 0.999999;

/** @satisfies {Record<string, RecipeField>} */
const table = {
  dataset: choice('data', 'digits', ['mnist', 'cifar10', 'digits', 'shapes', 'custom']),
  split: choice('data', 'standard', ['standard', 'reference']),
  trainSize: { ...whole('data', 0, [1, 1e7]), initial: null, instead: null },
  testSize: { ...whole('data', 0, [1, 1e7]), initial: null, instead: null },
  worldDigits: whole('data', 0, [0, 1e6]),

  layers: {
    ...whole('network', 0, [1, LIMITS.units]),
    initial: [128],
    most: LIMITS.hiddenLayers,
  },
  activation: choice('network', 'relu', [
    ...['sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu', 'identity'],
  ]),
  linear: perLayer(whole('network', 0, [0, 1])),
  residual: toggle('network'),
  batchNorm: toggle('network'),
  cost: choice('network', 'cross-entropy', ['quadratic', 'cross-entropy']),
  initializer: choice('network', 'he', ['reference', 'glorot', 'he']),
  scaling: choice('network', 'unit', ['none', 'unit', 'channel', 'standard']),

  learningRate: number('training', 0.001, [0, 1e6]),
  layerRates: perLayer(number('training', 0, [0, 1000])),
  epochs: whole('training', 10, [1, MOST_EPOCHS]),
  batchSize: whole('training', 32, [1, LIMITS.batchSize]),
  optimizer: choice('training', 'adam', [
    ...['sgd', 'momentum', 'nesterov', 'adam', 'adamw', 'lion', 'muon'],
  ]),
  momentum: number('training', 0.9, [0, BELOW_ONE]),
  beta1: number('training', 0.9, [0, BELOW_ONE]),
  beta2: number('training', 0.999, [0, BELOW_ONE]),
  epsilon: number('training', 1e-8, [1e-30, 1]),

  schedule: choice('schedule', 'constant', [
    ...['constant', 'steps', 'cosine', 'one-cycle', 'cosine-restarts'],
  ]),
  warmupEpochs: number('schedule', 0, [0, MOST_EPOCHS]),
  finalRate: number('schedule', 0, [0, 1]),
  stepEpochs: number('schedule', 10, [0.001, MOST_EPOCHS]),
  stepFactor: number('schedule', 0.1, [0, 1]),

  weightDecay: number('regularisation', 0, [0, 1e6]),
  layerDecays: perLayer(number('regularisation', 0, [0, 1000])),
  decoupledDecay: toggle('regularisation'),
  dropout: perLayer(number('regularisation', 0, [0, 0.95])),
  inputDropout: number('regularisation', 0, [0, 0.95]),
  labelSmoothing: number('regularisation', 0, [0, 0.9]),
  maxNorm: number('regularisation', 0, [0, 1e6]),
  clipNorm: number('regularisation', 0, [0, 1e6]),

  shift: number('augmentation', 0, [0, 1000]),
  rotation: number('augmentation', 0, [0, 180]),
  scale: number('augmentation', 0, [0, 0.9]),
  shear: number('augmentation', 0, [0, 2]),
  elastic: number('augmentation', 0, [0, 1000]),
  elasticSigma: number('augmentation', 4, [1, 1000]),
  flip: toggle('augmentation'),
  crop: whole('augmentation', 0, [0, 1000]),
  cutout: whole('augmentation', 0, [0, 1000]),
  mixup: number('augmentation', 0, [0, 1]),

  teacherWeight: number('distillation', 0, [0, 1]),
  temperature: number('distillation', 1, [1, 1000]),

  averaging: number('evaluation', 0, [0, BELOW_ONE]),
  swaFrom: whole('evaluation', 0, [0, MOST_EPOCHS - 1]),
  keepBest: toggle('evaluation'),
  patience: whole('evaluation', 0, [0, MOST_EPOCHS]),
  testViews: whole('evaluation', 0, [0, 100]),

  seed: whole('run', 1, [0, Number.MAX_SAFE_INTEGER]),
  mode: choice('run', 'exact', ['exact', 'fast']),
  threads: { ...whole('run', 1, [1, LIMITS.threads]), initial: 'auto', instead: 'auto' },
};

/** @type {Record<Exclude<keyof Recipe, 'preset'>, RecipeField>} */
export const recipeFields = table;
