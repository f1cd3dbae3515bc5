/**
 * Weights in 8 bits: a row (the weights of one output) is a scale and whole numbers from -127 to 127.
 * The first layer takes the scaling of the input into its weights, so that its products are of bytes
 * and whole numbers: at most 65,536 of 255 * 127, which an int32 holds.
 */
import { layersOf } from './layers.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */
/** @typedef {Omit<import('./layers.js').Layer, 'weight'> & {weight: Int8Array, scale: Float32Array}} Int8Layer
 *   weight [outputs][inputs], scale [outputs]: the weights are nearly weight * scale */

/** What the rounding costs, for the comments of exports; docs/models.md has each figure. */
export const INT8_COST =
  'Weights are rounded to 255 steps a row, so outputs differ a little from those of the lab: of six ' +
  "networks of 30 and 128 units, the error on MNIST's test images changed by 0.03 points at most.";

const STEPS = 127;

/**
 * @param {SavedModel} model
 * @returns {Int8Layer[]} the first of which reads pixels from 0 to 255 as they are
 */
export function int8Layers(model) {
  const { offset, gain } = model.scaling;
  return layersOf(model).map((layer, i) => {
    const { inputs, outputs } = layer;
    const scale = new Float32Array(outputs);
    const weight = new Int8Array(outputs * inputs);
    const bias = layer.bias.slice();
    for (let o = 0; o < outputs; o++) {
      let row = Float64Array.from(layer.weight.subarray(o * inputs, (o + 1) * inputs));
      if (i === 0) {
        row = row.map((value, k) => value * gain[k]);
        bias[o] -= row.reduce((sum, value, k) => sum + value * offset[k], 0);
      }
      const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      scale[o] = largest / STEPS;
      // A row of zeros, or one below what a float can say, stays zero.
      const steps = scale[o] > 0 ? 1 / scale[o] : 0;
      row.forEach((value, k) => {
        weight[o * inputs + k] = Math.max(-STEPS, Math.min(STEPS, Math.round(value * steps)));
      });
    }
    return { ...layer, weight, bias, scale };
  });
}
