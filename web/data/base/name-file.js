import { MlpError } from '../../engine/errors.js';

/**
 * Puts a file's name before the sentence of what is wrong with it.
 *
 * @template T
 * @param {string} name  of the file
 * @param {() => T} work  with what was read from it; may be asynchronous
 * @returns {T}
 * @throws {MlpError} that of the work, with the name before its sentence and as `details.file`
 */
export function nameFile(name, work) {
  try {
    const result = work();
    if (!(result instanceof Promise)) return result;
    return /** @type {T} */ (result.catch((error) => rethrow(name, error)));
  } catch (error) {
    return rethrow(name, error);
  }
}

/**
 * @param {string} name
 * @param {unknown} error
 * @returns {never}
 */
function rethrow(name, error) {
  if (!(error instanceof MlpError)) throw error;
  throw new MlpError(error.code, `${name}: ${error.message}`, { ...error.details, file: name });
}
