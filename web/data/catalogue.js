/**
 * The data sets the project knows, for programs; data/README.md tells the same to people.
 */
import { catalogue } from '../../data/catalogue.js';
import { MlpError } from '../engine/errors.js';

/** @import { Dataset } from '../../data/catalogue.js' */

/** The names that {@link findDataset} knows. */
export const datasetNames = Object.freeze(Object.keys(catalogue));

/**
 * @param {string} name  e.g. "mnist"
 * @returns {Dataset}
 * @throws {MlpError} `dataset-unknown`
 */
export function findDataset(name) {
  if (!Object.hasOwn(catalogue, name)) {
    throw new MlpError(
      'dataset-unknown',
      `There is no data set "${name}"; the known ones are ${datasetNames.join(', ')}.`,
      { name, known: datasetNames },
    );
  }
  return catalogue[name];
}
