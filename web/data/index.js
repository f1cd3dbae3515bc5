/**
 * The package's entry mlp-lab/data: the published data sets and their file formats, in Node and in
 * browsers. mlp-lab/data/node has what reads folders.
 */
import { checkBytes } from '../engine/check.js';
import * as cifar from './cifar.js';
import * as idx from './idx.js';

export { datasetNames, findDataset } from './catalogue.js';
export { loadDataset, loadPack, maybeGunzip, pairIdx } from './checked.js';
export { concatSamples, subset } from './checked-samples.js';
export { makeSamples } from '../engine/samples.js';

/** Reads a file of MNIST's image format. @type {typeof idx.decodeIdxImages} */
export const decodeIdxImages = (bytes) => idx.decodeIdxImages(checkBytes(bytes, 'bytes'));

/** Reads a file of MNIST's label format. @type {typeof idx.decodeIdxLabels} */
export const decodeIdxLabels = (bytes) => idx.decodeIdxLabels(checkBytes(bytes, 'bytes'));

/** Reads a batch file of CIFAR-10's binary version. @type {typeof cifar.decodeCifar10} */
export const decodeCifar10 = (bytes) => cifar.decodeCifar10(checkBytes(bytes, 'bytes'));

/**
 * @typedef {import('./load.js').ReadFile} ReadFile
 * @typedef {import('../engine/samples.js').Samples} Samples
 * @typedef {import('../engine/samples.js').SampleSource} SampleSource
 */
