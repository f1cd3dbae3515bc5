/**
 * The package's entry mlp-lab/data: the published data sets and their file formats, in Node and in
 * browsers. mlp-lab/data/node has what reads folders.
 */
import {
  checkBytes,
  checkFunction,
  checkObject,
  checkText,
  checkWhole,
  isList,
} from '../engine/check.js';
import { shown } from '../engine/shown.js';
import { MlpError } from '../engine/errors.js';
import * as engine from '../engine/samples.js';
import * as catalogue from './catalogue.js';
import * as cifar from './formats/cifar.js';
import * as gzip from './base/gzip.js';
import * as idx from './formats/idx.js';
import * as load from './load.js';
import * as shards from './shards.js';

export { datasetNames } from './catalogue.js';
export { makeSamples } from '../engine/samples.js';

/** What is known of a published data set. @type {typeof catalogue.findDataset} */
export const findDataset = (name) => catalogue.findDataset(checkText(name, 'name'));

/** Loads a published data set. @type {typeof load.loadDataset} */
export const loadDataset = async (name, readFile) =>
  load.loadDataset(checkText(name, 'name'), checkFunction(readFile, 'readFile'));

/** Loads a pack. An address that cannot be one is refused at once. @type {typeof shards.loadPack} */
export const loadPack = async (baseUrl, name, options = {}) => {
  const { fetch } = checkObject(options, 'options');
  const folder = baseUrl instanceof URL ? baseUrl : checkText(baseUrl, 'baseUrl');
  // Relative to the page; a fetch of the caller's own may know more.
  if (!fetch && !URL.canParse(String(folder), globalThis.location?.href)) {
    throw new MlpError(
      'bad-argument',
      `The argument baseUrl must be an address like "https://example.org/data/", not ${shown(baseUrl)}.`,
    );
  }
  return shards.loadPack(folder, checkText(name, 'name'), options);
};

/** Images and their labels as a sample set. @type {typeof idx.pairIdx} */
export const pairIdx = (images, labels, options) => {
  checkBytes(checkObject(images, 'images').pixels, 'images.pixels');
  checkBytes(checkObject(labels, 'labels').labels, 'labels.labels');
  const { classes } = checkObject(options, 'options');
  if (isList(classes)) return idx.pairIdx(images, labels, options);
  throw new MlpError(
    'bad-argument',
    `The argument options.classes must be a list of names, not ${shown(classes)}.`,
  );
};

/** Several sets as one. @type {typeof engine.concatSamples} */
export const concatSamples = (sets) => {
  if (!Array.isArray(sets)) {
    throw new MlpError('bad-argument', `The argument sets must be a list, not ${shown(sets)}.`);
  }
  return engine.concatSamples(sets.map((set, i) => engine.makeSamples(set, `sets[${i}]`)));
};

/** The first samples of a set. @type {typeof engine.subset} */
export const subset = (samples, n) => {
  const checked = engine.makeSamples(samples, 'samples');
  return engine.subset(checked, checkWhole(n, 'n', 1, checked.count));
};

/** Reads a file of MNIST's image format. @type {typeof idx.decodeIdxImages} */
export const decodeIdxImages = (bytes) => idx.decodeIdxImages(checkBytes(bytes, 'bytes'));

/** Reads a file of MNIST's label format. @type {typeof idx.decodeIdxLabels} */
export const decodeIdxLabels = (bytes) => idx.decodeIdxLabels(checkBytes(bytes, 'bytes'));

/** Reads a batch file of CIFAR-10's binary version. @type {typeof cifar.decodeCifar10} */
export const decodeCifar10 = (bytes) => cifar.decodeCifar10(checkBytes(bytes, 'bytes'));

/** Unpacks what is gzipped, and passes on what is not. @type {typeof gzip.maybeGunzip} */
export const maybeGunzip = async (bytes, options) => {
  const checked = checkBytes(bytes, 'bytes');
  const { limit } = checkObject(options, 'options');
  if (typeof limit === 'number' && limit >= 0) return gzip.maybeGunzip(checked, { limit });
  throw new MlpError(
    'bad-argument',
    `The argument options.limit must be a number of bytes, not ${shown(limit)}.`,
  );
};

/**
 * @typedef {import('./load.js').ReadFile} ReadFile
 * @typedef {import('../engine/samples.js').Samples} Samples
 * @typedef {import('../engine/samples.js').SampleSource} SampleSource
 */
