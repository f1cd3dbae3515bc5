/** The package's entry mlp-lab/data/node: published data sets from a folder, in Node. */
import { shown } from '../../engine/shown.js';
import { MlpError } from '../../engine/errors.js';
import { loadDataset } from '../load.js';
import * as reader from './directory-reader.js';

/** @param {Record<string, unknown>} texts  by argument @throws {MlpError} "bad-argument" */
function checkTexts(texts) {
  for (const [argument, value] of Object.entries(texts)) {
    if (typeof value === 'string') continue;
    throw new MlpError(
      'bad-argument',
      `The argument ${argument} must be a text, not ${shown(value)}.`,
    );
  }
}

/** A reader of a folder, for loadDataset(); see there. @type {typeof reader.directoryReader} */
export const directoryReader = (dir) => {
  checkTexts({ dir });
  return reader.directoryReader(dir);
};

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
  checkTexts({ name, folder });
  return loadDataset(name, directoryReader(folder));
}
