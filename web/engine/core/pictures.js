import { readString } from './abi.js';
import { Instance } from './instance.js';
import { seedWords } from './seed.js';
import { statusError } from './status.js';

/** The width of MNIST's strokes in pixels of its images, as the generated digits have it. */
const PEN = 2.5;

/** @typedef {import('../samples.js').Samples} Samples */

/** The pictures module: generated data sets and the drawing pad. */
export class Pictures extends Instance {
  /** @param {WebAssembly.Module} module */
  constructor(module) {
    /** @type {Record<string, any>} */
    const exports = new WebAssembly.Instance(module).exports;
    super(exports, exports.memory);
  }

  /**
   * Generates pictures: picture number i depends on the seed and i alone.
   * @param {'digits' | 'world-digits' | 'shapes'} kind  28x28 grey digits as in MNIST, the same with
   *   the habits of other parts of the world, or 32x32 RGB shapes
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
      const words = seedWords(seed);
      const where = [first, count, pixels, labels];
      if (shapes) this.exports.mlpw_generate_shapes(...words, ...where);
      else {
        const habits = this.abi.get(`habits.${kind}`);
        this.exports.mlpw_generate_digits(...words, habits, ...where, work);
      }
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
   * Makes an MNIST image of pen strokes, as MNIST itself was made: ink fitted into 20x20, centred by
   * its mass in 28x28 (c/images/pad.h).
   * @param {Float32Array[]} strokes  [x0, y0, x1, y1, ...] each, y down, any unit within +-1e6
   * @param {number} [pen]  the pen's width in pixels of the result, 1 to 10
   * @returns {Uint8Array<ArrayBuffer> | null} [28][28], 0 paper to 255 ink; null when nothing is drawn
   * @throws {import('../errors.js').MlpError} "bad-point" or "bad-pen"
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
