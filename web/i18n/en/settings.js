/** The texts of the settings, by their names in the table of settings. */
import { significant } from '../numbers.js';
import { words } from '../translate.js';

/** @param {number} value */
const short = (value) => significant(value, 3);

/** @param {number[]} values */
const list = (values) => values.map(short).join(', ');

/** The layers, from 1, of a list that has 1 or 0 for each. @param {number[]} layers */
const placesIn = (layers) => list(layers.flatMap((has, i) => (has ? [i + 1] : [])));

/** @type {Record<string, string>} */
const schedules = {
  constant: 'Constant',
  steps: 'Steps',
  cosine: 'Cosine',
  'one-cycle': 'One cycle',
  'cosine-restarts': 'Cosine, restarts',
};

/**
 * @typedef {object} SettingText
 * @property {string} label
 * @property {string} [help]  one line
 * @property {Record<string, string>} [choices]  their names; without one, the value itself
 * @property {Record<string, string>} [helpOf]  the line of help for each choice, in place of `help`
 * @property {(value: any) => string} [brief]  for the summary of a closed section; without it, the
 *   label and the value
 */

/** @type {Record<string, SettingText>} */
const settings = {
  preset: { label: 'Preset' },
  dataset: { label: 'Data set' },
  split: {
    label: 'Test images',
    help: 'The published ones, or 1 % of all images as in the reference.',
    choices: { standard: 'published', reference: '1 % of all' },
  },
  trainSize: { label: 'Training images' },
  testSize: { label: 'Test images' },
  worldDigits: {
    label: 'More digits',
    help: 'Adds this many generated digits to 28 × 28 digits.',
  },

  layers: { label: 'Layers' },
  activation: {
    label: 'Activation',
    help: 'What a hidden unit makes of its sum.',
    choices: {
      sigmoid: 'sigmoid',
      tanh: 'tanh',
      relu: 'ReLU',
      'leaky-relu': 'leaky ReLU',
      gelu: 'GELU',
      identity: 'identity (linear)',
    },
  },
  linear: {
    label: 'Linear',
    help: 'This hidden layer has no activation, as a bottleneck.',
    brief: (layers) =>
      layers.length === 1 ? 'all layers linear' : `linear: layer ${placesIn(layers)}`,
  },
  residual: {
    label: 'Residual',
    help: 'A hidden layer as wide as the one before adds its outputs to its own.',
  },
  batchNorm: {
    label: 'Batch normalisation',
    help: 'Each batch gives the sums of a hidden unit mean 0 and deviation 1.',
  },
  cost: {
    label: 'Cost',
    help: 'What training minimises.',
    choices: { quadratic: 'quadratic', 'cross-entropy': 'cross-entropy' },
  },
  initializer: {
    label: 'Initial weights',
    help: 'How widely the initial weights are drawn.',
    choices: { reference: 'reference', glorot: 'Glorot', he: 'He' },
  },
  scaling: {
    label: 'Input scaling',
    help: 'What the network sees of the pixels 0 to 255.',
    choices: { none: '0 to 255', unit: '0 to 1', channel: 'per channel', standard: 'per pixel' },
  },

  learningRate: { label: 'Learning rate', help: 'Size of each step; too large and it diverges.' },
  layerRates: {
    label: 'Rate factor',
    help: 'Factor of the learning rate of a hidden layer; 0: as it is.',
    brief: (factors) => `rate factor ${list(factors)}`,
  },
  epochs: { label: 'Epochs', help: 'How often it sees all training images.' },
  batchSize: { label: 'Batch size', help: 'Images looked at before each step.' },
  optimizer: {
    label: 'Optimizer',
    help: 'How a gradient becomes a step.',
    choices: {
      sgd: 'SGD',
      momentum: 'momentum',
      nesterov: 'Nesterov',
      adam: 'Adam',
      adamw: 'AdamW',
      lion: 'Lion',
      muon: 'Muon',
    },
  },
  momentum: { label: 'Momentum', help: 'Share of the last step that is kept.' },
  beta1: { label: 'Beta 1', help: 'How long Adam and Lion remember gradients.' },
  beta2: { label: 'Beta 2', help: 'How long Adam remembers squares, and Lion gradients.' },
  epsilon: { label: 'Epsilon', help: 'Keeps Adam from dividing by zero.' },

  dropout: {
    label: 'Dropout',
    help: 'Share of hidden units left out in each batch.',
    brief: (shares) => `dropout ${list(shares)}`,
  },
  inputDropout: { label: 'Input dropout', help: 'Share of pixels left out in each batch.' },
  weightDecay: { label: 'Weight decay', help: 'Pulls weights to zero against overfitting.' },
  layerDecays: {
    label: 'Decay factor',
    help: 'Factor of the weight decay of a hidden layer; 0: as it is.',
    brief: (factors) => `decay factor ${list(factors)}`,
  },
  decoupledDecay: {
    label: 'Decoupled decay',
    help: 'Decay apart from the gradient; AdamW, Lion and Muon always have it.',
    brief: () => 'decoupled',
  },
  maxNorm: { label: 'Max-norm', help: 'Largest norm of the weights into a unit; 0: no limit.' },
  labelSmoothing: {
    label: 'Label smoothing',
    help: 'Share of each label spread over all classes.',
  },
  clipNorm: { label: 'Gradient limit', help: 'Largest norm of a gradient; 0: no limit.' },

  schedule: {
    label: 'Schedule',
    help: 'How the learning rate changes over the run.',
    brief: (value) => schedules[value].toLowerCase(),
    choices: schedules,
  },
  warmupEpochs: {
    label: 'Warm-up',
    help: 'Epochs in which the rate rises; one cycle: 0 means 30 %.',
    brief: (value) => `warm-up ${short(value)} ${value === 1 ? 'epoch' : 'epochs'}`,
  },
  finalRate: { label: 'Final share', help: 'Share of the rate left at the end.' },
  stepEpochs: { label: 'Step every', help: 'Epochs from one step, or restart, to the next.' },
  stepFactor: { label: 'Step factor', help: 'What each step multiplies the rate by.' },

  rotation: {
    label: 'Rotation',
    help: 'Turns by up to this many degrees.',
    brief: (value) => `rotation ${short(value)}°`,
  },
  scale: { label: 'Scale', help: 'Stretches by up to this share, each way.' },
  shear: { label: 'Shear', help: 'Slants by up to this many pixels a row.' },
  shift: { label: 'Shift', help: 'Moves by up to this many pixels.' },
  elastic: { label: 'Elastic', help: 'Bends; 34 is strong (alpha of Simard 2003).' },
  elasticSigma: { label: 'Smoothness', help: 'How smooth the bending is, in pixels (its sigma).' },
  flip: { label: 'Mirror', help: 'Mirrors half of the images.', brief: () => 'mirror' },
  crop: { label: 'Crop', help: 'Moves by whole pixels; edges are mirrored.' },
  cutout: { label: 'Cutout', help: 'Blanks a square of this side, in pixels.' },
  mixup: {
    label: 'MixUp',
    help: 'Mixes images in pairs, and their labels; 0.2 is usual.',
    brief: (value) => `MixUp ${short(value)}`,
  },

  teacherWeight: {
    label: "Teacher's weight",
    help: 'Weight of what other networks say, beside the labels.',
  },
  temperature: {
    label: 'Temperature',
    help: 'Softens what the other networks say.',
  },
  averaging: {
    label: 'Averaging',
    help: 'Decay of a running average of the weights (EMA); 0: off.',
  },
  swaFrom: {
    label: 'Mean from epoch',
    help: 'Evaluates the mean of the weights since this epoch (SWA); 0: off.',
  },
  keepBest: {
    label: 'Keep the best',
    help: 'Ends with the weights of the lowest validation error.',
    brief: () => 'keep the best',
  },
  patience: {
    label: 'Patience',
    help: 'Epochs without a better one before it stops; 0: never.',
    brief: (value) => `patience ${short(value)}`,
  },
  testViews: {
    label: 'Test views',
    help: 'Tests with the mean over this many changed views; 0: the image alone.',
  },

  seed: { label: 'Seed', help: 'Repeats a run.' },
  mode: {
    label: 'Arithmetic',
    choices: { exact: 'exact', fast: 'fast' },
    helpOf: {
      exact: 'The same bits on every machine.',
      fast: 'Quicker; the last bits differ from machine to machine.',
    },
  },
  threads: { label: 'Threads', help: 'How many cores share the work; changes no result.' },
};

