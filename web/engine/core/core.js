import { MlpError } from '../errors.js';
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
 * @param {boolean | 'auto'} [options.wide]  true asks V8 to join vectors of 128 bits into 256, for the whole
 *   process and the cores loaded later, in Node.js 24 and newer only; "auto" takes the modules for it where
 *   an engine is seen to join them: the first time, a look of 50 ms and, where it does, 200 ms of checks; see Core.wide
 * @param {boolean} [options.optional]  false: without what mlp_optional_need() of c/network/optional.h names,
 *   which is a module of its own
 * @param {Record<string, string>} [options.urls]  of modules' files that are not beside this module
 * @param {StartHelper} [options.startHelper]  starts a helper thread in place of this thread
 * @returns {Promise<Core>}
 * @throws {MlpError} "bad-variant", "bad-mode", "bad-threads", "variant-unsupported",
 *   "core-not-loaded", "core-not-started"
 */
export async function loadCore({
  variant = 'auto',
  mode = 'exact',
  threads = 1,
  wide = /** @type {boolean | 'auto'} */ (false),
  optional = true,
  urls = {},
  startHelper,
} = {}) {
  if (wide) {
    const { loadWide } = await import('./wide.js');
    return loadWide(
      { variant, mode, threads, optional, urls, startHelper },
      loadCore,
      wide === true,
    );
  }
  const start = async (/** @type {Choice} */ choice) => {
    const [training, setup, pictures] = await Promise.all(
      [choice.core, choice.setup, choice.pictures].map((name) => compileModule(name, urls)),
    );
    /** @type {Modules} */
    const modules = { core: training, setup };
    if (optional) {
      modules.optional = await (await import('./optional.js')).optionalModule(choice.setup, urls);
    }
    const shared = choice.threads > 1 ? sharedMemory() : undefined;
    const core = new Core(choice, modules, new Pictures(pictures), shared);
    if (shared) await core.startHelpers(modules, choice.threads, startHelper);
    return core;
  };
  const choice = chooseVariant({ variant, mode, threads });
  // Engines give out few shared memories (Chromium 125, WebKitGTK 39), and Firefox throws a string.
  const alone = () => start(chooseVariant({ variant, mode, threads: 1 }));
  try {
    return await (choice.threads > 1 ? start(choice).catch(alone) : alone());
  } catch (error) {
    if (error instanceof MlpError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new MlpError(
      'core-not-started',
      `The engine could not start (${reason}); close other pages or programs, then try again.`,
    );
  }
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
    const { memory, instances } = instantiate(modules, shared);
    super(Object.assign({}, ...instances), memory);
    /** Whether it has the optional module: batch normalisation, residual and linear layers, Lion, Muon and more. */
    this.optional = modules.optional !== undefined;
    /** The kernels in use: "simd128", "scalar" or, in fast mode, "relaxed". */
    this.variant = choice.variant;
    /** The arithmetic in use: "exact" or "fast". */
    this.mode = choice.mode;
    /** Whether its modules are those for vectors that are joined, and a check of their results passed. */
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
   * training is compared with. Takes about 20 ms, more where the clock is coarse.
   * @param {() => number} [now]  a clock in ms
   * @returns {number} GFLOP/s of one thread
   */
  measurePeak(now = () => performance.now()) {
    const ROUNDS = 100_000; // a fraction of a ms
    return this.withScratch([32], (values) => {
      let best = 0;
      const end = now() + 20;
      // All but the first window begin when the clock has just moved, so that even a coarse one
      // measures them. The first passes run before the engine has optimised the code; the best counts.
      for (let window = 0; window < 2 || now() < end; window++) {
        const start = now();
        let flops = 0;
        let ms = 0;
        while (ms < 4) {
          new Float32Array(this.memory.buffer, values, 8).fill(1);
          flops += this.exports.mlpw_peak(values, ROUNDS) * ROUNDS;
          ms = now() - start;
        }
        best = Math.max(best, flops / ms / 1e6);
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
