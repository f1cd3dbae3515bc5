/** The module with batch normalisation, Lion and Muon: few networks need them, and only these load it. */
import { OPTIONAL_MODULES } from '../optional-module-urls.js';
import { compileFrom } from './compile.js';

/** Those that were asked for: every core of this thread can have the same. @type {Map<string, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/**
 * @param {string} setup  the setup module that it goes with
 * @returns {Promise<WebAssembly.Module>}
 * @throws {import('../errors.js').MlpError} "core-not-loaded"
 */
export function optionalModule(setup) {
  const present = compiled.get(setup);
  if (present) return present;
  const module = compileFrom(OPTIONAL_MODULES[setup](), setup.replace('setup', 'optional'));
  compiled.set(setup, module);
  module.catch(() => compiled.delete(setup));
  return module;
}
