import { loadDataset } from '../../web/data/load.js';
import { directoryReader } from '../../web/data/node.js';

/** The folder with the real data sets, or undefined. */
export const dataFolder = process.env.MLP_DATA;

/** A reason to skip a test that needs the real data sets, or false when they are there. */
export const withoutData = dataFolder
  ? false
  : 'MLP_DATA is not set: point it to a folder with mnist/ and cifar10-subset/';

/** @param {'mnist' | 'cifar10'} name */
export const realData = (name) => loadDataset(name, directoryReader(String(dataFolder)));

/**
 * Generated digits as a data set.
 * @param {import('../../web/engine/core.js').Core} core
 * @param {number} train
 * @param {number} test
 */
export const digits = (core, train, test) => ({
  train: core.generate('digits', { seed: 1, count: train }),
  test: core.generate('digits', { seed: 1, first: train, count: test }),
});

/** A small network's config, with changes. @param {object} [changes] */
export const smallConfig = (changes = {}) => ({
  inputs: 784,
  classes: 10,
  hidden: [30],
  activations: ['sigmoid'],
  cost: 'quadratic',
  learningRate: 3,
  batchSize: 10,
  seed: 1,
  ...changes,
});
