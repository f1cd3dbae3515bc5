/**
 * The package's entry mlp-lab/data: the published data sets and their file formats, in Node and in
 * browsers. mlp-lab/data/node has what reads folders.
 */
import { checkBytes } from '../engine/check.js';
import * as cifar from './cifar.js';
import * as gzip from './gzip.js';
import * as idx from './idx.js';

export { datasetNames, findDataset } from './catalogue.js';
export { pairIdx } from './idx.js';
export { loadDataset } from './load.js';
export { loadPack } from './shards.js';
export { concatSamples, makeSamples, subset } from '../engine/samples.js';

/** Reads a file of MNIST's image format. @type {typeof idx.decodeIdxImages} */
export const decodeIdxImages = (bytes) => idx.decodeIdxImages(checkBytes(bytes, 'bytes'));

/** Reads a file of MNIST's label format. @type {typeof idx.decodeIdxLabels} */
export const decodeIdxLabels = (bytes) => idx.decodeIdxLabels(checkBytes(bytes, 'bytes'));

/** Reads a batch file of CIFAR-10's binary version. @type {typeof cifar.decodeCifar10} */
export const decodeCifar10 = (bytes) => cifar.decodeCifar10(checkBytes(bytes, 'bytes'));

/** Unpacks what is gzipped, and passes on what is not. @type {typeof gzip.maybeGunzip} */
export const maybeGunzip = async (bytes, options) =>
  gzip.maybeGunzip(checkBytes(bytes, 'bytes'), options);

/**
 * @typedef {import('./load.js').ReadFile} ReadFile
 * @typedef {import('../engine/samples.js').Samples} Samples
 * @typedef {import('../engine/samples.js').SampleSource} SampleSource
 */
