/** The module with batch normalisation, Lion and Muon: few networks need them, and only these load it. */
import { OPTIONAL_MODULES } from '../optional-module-urls.js';
import { compileModule } from './variants.js';

/**
 * @param {string} setup  the setup module that it goes with
 * @param {Record<string, string>} urls  where files are, if not beside this module
 * @returns {Promise<WebAssembly.Module>}
 * @throws {import('../errors.js').MlpError} "core-not-loaded"
 */
export const optionalModule = (setup, urls) =>
  compileModule(setup.replace('setup', 'optional'), urls, OPTIONAL_MODULES);
