/** Frames of the camera as the network's images. */
import '../../elements/own/live-camera.js';
import { choicesFromText } from '../../data/own/choices-text.js';
import { loadImages } from '../../data/own/images.js';

/** @typedef {import('../control/controller.js').Controller} Controller */
/** @typedef {import('../state/state.js').LabState} LabState */

/** Sides of the frames in pixels: as the camera's sets have them, and for a search for ink. */
export const FRAME = { image: 64, ink: 256 };
/** From where on a level is light, as paper is. */
const LIGHT = 170;

/**
 * How a frame becomes an image of the network: as its own data became, else for networks of digits as the pad has them.
 * @param {LabState} state
 * @returns {{fit: 'crop' | 'ink', invert: boolean | undefined}} invert: undefined to look at the frame
 */
export function framePlan({ prepared, recipe, ownData }) {
  const isGrey = prepared?.shape.channels === 1;
  if (recipe.dataset !== 'custom')
    return isGrey ? { fit: 'ink', invert: undefined } : { fit: 'crop', invert: false };
  const { fit, invert = false } = choicesFromText(ownData?.choices ?? '');
  return { fit: isGrey && fit === 'ink' ? 'ink' : 'crop', invert };
}

/**
 * @param {Controller} controller
 * @returns {Promise<(rgba: Uint8ClampedArray) => Promise<void>>} shows a square frame to the network
 */
export async function frameReader({ store, inspection }) {
  const images = await loadImages();
  return async (rgba) => {
    const { state } = store;
    if (!state.prepared) return;
    const { width, height, channels } = state.prepared.shape;
    const { fit, invert = isPaper(rgba) } = framePlan(state);
    const side = Math.sqrt(rgba.length / 4);
    const frame = { width: side, height: side, rgba: Uint8Array.from(rgba), orientation: 1 };
    const background = invert ? 255 : 0;
    const { values, blank } = images.sample(frame, {
      ...{ width, height, channels, fit, invert, background, turn: 1 },
    });
    await inspection.call('showImage', blank ? null : { pixels: values, width, height, channels });
  };
}

/** Whether the outermost pixels of a square are light. @param {Uint8ClampedArray} rgba */
function isPaper(rgba) {
  const side = Math.sqrt(rgba.length / 4);
  let [sum, count] = [0, 0];
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    if (x > 0 && x < side - 1 && y > 0 && y < side - 1) continue;
    sum += rgba[4 * i] + rgba[4 * i + 1] + rgba[4 * i + 2];
    count += 3;
  }
  return sum >= LIGHT * count;
}
