import { inputGradient, layersOf, logitsOf, readByLayer } from './layers.js';

/** @typedef {import('../core/network.js').Network} Network */

/** How many steps are made, and how far the pixel with the steepest slope goes in each, grey levels. */
export const STEPS = 64;
const STEP = 8;
/** Middle grey, where it begins. */
const GREY = 128;

/**
 * The image that a class wants most: gradient ascent (Simonyan et al. 2013) from grey on how far its logit is
 * above the mean of the others'. Softmax sees such differences only.
 * @param {Network} network
 * @param {number} wanted  the class
 * @returns {{pixels: Uint8Array<ArrayBuffer>, before: number, after: number, steps: number}} pixels: [inputs];
 *   before and after: how far the logit is above that mean
 */
export function wantedImage(network, wanted) {
  const { inputs, classes } = network.config;
  const layers = layersOf(network);
  const { gain } = network.scaling;
  const weights = new Float64Array(classes).fill(-1 / (classes - 1));
  weights[wanted] = 1;
  const lead = (/** @type {Float32Array[]} */ read) =>
    logitsOf(layers, read).reduce((sum, logit, i) => sum + weights[i] * logit, 0);
  const image = new Float64Array(inputs).fill(GREY);
  const rounded = () => Uint8Array.from(image, (value) => Math.round(value));
  let read = readByLayer(network, rounded());
  const before = lead(read);
  for (let step = 0; step < STEPS; step++) {
    const slopes = inputGradient(layers, read, weights).map((slope, i) => slope * gain[i]);
    const steepest = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
    if (steepest === 0) break; // every unit is at rest: there is no way up
    for (let i = 0; i < inputs; i++) {
      image[i] = Math.min(255, Math.max(0, image[i] + (STEP * slopes[i]) / steepest));
    }
    read = readByLayer(network, rounded());
  }
  return { pixels: rounded(), before, after: lead(read), steps: STEPS };
}
