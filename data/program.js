/**
 * What the programs in this folder share: the data sets that an option names, and the report of a
 * failure.
 */
import { MlpError } from '../web/engine/errors.js';
import { catalogue } from '../web/data/catalogue.js';

/** @import { Dataset } from '../web/data/catalogue.js' */

/**
 * Runs `parse`, and gives its errors the code `usage`.
 *
 * @template T
 * @param {() => T} parse  calls parseArgs
 * @returns {T}
 * @throws {MlpError} `usage`
 */
export function parsed(parse) {
  try {
    return parse();
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new MlpError('usage', message.replace(/\.?$/, '.'));
  }
}

/**
 * @param {string | undefined} name  as given by --dataset
 * @returns {Dataset[]} all when there is none
 * @throws {MlpError} `usage`
 */
export function datasetsNamed(name) {
  if (name === undefined) return Object.values(catalogue);
  if (!Object.hasOwn(catalogue, name)) {
    const known = Object.keys(catalogue).join(' or ');
    throw new MlpError('usage', `There is no data set "${name}"; give ${known}.`);
  }
  return [catalogue[name]];
}

/**
 * Writes to stderr what went wrong. A bug of ours is thrown again.
 *
 * @param {unknown} error
 * @param {string} usage  printed after a wrong option
 * @returns {number} the exit status
 */
export function reportFailure(error, usage) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!(error instanceof MlpError) && !code) throw error;
  console.error(error instanceof MlpError ? message : `The system refused: ${message}.`);
  if (code === 'usage') console.error(`\n${usage}`);
  return code === 'usage' ? 2 : 1;
}