export const texts = words('settings', {
  settings,
  /** Titles of the sections, by the groups of the table. @type {Record<string, string>} */
  groups: {
    regularisation: 'Regularisation',
    schedule: 'Schedule',
    augmentation: 'Augmentation',
    evaluation: 'Evaluation',
  },
  nothing: 'off',
  on: 'on',
  off: 'off',
  all: 'all',
  /** @param {string} label @param {number} layer  from 1 */
  ofLayer: (label, layer) => `${label}, layer\u00a0${layer}`,
  /** @param {string} label @param {any} value  without words of its own */
  brief: (label, value) =>
    `${label.toLowerCase()} ${typeof value === 'number' ? short(value) : value}`,
});

/** @param {string} name  e.g. "batchSize" @returns {string} "Batch size" */
const inWords = (name) =>
  name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (c) => c.toUpperCase());

/** @param {string} name  of a setting @returns {SettingText} its name in words where it has no text */
export const settingText = (name) => texts.settings[name] ?? { label: inWords(name) };

/** @param {string} group  of settings */
export const groupTitle = (group) => texts.groups[group] ?? inWords(group);

/** @param {string} name  of a setting @param {unknown} value  one of its choices, or true or false */
export function choiceText(name, value) {
  if (typeof value === 'boolean') return value ? texts.on : texts.off;
  return settingText(name).choices?.[String(value)] ?? String(value);
}

/** A setting and its value in a few words. @param {string} name @param {any} value */
export function briefly(name, value) {
  const { label, brief } = settingText(name);
  if (brief) return brief(value);
  return value === true
    ? label.toLowerCase()
    : texts.brief(label, typeof value === 'string' ? choiceText(name, value) : value);
}
