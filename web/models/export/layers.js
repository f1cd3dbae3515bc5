/** A saved model as its layers, the form that every exporter starts from. */
import { addsInput, layerSizes } from '../../engine/files/model.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/**
 * @typedef {object} Layer
 * @property {number} inputs
 * @property {number} outputs
 * @property {Float32Array} weight  [outputs][inputs], row-major; a view
 * @property {Float32Array} bias  [outputs]; a view
 * @property {string | null} activation  null for the last layer, whose outputs depend on the cost
 * @property {boolean} adds  whether the outputs of the layer before are added to its own
 */

/**
 * @param {Pick<SavedModel, 'config' | 'parameters'>} model
 * @returns {Layer[]}
 */
export function layersOf({ config, parameters }) {
  const sizes = layerSizes(config);
  let at = 0;
  const take = (/** @type {number} */ count) => parameters.subarray(at, (at += count));
  return sizes.slice(1).map((outputs, i) => ({
    inputs: sizes[i],
    outputs,
    weight: take(outputs * sizes[i]),
    bias: take(outputs),
    activation: config.activations[i] ?? null,
    adds: addsInput(config, i),
  }));
}

/**
 * A weight matrix with an input's weights one after the other, so that loops over outputs run along
 * memory and every output still adds its products with the inputs ascending.
 *
 * @template {Float32Array | Int8Array} T
 * @param {T} weight  [outputs][inputs]
 * @param {number} inputs
 * @returns {T} [inputs][outputs]
 */
export function transposed(weight, inputs) {
  const outputs = weight.length / inputs;
  const result = weight.slice();
  for (let o = 0; o < outputs; o++) {
    for (let k = 0; k < inputs; k++) result[k * outputs + o] = weight[o * inputs + k];
  }
  return /** @type {T} */ (result);
}

/**
 * The scaling as two numbers, when all inputs have the same one, else as two arrays.
 *
 * @param {SavedModel['scaling']} scaling
 */
export function compactScaling({ offset, gain }) {
  const isSame = (/** @type {Float32Array} */ values) =>
    values.every((value) => Object.is(value, values[0]));
  return isSame(offset) && isSame(gain)
    ? { offset: offset.subarray(0, 1), gain: gain.subarray(0, 1) }
    : { offset, gain };
}
