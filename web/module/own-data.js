/** The images that a caller hands in, of which no part is overlooked. */
import { checkObject } from '../engine/check.js';
import { MlpError } from '../engine/errors.js';
import { checkDataset } from '../engine/samples.js';
import { shown } from '../engine/shown.js';

/** @typedef {import('../engine/samples.js').Samples} Samples */

const PARTS = ['train', 'test'];

/**
 * @param {unknown} data  what readers add beside its parts, such as notes, does not count
 * @returns {{train: Samples, test: Samples}} see checkDataset()
 * @throws {MlpError} as checkDataset(); "bad-argument": images that would be ignored
 */
export function checkOwnData(data) {
  const given = checkObject(data, 'data');
  for (const [name, part] of Object.entries(given)) {
    if (PARTS.includes(name)) continue;
    if (/** @type {any} */ (part)?.pixels !== undefined) {
      throw new MlpError(
        'bad-argument',
        `The argument data has train and test, but no field ${shown(name)}. Images to validate with are taken ` +
          'out of data.train, and data.test is for the test at the end.',
      );
    }
  }
  return checkDataset(/** @type {any} */ (data));
}
