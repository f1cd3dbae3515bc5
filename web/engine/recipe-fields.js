/**
 * What a recipe may say: the default of each field, its range or choices, and one line on what it
 * does, for whoever shows or checks them (page, command line, links).
 *
 * @typedef {object} RecipeField
 * @property {any} initial  the default
 * @property {string} help  one line
 * @property {string[]} [choices]
 * @property {[low: number, high: number]} [range]  inclusive; of every number, when it is a list
 * @property {boolean} [whole]  whether numbers must be whole
 * @property {boolean} [list]  whether it is a list of numbers, one for each hidden layer or one for all
 * @property {null | string} [instead]  what may stand in place of a number
 */

/** @param {any} initial @param {string[]} choices @param {string} help @returns {RecipeField} */
const choice = (initial, choices, help) => ({ initial, choices, help });

/** @param {number} initial @param {[number, number]} range @param {string} help @returns {RecipeField} */
const number = (initial, range, help) => ({ initial, range, help });

/** @param {number} initial @param {[number, number]} range @param {string} help @returns {RecipeField} */
const whole = (initial, range, help) => ({ initial, range, help, whole: true });

/** @param {string} help @returns {RecipeField} */
const toggle = (help) => ({ initial: false, help });

/** @type {Record<Exclude<keyof import('./presets.js').Recipe, 'preset' | 'layers'>, RecipeField>} */
export const recipeFields = {
  dataset: choice(
    'digits',
    ['mnist', 'cifar10', 'digits', 'shapes', 'custom'],
    'What to learn from.',
  ),
  split: choice('standard', ['standard', 'reference'], 'Published test images, or 1 % of all.'),
  trainSize: {
    ...whole(1, [1, 1e7], 'Train on so many images only.'),
    initial: null,
    instead: null,
  },
  testSize: {
    ...whole(1, [1, 1e7], 'Test on so many images only.'),
    initial: null,
    instead: null,
  },
  worldDigits: whole(0, [0, 1e6], 'Adds so many generated digits of the whole world.'),
  activation: choice(
    'relu',
    ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu'],
    'What hidden units make of their sums.',
  ),
  cost: choice(
    'cross-entropy',
    ['quadratic', 'cross-entropy'],
    'Sigmoid outputs with the quadratic cost, or softmax with cross-entropy.',
  ),
  initializer: choice('he', ['reference', 'glorot', 'he'], 'How the first weights are drawn.'),
  optimizer: choice(
    'adam',
    ['sgd', 'momentum', 'nesterov', 'adam', 'adamw'],
    'From gradient to step.',
  ),
  learningRate: number(0.001, [0, 1e6], 'Length of a step; of a schedule, the highest.'),
  batchSize: whole(32, [1, 4096], 'Images per step.'),
  epochs: whole(10, [1, 100000], 'Passes over the training images.'),
  weightDecay: number(0, [0, 1e6], 'Pulls weights to zero against overfitting.'),
  decoupledDecay: toggle('Weight decay apart from the gradient, as AdamW always has it.'),
  momentum: number(0.9, [0, 0.999999], 'How much of the last steps goes on; momentum, nesterov.'),
  beta1: number(0.9, [0, 0.999999], 'How long Adam remembers gradients.'),
  beta2: number(0.999, [0, 0.999999], 'How long Adam remembers their squares.'),
  epsilon: number(1e-8, [1e-30, 1], 'Keeps Adam from dividing by zero.'),
  scaling: choice(
    'unit',
    ['none', 'unit', 'channel', 'standard'],
    'Pixels as 0 to 255, as 0 to 1, or standardised per colour or per pixel.',
  ),

  schedule: choice(
    'constant',
    ['constant', 'steps', 'cosine', 'one-cycle'],
    'The rate over the run.',
  ),
  warmupEpochs: number(0, [0, 100000], 'Epochs in which the rate rises; one-cycle: 0 is 30 %.'),
  finalRate: number(0, [0, 1], 'Share of the rate that cosine and one-cycle end with.'),
  stepEpochs: number(10, [0.001, 100000], 'Epochs between the steps of the schedule "steps".'),
  stepFactor: number(0.1, [0, 1], 'What each of these steps multiplies the rate by.'),

  inputDropout: number(0, [0, 0.95], 'Share of the pixels that each batch does without.'),
  dropout: {
    initial: [],
    range: [0, 0.95],
    list: true,
    help: 'Share of hidden units left out; one, or one a layer.',
  },
  labelSmoothing: number(0, [0, 0.9], 'Takes so much of the label away and spreads it evenly.'),
  maxNorm: number(0, [0, 1e6], 'Longest that the weights into a unit may be; 0 is no limit.'),
  clipNorm: number(0, [0, 1e6], 'Longest that a gradient may be; 0 is no limit.'),
  averaging: number(0, [0, 0.999999], 'Uses a running average of the weights that keeps so much.'),

  rotation: number(0, [0, 180], 'Turns training images by up to so many degrees.'),
  scale: number(0, [0, 0.9], 'Stretches them by up to this share, both ways apart.'),
  shear: number(0, [0, 2], 'Slants them by up to so many pixels for each row.'),
  shift: number(0, [0, 1000], 'Moves them by up to so many pixels.'),
  elastic: number(0, [0, 1000], 'Bends them: alpha of Simard 2003, e.g. 34.'),
  elasticSigma: number(4, [1, 1000], 'How smoothly they bend: sigma of Simard 2003, pixels.'),
  flip: toggle('Mirrors every other one left to right.'),
  crop: whole(0, [0, 1000], 'Moves them by up to so many whole pixels, mirrored edges.'),
  cutout: whole(0, [0, 1000], 'Blanks a square with sides of so many pixels.'),
  mixup: number(0, [0, 1], 'Mixes images and labels in pairs: alpha of MixUp, e.g. 0.2.'),
  testViews: whole(0, [0, 100], 'Tests with the mean of so many changed views of an image.'),

  keepBest: toggle('Ends with the weights of the best epoch by held-out error.'),
  patience: whole(0, [0, 100000], 'Stops after so many epochs without a better one; 0 never does.'),

  seed: whole(1, [0, Number.MAX_SAFE_INTEGER], 'Same seed, same weights, to the last bit.'),
  mode: choice('exact', ['exact', 'fast'], 'The same bits everywhere, or fused arithmetic.'),
  threads: {
    ...whole(1, [1, 8], 'Cores that share the work; changes no bit.'),
    initial: 'auto',
    instead: 'auto',
  },
};
