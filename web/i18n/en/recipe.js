/** Every word of the settings for training well. One group per element. */
import { count, percent, rate, significant } from '../numbers.js';
import { words } from '../translate.js';

/** @param {number} value */
const short = (value) => significant(value, 3);

/** An error rate in three digits. @param {number} errorRate */
const figure = (errorRate) => percent(errorRate, errorRate < 0.1 ? 2 : 1);

/**
 * Of each setting: its label, its one-line explanation, and what the summary of a closed section
 * says when it is on (without `brief`: the label in lower case and the value).
 * @type {Record<string, {label: string, help: string, brief?: (value: any) => string}>}
 */
const settings = {
  inputDropout: { label: 'Input dropout', help: 'Share of pixels each batch does without.' },
  weightDecay: { label: 'Weight decay', help: 'Pulls weights to zero against overfitting.' },
  decoupledDecay: {
    label: 'Decoupled decay',
    help: 'Decay apart from the gradient; AdamW always has it.',
    brief: () => 'decoupled',
  },
  maxNorm: { label: 'Max-norm', help: 'Longest weights into a unit; 0: no limit.' },
  labelSmoothing: {
    label: 'Label smoothing',
    help: 'Share of each label spread over all classes.',
  },
  clipNorm: { label: 'Gradient limit', help: 'Longest gradient, by its norm; 0: no limit.' },

  schedule: {
    label: 'Schedule',
    help: 'How the learning rate changes over the run.',
    brief: (value) => choices[value].toLowerCase(),
  },
  warmupEpochs: {
    label: 'Warm-up',
    help: 'Epochs in which the rate rises; one cycle: 0 means 30 %.',
    brief: (value) => `warm-up ${short(value)} ${value === 1 ? 'epoch' : 'epochs'}`,
  },
  finalRate: { label: 'Final share', help: 'Of the rate, left at the end.' },
  stepEpochs: { label: 'Step every', help: 'Epochs from one step to the next.' },
  stepFactor: { label: 'Step factor', help: 'What each step multiplies the rate by.' },

  rotation: {
    label: 'Rotation',
    help: 'Turns by up to so many degrees.',
    brief: (value) => `rotation ${short(value)}°`,
  },
  scale: { label: 'Scale', help: 'Stretches by up to this share, each way.' },
  shear: { label: 'Shear', help: 'Slants by up to so many pixels a row.' },
  shift: { label: 'Shift', help: 'Moves by up to so many pixels.' },
  elastic: { label: 'Elastic', help: 'Bends; 34 is strong (alpha of Simard 2003).' },
  elasticSigma: { label: 'Smoothness', help: 'Of the bending, in pixels (its sigma).' },
  flip: { label: 'Mirror', help: 'Mirrors every other image.', brief: () => 'mirror' },
  crop: { label: 'Crop', help: 'Moves by whole pixels; edges are mirrored.' },
  cutout: { label: 'Cutout', help: 'Blanks a square of this side, in pixels.' },
  mixup: {
    label: 'MixUp',
    help: 'Mixes images in pairs, and their labels; 0.2 is usual.',
    brief: (value) => `MixUp ${short(value)}`,
  },

  averaging: {
    label: 'Averaging',
    help: 'Keeps so much of a running average of the weights (EMA); 0: off.',
  },
  keepBest: {
    label: 'Keep the best',
    help: 'Ends with the epoch of least validation error.',
    brief: () => 'keep the best',
  },
  patience: {
    label: 'Patience',
    help: 'Epochs without a better one before it stops; 0: never.',
    brief: (value) => `patience ${short(value)}`,
  },
  testViews: {
    label: 'Test views',
    help: 'Tests with the mean of so many changed views; 0: the image alone.',
    brief: (value) => `${short(value)} test views`,
  },
};

/** @type {Record<string, string>} */
const choices = {
  constant: 'Constant',
  steps: 'Steps',
  cosine: 'Cosine',
  'one-cycle': 'One cycle',
  on: 'on',
  off: 'off',
};

const dropout = {
  help: 'Share of hidden units left out in each batch.',
  /** @param {number} layer  from 1 @param {number} layers */
  label: (layer, layers) => (layers > 1 ? `Dropout, layer ${layer}` : 'Dropout'),
  /** @param {number[]} shares */
  brief: (shares) => `dropout ${shares.map(short).join(', ')}`,
};

export const strings = words('recipe', {
  sections: {
    /** @type {Record<string, string>} */
    titles: {
      regularisation: 'Regularisation',
      schedule: 'Schedule',
      augmentation: 'Augmentation',
      evaluation: 'Evaluation',
    },
    settings,
    dropout,
    choices,
    nothing: 'off',
    /** @param {string} name @param {any} value */
    brief: (name, value) =>
      settings[name].brief?.(value) ?? `${settings[name].label.toLowerCase()} ${short(value)}`,
  },
  schedule: {
    x: 'epoch',
    y: 'learning rate',
    /** @param {number} first @param {number} highest @param {number} last @param {number} epochs */
    chart: (first, highest, last, epochs) =>
      `The learning rate over ${count(epochs)} epochs: starts at ${rate(first)}, is ${rate(highest)} at most, ends at ${rate(last)}.`,
  },
  preview: {
    heading: 'Images as training sees them',
    original: 'original',
    changed: 'changed anew each time',
    nothing: 'Nothing changes the images yet.',
    /** @param {number} row  from 1 */
    originalOf: (row) => `Training image ${row}`,
    /** @param {number} row @param {number} version  both from 1 */
    versionOf: (row, version) => `Training image ${row}, changed version ${version}`,
  },
  finder: {
    find: 'Find',
    findLabel: 'Find a learning rate',
    findTitle: 'Learning rate range test: trains some batches at rising rates, beside this network',
    stop: 'Stop',
    stopLabel: 'Stop looking for a learning rate',
    x: 'learning rate',
    y: 'mean cost',
    searching: 'Trying learning rates from small to large…',
    stopped: 'The search was stopped.',
    none: 'The cost never came down; something else is wrong, e.g. the scaling or the optimizer.',
    /** @param {number} value */
    suggestion: (value) => `Suggestion: ${rate(value)}, a tenth of where the cost was least.`,
    /** @param {number} value */
    use: (value) => `Use ${rate(value)}`,
    inUse: 'In use',
    /** @param {number} points */
    chart: (points) => `The cost at ${points} learning rates from small to large.`,
    /** @param {number} points @param {number} value */
    chartWith: (points, value) =>
      `The cost at ${points} learning rates from small to large; the suggestion ${rate(value)} is marked.`,
  },
  measured: {
    /** @param {import('../../elements/base/types.js').MeasuredPreset} measured */
    full: ({ errorRate, seeds, time }) =>
      `Measured: ${figure(errorRate)} test error, ` +
      `${seeds === 1 ? 'seed 1' : `mean of seeds 1 to ${seeds}`}${time ? `, ${time}` : ''}.`,
    /** @param {string} title @param {number} errorRate */
    option: (title, errorRate) => `${title}: ${figure(errorRate)}`,
  },
});
