import { loadImages } from '../../data/own/images.js';

/** Of the pad's images, in pixels. */
const SIDE = 28;

/**
 * A drawing of the pad for a network of grey images of another size.
 * @param {Uint8Array} drawn  [28][28]
 * @param {{width: number, height: number, channels: number}} shape  of the network's images
 * @returns {Promise<Uint8Array>} [height][width]: all of it, with paper beside it; the drawing for colour images
 */
export async function fitDrawing(drawn, { width, height, channels }) {
  if (channels !== 1) return drawn;
  const rgba = new Uint8Array(4 * SIDE * SIDE).fill(255);
  drawn.forEach((value, i) => rgba.fill(value, 4 * i, 4 * i + 3));
  const frame = { width: SIDE, height: SIDE, rgba, orientation: 1 };
  const images = await loadImages();
  const plan = { width, height, channels, turn: 1, background: 0, invert: false };
  return images.sample(frame, { ...plan, fit: 'pad' }).values;
}
