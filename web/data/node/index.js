/** The package's entry mlp-lab/data/node: published data sets from a folder, in Node. */
import { shown } from '../../engine/shown.js';
import { MlpError } from '../../engine/errors.js';
import { loadDataset } from '../load.js';
import { directoryReader } from './directory-reader.js';

export { directoryReader };

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
  for (const [argument, value] of Object.entries({ name, folder })) {
    if (typeof value === 'string') continue;
    throw new MlpError(
      'bad-argument',
      `The argument ${argument} must be a text, not ${shown(value)}.`,
    );
  }
  return loadDataset(name, directoryReader(folder));
}
