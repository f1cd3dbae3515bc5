/** The module that makes samples of pictures (c/images/picture.h), and its shuffle. */
import { compileFrom } from '../../engine/core/compile.js';
import { Instance } from '../../engine/core/instance.js';
import { seedWords } from '../../engine/core/seed.js';
import { prepareUrl } from '../../engine/prepare-url.js';
import { fault, note } from '../base/note.js';

/**
 * @typedef {object} SamplePlan
 * @property {number} width  of the sample
 * @property {number} height
 * @property {number} channels  1 or 3
 * @property {number} turn  1 to 8, as EXIF counts orientations
 * @property {'stretch' | 'crop' | 'pad' | 'ink'} fit
 * @property {number} background  0 to 255
 * @property {boolean} invert
 */

/** @typedef {Pick<import('../formats/picture-checks.js').Picture, 'width' | 'height' | 'rgba' | 'orientation'>} Pixels */

/** Makes samples of pictures. */
export class Images extends Instance {
  /** @param {WebAssembly.Module} module */
  constructor(module) {
    /** @type {Record<string, any>} */
    const exports = new WebAssembly.Instance(module).exports;
    super(exports, exports.memory);
  }

  /**
   * @param {Pixels} picture
   * @param {SamplePlan} plan
   * @returns {{values: Uint8Array, blank: boolean}} values: a copy, [channels][height][width]; blank: the
   *   fit "ink" found none
   */
  sample({ width, height, rgba, orientation }, plan) {
    const fields = {
      width,
      height,
      orientation,
      turn: plan.turn,
      channels: plan.channels,
      fit: this.abi.get(`fit.${plan.fit}`),
      background: plan.background,
      invert: Number(plan.invert),
      sample_width: plan.width,
      sample_height: plan.height,
    };
    const length = plan.channels * plan.height * plan.width;
    return this.withScratch(
      [this.abi.get('size.picture_plan'), rgba.length, length],
      (at, source, out) => {
        for (const [name, value] of Object.entries(fields)) {
          const place = at + this.abi.get(`picture_plan.${name}`);
          new DataView(this.memory.buffer).setUint32(place, value, true);
        }
        new Uint8Array(this.memory.buffer, source, rgba.length).set(rgba);
        const scratch = this.exports.mlpw_picture_scratch(at);
        return this.withScratch([scratch], (room) => {
          const status = this.exports.mlpw_picture_sample(source, at, out, room);
          const name = this.abi.nameOf('picture_status', status);
          if (name !== 'done' && name !== 'blank') {
            const to = { toWidth: plan.width, toHeight: plan.height };
            throw fault('picture-size', note('noSample', { width, height, ...to }));
          }
          const values = new Uint8Array(this.memory.buffer, out, length).slice();
          return { values, blank: name === 'blank' };
        });
      },
    );
  }

  /**
   * @param {number} seed
   * @param {number} stream  each has an order of its own
   * @param {Uint32Array} rows
   * @returns {Uint32Array} the same rows in an order that the seed draws
   */
  shuffled(seed, stream, rows) {
    return this.withScratch([4 * rows.length], (at) => {
      new Uint32Array(this.memory.buffer, at, rows.length).set(rows);
      this.exports.mlpw_shuffle(...seedWords(seed), stream, at, rows.length);
      return new Uint32Array(this.memory.buffer, at, rows.length).slice();
    });
  }
}

/** @type {Promise<Images> | undefined} */
let loaded;

/** @returns {Promise<Images>} @throws {MlpError} "core-not-loaded" */
export function loadImages() {
  loaded ??= compileFrom(prepareUrl(), 'prepare').then((module) => new Images(module));
  loaded.catch(() => (loaded = undefined));
  return loaded;
}
