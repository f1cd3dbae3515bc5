/** What every decoder of pictures gives, and checks before it takes memory. */
import { fault, note } from '../base/note.js';

/**
 * @typedef {object} Picture
 * @property {number} width  pixels
 * @property {number} height
 * @property {Uint8Array} rgba  [height][width][red, green, blue, opacity]
 * @property {number} orientation  as EXIF counts it, 1 to 8: how the stored rows have to be turned
 * @property {boolean} profile  whether the file says something of its colours, which is left aside
 */

/** The most pixels of a picture: four bytes each are held while it is scaled. */
export const MOST_PIXELS = 2 ** 25;

/**
 * Refuses a picture before memory is taken for it.
 * @param {number} width
 * @param {number} height
 * @throws {import('../../engine/errors.js').MlpError} "picture-size"
 */
export function checkPictureSize(width, height) {
  if (width >= 1 && height >= 1 && width * height <= MOST_PIXELS) return;
  const said = note('largePicture', { width, height, most: MOST_PIXELS });
  throw fault('picture-size', said, { width, height });
}

/** @param {string} format */
export const damaged = (format) => fault('picture-damaged', note('damagedPicture', { format }));
