import { instantiate } from './modules.js';
import { Network } from './network.js';
import { Pictures } from './pictures.js';
import { SampleSet } from './sample-set.js';
import { seedWords } from './seed.js';
import { SharedInstance } from './shared-instance.js';
import { chooseVariant, compileModule, sharedMemory } from './variants.js';

/** @typedef {import('../samples.js').Samples} Samples */
/** @typedef {import('./config.js').NetworkConfig} NetworkConfig */
/** @typedef {import('./modules.js').Modules} Modules */
/** @typedef {import('./start-helper.js').StartHelper} StartHelper */
/** @typedef {import('./variants.js').Choice} Choice */

/**
 * Loads the core. What an engine lacks is left out: fast mode becomes exact, several threads become
 * one. The Core says what it came to.
 * @param {object} [options]
 * @param {string} [options.variant]  "auto" (default), "simd128" or "scalar"
 * @param {string} [options.mode]  "exact" (default): the same bits everywhere; "fast": multiplies
 *   and adds may be fused, so results differ in their last bits from engine to engine
 * @param {number | 'auto'} [options.threads]  1 (default) to 8, or as many as the machine has cores;
 *   more than one in Node and on cross-origin isolated pages only
 * @param {boolean} [options.wide]  asks V8 to join vectors of 128 bits into 256, for the whole process
 *   and the cores loaded later; see Core.wide. In Node.js 24 and newer only
 * @param {Record<string, string>} [options.urls]  of modules' files that are not beside this module
 * @param {StartHelper} [options.startHelper]  starts a helper thread in place of this thread
 * @returns {Promise<Core>}
 * @throws {import('../errors.js').MlpError} "bad-variant", "bad-mode", "bad-threads",
 *   "variant-unsupported", "core-not-loaded"
 */
export async function loadCore({
  variant = 'auto',
  mode = 'exact',
  threads = 1,
  wide = false,
  urls = {},
  startHelper,
} = {}) {
  const choice = chooseVariant({ variant, mode, threads });
  const isWide = wide && (await (await import('./wide.js')).widen(() => loadCore({ urls })));
  const [training, setup, pictures] = await Promise.all(
    [choice.core, choice.setup, 'pictures'].map((name) => compileModule(name, urls)),
  );
  const modules = { core: training, setup };
  const shared = choice.threads > 1 ? sharedMemory() : undefined;
  const core = new Core(choice, modules, new Pictures(pictures), shared);
  core.wide = isWide;
  if (shared) await core.startHelpers(modules, choice.threads, startHelper);
  return core;
}

/**
 * One instance of the core with a memory of its own: sample sets and networks live in it. Free what
 * is no longer needed with dispose().
 */
export class Core extends SharedInstance {
  #pictures;

  /**
   * @param {Choice} choice
   * @param {Modules} modules
   * @param {Pictures} pictures
   * @param {WebAssembly.Memory} [shared]
   */
  constructor(choice, modules, pictures, shared) {
    const { memory, core, setup } = instantiate(modules, shared);
    super({ ...core, ...setup }, memory);
    /** The kernels in use: "simd128", "scalar" or, in fast mode, "relaxed". */
    this.variant = choice.variant;
    /** The arithmetic in use: "exact" or "fast". */
    this.mode = choice.mode;
    /** Whether loadCore() was asked to join vectors, and a check of their results passed. */
    this.wide = false;
    this.#pictures = pictures;
  }

  /**
   * Copies samples into the core's memory.
   * @param {Samples | Samples[]} samples  one set, or several of one shape to lie end to end
   * @returns {SampleSet}
   */
  samples(samples) {
    return new SampleSet(this, Array.isArray(samples) ? samples : [samples]);
  }

  /**
   * A network with initial parameters drawn from config.seed.
   * @param {NetworkConfig} config
   * @returns {Network}
   */
  network(config) {
    return new Network(this, config);
  }

  /**
   * A permutation of 0 .. n - 1 drawn from the seed: the way to hold samples out.
   * @param {number | bigint} seed
   * @param {number} n
   * @returns {Uint32Array<ArrayBuffer>}
   */
  permutation(seed, n) {
    return this.withScratch([4 * n], (rows) => {
      this.call('mlpw_split', ...seedWords(seed), rows, n);
      return new Uint32Array(this.memory.buffer, rows, n).slice();
    });
  }

  /**
   * Measures how fast this machine multiplies and adds in this variant's registers: the peak that
   * training is compared with. Takes about 20 ms.
   * @returns {number} GFLOP/s of one thread
   */
  measurePeak() {
    const ROUNDS = 1_000_000; // several ms: some browsers' clocks tick in whole ones
    return this.withScratch([32], (values) => {
      let best = 0;
      // The first passes run before the engine has optimised the code; the best one counts.
      for (const end = performance.now() + 20; performance.now() < end;) {
        new Float32Array(this.memory.buffer, values, 8).fill(1);
        const start = performance.now();
        const flops = this.exports.mlpw_peak(values, ROUNDS) * ROUNDS;
        const ms = performance.now() - start;
        if (ms > 0) best = Math.max(best, flops / ms / 1e6);
      }
      return best;
    });
  }

  /** See Pictures.generate. @type {Pictures['generate']} */
  generate(kind, options) {
    return this.#pictures.generate(kind, options);
  }

  /** See Pictures.rasterise. @type {Pictures['rasterise']} */
  rasterise(strokes, pen) {
    return this.#pictures.rasterise(strokes, pen);
  }
}
