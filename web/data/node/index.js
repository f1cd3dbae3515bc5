/** The package's entry mlp-lab/data/node: published data sets from a folder, in Node. */
import { checkText } from '../../engine/check.js';
import { loadDataset } from '../load.js';
import { openOwn } from '../open-own.js';
import * as folders from './directory-reader.js';
import { decodeGuarded } from './guarded-parquet.js';
import { sourceFiles } from './source-files.js';

/** A reader of a folder's files, for loadDataset(). @type {typeof folders.directoryReader} */
export const directoryReader = (dir) => folders.directoryReader(checkText(dir, 'dir'));

/**
 * Reads a published data set from a folder.
 * @param {'mnist' | 'cifar10'} name
 * @param {string} folder  that has the files, plain, gzipped or in folders as `./build.sh data` makes them
 * @returns {Promise<{train: import('../../engine/samples.js').Samples,
 *   test: import('../../engine/samples.js').Samples, notes: string[]}>} notes: sentences on what is
 *   missing from the published data set
 * @throws {MlpError} "bad-argument"; "dataset-unknown"; "data-missing" and what the decoders throw
 */
export async function readDataset(name, folder) {
  return loadDataset(checkText(name, 'name'), directoryReader(checkText(folder, 'folder')));
}

/**
 * Opens a person's own images from a file or a folder of the disk.
 * @param {string} place
 * @param {import('../own/own-set.js').OwnOptions} [options]
 * @returns {Promise<import('../own/own-set.js').OwnSet>}
 * @throws {MlpError} "bad-argument", "file-missing", "file-unreadable", and as openOwn()
 */
export async function openOwnPath(place, options) {
  const sources = await sourceFiles(checkText(place, 'place'));
  return openOwn(sources, { decodeParquet: decodeGuarded, ...options });
}
