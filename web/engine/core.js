import { Abi, readString } from './abi.js';
import { statusError } from './status.js';
import { Heap } from './memory.js';
import { Network } from './network.js';
import { SampleSet } from './sample-set.js';
import { seedWords } from './seed.js';
import { chooseVariant, compileVariant } from './variants.js';

/** The width of MNIST's strokes in pixels of its images, as the generated digits have it. */
const PEN = 2.5;

/** @typedef {import('../data/samples.js').Samples} Samples */
/** @typedef {import('./config.js').NetworkConfig} NetworkConfig */

/**
 * Loads the core.
 * @param {object} [options]
 * @param {string} [options.variant]  "auto" (default), "simd128" or "scalar"
 * @param {WebAssembly.Module} [options.module]  a module of that variant compiled elsewhere; then
 *   nothing is fetched
 * @param {Record<string, string>} [options.urls]  of variants' files that are not beside this module
 * @returns {Promise<Core>}
 * @throws {import('./errors.js').MlpError} "bad-variant", "variant-unsupported", "core-not-loaded"
 */
export async function loadCore({ variant = 'auto', module, urls = {} } = {}) {
  const name = chooseVariant(variant);
  return new Core(name, module ?? (await compileVariant(name, urls)));
}

/**
 * One instance of the core with a memory of its own: sample sets and networks live in it. Free what
 * is no longer needed with dispose(); dropping the Core drops everything.
 */
export class Core {
  /**
   * @param {string} variant
   * @param {WebAssembly.Module} module
   */
  constructor(variant, module) {
    /** The kernels in use: "simd128" or "scalar". */
    this.variant = variant;
    const instance = new WebAssembly.Instance(module, {});
    /** The core's functions. For the engine's own classes. @type {Record<string, Function>} */
    this.exports = /** @type {any} */ (instance.exports);
    /** @type {WebAssembly.Memory} */
    this.memory = /** @type {any} */ (instance.exports.memory);
    this.exports._initialize?.();
    this.abi = new Abi(this.memory, this.exports.mlpw_abi());
    this.heap = new Heap(this.memory, this.exports.mlpw_heap_base());
  }

  /**
   * Calls a function of the core that returns a status.
   * @param {string} name
   * @param {...number} args
   * @throws {import('./errors.js').MlpError} for every status but 0
   */
  call(name, ...args) {
    const status = this.exports[name](...args);
    if (status !== 0) throw statusError(this.abi.nameOf('status', status) ?? String(status));
  }

  /**
   * Runs a function with scratch blocks that are freed when it returns or throws.
   * @template T
   * @param {number[]} sizes  bytes of each block
   * @param {(...blocks: number[]) => T} use
   * @returns {T}
   */
  withScratch(sizes, use) {
    /** @type {number[]} */
    const blocks = [];
    try {
      for (const bytes of sizes) blocks.push(this.heap.allocate(bytes));
      return use(...blocks);
    } finally {
      for (const block of blocks) this.heap.free(block);
    }
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
   * Generates pictures: picture number i depends on the seed and i alone.
   * @param {'digits' | 'shapes'} kind  28x28 grey digits, or 32x32 RGB shapes
   * @param {object} options
   * @param {number | bigint} options.seed
   * @param {number} [options.first]  number of the first picture
   * @param {number} options.count
   * @returns {Samples}
   */
  generate(kind, { seed, first = 0, count }) {
    const shapes = kind === 'shapes';
    const inputs = this.abi.get(shapes ? 'generated.shape_bytes' : 'generated.digit_bytes');
    const scratch = this.abi.get('generated.scratch_bytes');
    return this.withScratch([count * inputs, 2 * count, scratch], (pixels, labels, work) => {
      const args = [...seedWords(seed), first, count, pixels, labels];
      if (shapes) this.exports.mlpw_generate_shapes(...args);
      else this.exports.mlpw_generate_digits(...args, work);
      return {
        pixels: new Uint8Array(this.memory.buffer, pixels, count * inputs).slice(),
        labels: new Uint16Array(this.memory.buffer, labels, count).slice(),
        count,
        ...(shapes
          ? { height: 32, width: 32, channels: 3 }
          : { height: 28, width: 28, channels: 1 }),
        inputs,
        classNames: this.#generatedNames(shapes),
      };
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

  /**
   * Makes an MNIST image of pen strokes, as MNIST itself was made: ink fitted into 20x20, centred by
   * its mass in 28x28 (c/pad.h).
   * @param {Float32Array[]} strokes  [x0, y0, x1, y1, ...] each, y down, any unit within +-1e6
   * @param {number} [pen]  the pen's width in pixels of the result, 1 to 10
   * @returns {Uint8Array<ArrayBuffer> | null} [28][28], 0 paper to 255 ink; null when nothing is drawn
   * @throws {MlpError} "bad-point" or "bad-pen"
   */
  rasterise(strokes, pen = PEN) {
    const side = this.abi.get('pad.side');
    const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
    const sizes = [4 * points, 4 * strokes.length, side * side, this.abi.get('pad.scratch_bytes')];
    return this.withScratch(sizes, (xy, lengths, pixels, scratch) => {
      const { buffer } = this.memory;
      let at = 0;
      strokes.forEach((stroke, i) => {
        new Float32Array(buffer, xy + 4 * at, stroke.length).set(stroke);
        new Uint32Array(buffer, lengths + 4 * i, 1)[0] = stroke.length / 2;
        at += stroke.length;
      });
      const status = this.exports.mlpw_pad(xy, lengths, strokes.length, pen, pixels, scratch);
      const name = this.abi.nameOf('pad_status', status);
      if (name === 'empty') return null;
      if (name !== 'drawn') throw statusError(String(name));
      return new Uint8Array(buffer, pixels, side * side).slice();
    });
  }

  /** @param {boolean} shapes */
  #generatedNames(shapes) {
    return Array.from({ length: this.abi.get('generated.classes') }, (_, label) =>
      readString(this.memory, this.exports.mlpw_generated_name(shapes ? 1 : 0, label)),
    );
  }
}
