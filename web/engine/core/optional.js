/** The module with batch normalisation, Lion and Muon: few networks need them, and only these load it. */
import { OPTIONAL_MODULES } from '../optional-module-urls.js';
import { compileFrom } from './compile.js';

/** Those that were asked for: every core of this thread can have the same. @type {Map<string, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/**
 * @param {string} setup  the setup module that it goes with
 * @param {Record<string, string>} urls  where files are, if not beside this module
 * @returns {Promise<WebAssembly.Module>}
 * @throws {import('../errors.js').MlpError} "core-not-loaded"
 */
export function optionalModule(setup, urls) {
  const present = compiled.get(setup);
  if (present) return present;
  const name = setup.replace('setup', 'optional');
  const url = urls[name] ? new URL(urls[name]) : OPTIONAL_MODULES[setup]();
  const module = compileFrom(url, name);
  compiled.set(setup, module);
  module.catch(() => compiled.delete(setup));
  return module;
}
