/** @typedef {import('./fields.js').Recipe} Recipe */

/** The algorithm of the reference exercise: what both of its presets share. @satisfies {Partial<Recipe>} */
const reference = {
  activation: 'sigmoid',
  cost: 'quadratic',
  initializer: 'reference',
  optimizer: 'sgd',
  batchSize: 10,
  epochs: 10,
};

/** What the presets that train well share. @satisfies {Partial<Recipe>} */
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
