/**
 * What is known of each data set: where it comes from, whose it is, and how to tell a good copy.
 * None of the data itself is here. Runs in browsers and in Node; data/README.md says the same to
 * people.
 */
import { MlpError } from '../engine/errors.js';
import { shown } from '../engine/shown.js';
import { CIFAR10_CLASSES } from './formats/cifar-names.js';

/**
 * @typedef {object} DataFile
 * @property {string} name  the official name, without a compression's suffix
 * @property {string} stored  the name under which data/fetch.js keeps it
 * @property {'train' | 'test'} part
 * @property {'images' | 'labels' | 'records'} holds
 * @property {number} bytes  size once decompressed
 * @property {string} sha256  of the decompressed bytes
 * @property {{bytes: number, sha256: string}} [subset]  a known cut-down copy of this file
 */

/**
 * @typedef {object} Dataset
 * @property {string} name
 * @property {string} title
 * @property {string} homepage
 * @property {string} licence
 * @property {string} citation
 * @property {'idx' | 'cifar'} format
 * @property {number} height  pixels
 * @property {number} width  pixels
 * @property {number} channels
 * @property {readonly string[]} classNames  in the order of the labels
 * @property {{readonly train: number, readonly test: number}} split  samples, as published
 * @property {readonly string[]} sources  addresses of folders, ending in a slash, in the order in
 *   which they are tried
 * @property {{name: string, bytes: number, md5: string}} [archive]  when the sources have the files
 *   only together, in a tar.gz: its size and the md5 its authors publish
 * @property {readonly DataFile[]} files
 */

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
function deepFreeze(value) {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/** @type {Dataset} */
const mnist = {
  name: 'mnist',
  title: 'MNIST',
  homepage: 'http://yann.lecun.com/exdb/mnist/',
  licence:
    "No licence stands on the authors' page; it is commonly given as CC BY-SA 3.0 " +
    '(copyright Yann LeCun and Corinna Cortes)',
  citation:
    'Y. LeCun, L. Bottou, Y. Bengio and P. Haffner: Gradient-based learning applied to document ' +
    'recognition. Proceedings of the IEEE 86(11), 2278-2324, 1998',
  format: 'idx',
  height: 28,
  width: 28,
  channels: 1,
  classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  split: { train: 60000, test: 10000 },
  sources: [
    // The authors' own host answers downloads with 403; these are the copies people use instead.
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
  ],
  files: [
    {
      name: 'train-images-idx3-ubyte',
      stored: 'train-images-idx3-ubyte.gz',
      part: 'train',
      holds: 'images',
      bytes: 47040016,
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    },
    {
      name: 'train-labels-idx1-ubyte',
      stored: 'train-labels-idx1-ubyte.gz',
      part: 'train',
      holds: 'labels',
      bytes: 60008,
      sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    },
    {
      name: 't10k-images-idx3-ubyte',
      stored: 't10k-images-idx3-ubyte.gz',
      part: 'test',
      holds: 'images',
      bytes: 7840016,
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    },
    {
      name: 't10k-labels-idx1-ubyte',
      stored: 't10k-labels-idx1-ubyte.gz',
      part: 'test',
      holds: 'labels',
      bytes: 10008,
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  ],
};

/**
 * @param {string} name
 * @param {'train' | 'test'} part
 * @param {string} sha256
 * @param {{bytes: number, sha256: string}} [subset]
 * @returns {DataFile} a whole batch: 10,000 records of 3,073 bytes
 */
function cifarBatch(name, part, sha256, subset) {
  return { name, stored: name, part, holds: 'records', bytes: 30730000, sha256, subset };
}

/** @type {Dataset} */
const cifar10 = {
  name: 'cifar10',
  title: 'CIFAR-10',
  homepage: 'https://www.cs.toronto.edu/~kriz/cifar.html',
  licence: 'No licence stated; the authors ask to cite the technical report',
  citation:
    'A. Krizhevsky: Learning Multiple Layers of Features from Tiny Images. ' +
    'Technical report, University of Toronto, 2009',
  format: 'cifar',
  height: 32,
  width: 32,
  channels: 3,
  classNames: CIFAR10_CLASSES,
  split: { train: 50000, test: 10000 },
  sources: [
    'https://www.cs.toronto.edu/~kriz/',
    'https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/',
  ],
  archive: {
    name: 'cifar-10-binary.tar.gz',
    bytes: 170052171,
    md5: 'c32a1d4ab5d03f1284b67883e8d87530',
  },
  // The authors publish the md5 of the archive alone. The sums of the whole batches are those in
  // ankane/torchvision-ruby; see data/README.md for how far they can be trusted.
  files: [
    cifarBatch(
      'data_batch_1.bin',
      'train',
      'cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5',
      {
        bytes: 12292000,
        sha256: '0993cf8b8e43bc207603aef9787006995746513f5e3fa5a52e06d1b069926330',
      },
    ),
    cifarBatch(
      'data_batch_2.bin',
      'train',
      'a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed',
    ),
    cifarBatch(
      'data_batch_3.bin',
      'train',
      'bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67',
    ),
    cifarBatch(
      'data_batch_4.bin',
      'train',
      '014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48',
    ),
    cifarBatch(
      'data_batch_5.bin',
      'train',
      '755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add',
    ),
    cifarBatch(
      'test_batch.bin',
      'test',
      '8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b',
      {
        bytes: 3073000,
        sha256: '8314c96d7cd65618193bab23acdd5d4c4af15bf6dd00a1781d55beedf3be1ef5',
      },
    ),
  ],
};

/**
 * The data sets by name.
 *
 * @type {Readonly<Record<string, Dataset>>}
 */
export const catalogue = deepFreeze({ mnist, cifar10 });

/** The names that {@link findDataset} knows. */
export const datasetNames = Object.freeze(Object.keys(catalogue));

/**
 * @param {string} name  e.g. "mnist"
 * @returns {Dataset}
 * @throws {MlpError} `dataset-unknown`
 */
export function findDataset(name) {
  if (typeof name !== 'string' || !Object.hasOwn(catalogue, name)) {
    throw new MlpError(
      'dataset-unknown',
      `There is no data set ${shown(name)}; the known ones are ${datasetNames.join(', ')}.`,
      { name, known: datasetNames },
    );
  }
  return catalogue[name];
}
