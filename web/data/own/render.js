/** Images of blocks as samples. */
import { MlpError } from '../../engine/errors.js';
import { reasonOf } from '../base/note.js';
import { ensureImage } from './blocks.js';
import { decodePicture } from '../formats/picture.js';

/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./images.js').Pixels} Pixels */
/** @typedef {import('./images.js').SamplePlan} SamplePlan */

/** How long the thread is held before other work has its turn. */
export const SLICE_MS = 16;

/**
 * An image of a block with its pixels.
 * @param {Block} block
 * @param {number} i
 * @param {import('./levels.js').Levels} levels
 * @returns {Promise<Pixels & {profile: boolean}>}
 * @throws {MlpError} what is wrong with the picture
 */
export async function pixelsOf(block, i, levels) {
  if (block.picture) return decodePicture(await block.picture(i));
  if (block.ensure) await ensureImage(block, i);
  const { height, width, channels } = /** @type {import('./blocks.js').Shape} */ (block.shape);
  const area = height * width;
  const image = bytesOf(block, i, levels);
  const rgba = new Uint8Array(4 * area).fill(255);
  const colours = channels === 1 ? 1 : 3;
  for (let k = 0; k < area; k++) {
    for (let c = 0; c < 3; c++) rgba[4 * k + c] = image[(c % colours) * area + k];
    if (channels === 4) rgba[4 * k + 3] = image[3 * area + k];
  }
  return { width, height, rgba, orientation: 1, profile: false };
}

/** @param {Block} block @param {number} i @param {import('./levels.js').Levels} levels */
function bytesOf({ shape, values, bytes }, i, { toByte }) {
  const stored = bytes?.(i);
  if (stored) return stored;
  const { height, width, channels } = /** @type {import('./blocks.js').Shape} */ (shape);
  const image = new Float64Array(height * width * channels);
  values?.(i, image);
  return Uint8Array.from(image, toByte);
}

/**
 * @param {import('./images.js').Images} images
 * @param {SamplePlan} plan
 * @param {import('./levels.js').Levels} levels
 * @returns {(block: Block, i: number) => Promise<Uint8Array>} a sample, [channels][height][width]
 */
export function renderer(images, plan, levels) {
  return async (block, i) => {
    const { shape } = block;
    const same =
      shape &&
      plan.turn === 1 &&
      plan.fit !== 'ink' &&
      shape.width === plan.width &&
      shape.height === plan.height &&
      shape.channels === plan.channels;
    // What is a sample already goes the short way to the same bytes.
    if (!same) return images.sample(await pixelsOf(block, i, levels), plan).values;
    if (block.ensure) await ensureImage(block, i);
    const sample = bytesOf(block, i, levels);
    return plan.invert ? sample.map((value) => 255 - value) : sample;
  };
}

/**
 * @param {Block} block
 * @param {number} i
 * @param {unknown} error
 * @returns {{path: string, why: import('../base/note.js').Note}} why a picture is left out
 * @throws the error, when it is not about the picture
 */
export function pictureFault(block, i, error) {
  if (!(error instanceof MlpError) || !block.picture) throw error;
  return { path: block.name?.(i) ?? block.file, why: reasonOf(error) };
}
