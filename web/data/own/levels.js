/** How the values of arrays become bytes: one rule for all arrays of a set, so that its parts agree. */
import { fault, note } from '../base/note.js';
import { ensureImage } from './blocks.js';

/** @typedef {import('./blocks.js').Block} Block */

/**
 * @typedef {object} Levels
 * @property {(value: number) => number} toByte
 * @property {import('../base/note.js').Note | null} note  what was guessed
 */

/** A set of 16 bits has a value of 10 bits; one with a few values above 255 is wrong, and would become black. */
const SIXTEEN_LEAST = 1024;

/** @type {Record<string, Levels>} */
const RULES = {
  bytes: { toByte: (value) => value, note: null },
  rounded: {
    toByte: (value) => Math.round(value),
    note: note('rounded'),
  },
  unit: {
    toByte: (value) => Math.round(255 * value),
    note: note('fromUnit'),
  },
  signed: {
    toByte: (value) => Math.round(127.5 * (value + 1)),
    note: note('fromSigned'),
  },
  sixteen: {
    toByte: (value) => Math.round(value / 257),
    note: note('fromSixteen'),
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
          throw fault('own-values', note('noPixelValue', { file, image: i, value: String(value) }));
        }
      }
    }
  }
  const mixed = others.length < blocks.filter(({ values }) => values).length;
  if (low >= 0 && high <= 1 && !(whole && mixed)) return RULES.unit;
  if (low >= 0 && high <= 255) return whole ? RULES.bytes : RULES.rounded;
  if (low >= -1 && high <= 1) return RULES.signed;
  if (low >= 0 && high >= SIXTEEN_LEAST && high <= 65535 && whole) return RULES.sixteen;
  const { file } = others[0];
  throw fault('own-values', note('noPixelRange', { file, low, high }), { low, high });
}
