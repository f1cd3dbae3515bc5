/** How the values of arrays become bytes: one rule for all arrays of a set, so that its parts agree. */
import { MlpError } from '../../engine/errors.js';
import { ensureImage } from './blocks.js';

/** @typedef {import('./blocks.js').Block} Block */

/**
 * @typedef {object} Levels
 * @property {(value: number) => number} toByte
 * @property {string | null} note  what was guessed
 */

/** @type {Record<string, Levels>} */
const RULES = {
  bytes: { toByte: (value) => value, note: null },
  rounded: {
    toByte: (value) => Math.round(value),
    note: 'Pixel values are rounded to whole numbers from 0 to 255.',
  },
  unit: {
    toByte: (value) => Math.round(255 * value),
    note: 'Pixel values go from 0 to 1: they are taken times 255.',
  },
  signed: {
    toByte: (value) => Math.round(127.5 * (value + 1)),
    note: 'Pixel values go from -1 to 1: they are spread over 0 to 255.',
  },
  sixteen: {
    toByte: (value) => Math.round(value / 257),
    note: 'Pixel values have 16 bits: they are divided by 257.',
  },
};

/**
 * @param {Block[]} blocks
 * @returns {Promise<Levels>}
 * @throws {MlpError} "own-values": values that are no pixels
 */
export async function levelsOf(blocks) {
  const others = blocks.filter(({ values, isBytes }) => values && !isBytes);
  if (others.length === 0) return RULES.bytes;
  let [low, high, whole] = [Infinity, -Infinity, true];
  for (const block of others) {
    const { file, count, shape, values, ensure } = block;
    const { height, width, channels } = /** @type {import('./blocks.js').Shape} */ (shape);
    const image = new Float64Array(height * width * channels);
    for (let i = 0; i < count; i++) {
      if (ensure) await ensureImage(block, i);
      values?.(i, image);
      for (const value of image) {
        if (value < low) low = value;
        if (value > high) high = value;
        if (whole && !Number.isInteger(value)) whole = false;
        if (!Number.isFinite(value)) {
          throw new MlpError(
            'own-values',
            `${file}: image ${i} has the value ${value}, which is no pixel.`,
          );
        }
      }
    }
  }
  const mixed = others.length < blocks.filter(({ values }) => values).length;
  if (low >= 0 && high <= 1 && !(whole && mixed)) return RULES.unit;
  if (low >= 0 && high <= 255) return whole ? RULES.bytes : RULES.rounded;
  if (low >= -1 && high <= 1) return RULES.signed;
  if (low >= 0 && high <= 65535 && whole) return RULES.sixteen;
  throw new MlpError(
    'own-values',
    `${others[0].file} has values from ${low} to ${high}; pixels go from 0 to 255, from 0 to 1, from -1 to 1 or, in 16 bits, to 65535. Save them so.`,
    { low, high },
  );
}
