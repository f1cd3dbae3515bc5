import { MlpError } from '../errors.js';
import { MODULES } from '../module-urls.js';
import { compileFrom } from './compile.js';

// (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt): validates only where SIMD is there.
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

// The same with f32x4.relaxed_madd.
const RELAXED_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 15,
  65, 0, 253, 15, 65, 0, 253, 15, 253, 133, 2, 11,
]);

/** The exact kernels, best first; all give the same bits. */
export const variantNames = ['simd128', 'scalar'];

export const modeNames = ['exact', 'fast'];

const MAX_THREADS = 8; // TEAM_MAX of the core
const PAGE = 65536;
/** A shared memory must say how far it may grow: what the modules are linked with in build.sh. */
const SHARED_PAGES = { initial: 16, maximum: 0x80000000 / PAGE };

const hasSimd = () => WebAssembly.validate(SIMD_PROBE);
const hasRelaxed = () => WebAssembly.validate(RELAXED_PROBE);
const canShare = () =>
  typeof SharedArrayBuffer === 'function' && globalThis.crossOriginIsolated !== false;

/** @returns {number} cores of this machine, as far as the engine tells, at most 8 */
export function availableThreads() {
  const os = globalThis.process?.getBuiltinModule?.('node:os');
  const cores = os ? os.availableParallelism() : (globalThis.navigator?.hardwareConcurrency ?? 1);
  return Math.min(cores, MAX_THREADS);
}

/**
 * What this engine has, here and now.
 * @typedef {object} Abilities
 * @property {boolean} fast  whether mode "fast" is more than "exact"
 * @property {boolean} shares  whether threads may share memory: in browsers on cross-origin isolated
 *   pages only
 * @property {number} threads  that can work together: 1 where none may share
 */

/** @returns {Abilities} */
export function abilities() {
  const shares = hasSimd() && canShare();
  return { fast: hasRelaxed(), shares, threads: shares ? availableThreads() : 1 };
}

/** @returns {WebAssembly.Memory} */
export const sharedMemory = () => new WebAssembly.Memory({ ...SHARED_PAGES, shared: true });

/**
 * @param {Record<string, () => URL>} [modules]
 * @returns {Record<string, string>} where each module's file is, by name; whole, though Turbopack's URLs are not
 */
export const moduleUrls = (modules = MODULES) =>
  Object.fromEntries(
    Object.entries(modules).map(([name, url]) => [
      name,
      new URL(url(), globalThis.location?.href).href,
    ]),
  );

/**
 * What to load.
 * @typedef {object} Choice
 * @property {string} core  the module that trains: a name of MODULES
 * @property {string} setup  the one that it works with: a name of MODULES
 * @property {string} pictures  the one that makes pictures: a name of MODULES
 * @property {string} variant  the kernels: "simd128", "scalar" or "relaxed"
 * @property {string} mode  "exact" or "fast"
 * @property {number} threads  wanted, the core's own included; its memory is shared if more than one
 */

/**
 * @param {object} wanted
 * @param {string} wanted.variant  "auto" or a name of variantNames
 * @param {string} wanted.mode  a name of modeNames
 * @param {number | 'auto'} wanted.threads
 * @returns {Choice} the best that this engine can run
 * @throws {MlpError} "bad-variant", "bad-mode" or "bad-threads" for what there is not,
 *   "variant-unsupported" where this engine lacks what a named variant needs
 */
export function chooseVariant({ variant, mode, threads }) {
  if (variant !== 'auto' && !variantNames.includes(variant)) {
    throw new MlpError(
      'bad-variant',
      `There is no variant "${variant}"; take auto, ${variantNames.join(' or ')}.`,
    );
  }
  if (!modeNames.includes(mode)) {
    throw new MlpError('bad-mode', `There is no mode "${mode}"; take ${modeNames.join(' or ')}.`);
  }
  const whole = Number.isInteger(threads) && Number(threads) >= 1 && Number(threads) <= MAX_THREADS;
  if (threads !== 'auto' && !whole) {
    throw new MlpError('bad-threads', `Take 1 to ${MAX_THREADS} threads or auto, not ${threads}.`);
  }
  if (variant === 'simd128' && !hasSimd()) {
    throw new MlpError(
      'variant-unsupported',
      `This engine cannot run the variant "${variant}"; take "auto" or "scalar".`,
    );
  }
  if (variant === 'scalar' || !hasSimd()) {
    const modules = { core: 'core-scalar', setup: 'setup-scalar', pictures: 'pictures-scalar' };
    return { ...modules, variant: 'scalar', mode: 'exact', threads: 1 };
  }
  const wanted = threads === 'auto' ? availableThreads() : threads;
  // The thread of a page must not wait for others: Atomics.wait throws there.
  const count = canShare() && !('document' in globalThis) ? wanted : 1;
  const fast = mode === 'fast' && variant === 'auto' && hasRelaxed();
  const kernels = fast ? 'relaxed' : 'simd128';
  const ending = count > 1 ? '-threads' : '';
  return {
    core: `core-${kernels}${ending}`,
    setup: `setup-simd128${ending}`,
    pictures: 'pictures-simd128',
    variant: kernels,
    mode: fast ? 'fast' : 'exact',
    threads: count,
  };
}

/** Modules that were asked for, by their addresses. @type {Map<string, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/**
 * Fetches and compiles a module, once: every core of this thread that needs it gets the same. One
 * that could not be loaded is asked for again.
 * @param {string} name  of one of the modules
 * @param {Record<string, string>} [urls]  where files are, if not beside this module
 * @param {Record<string, () => URL>} [modules]
 * @returns {Promise<WebAssembly.Module>}
 * @throws {MlpError} "core-not-loaded"
 */
export function compileModule(name, urls = {}, modules = MODULES) {
  const url = urls[name] ? new URL(urls[name]) : modules[name]();
  const present = compiled.get(url.href);
  if (present) return present;
  const module = compileFrom(url, name);
  compiled.set(url.href, module);
  module.catch(() => compiled.delete(url.href));
  return module;
}
