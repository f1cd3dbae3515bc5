/**
 * What the drawing of the network shows.
 *
 * @typedef {{layer: number, unit: number}} UnitPlace  layer: from 1, the outputs are the last
 *
 * @typedef {object} UnitDetail  sum = bias + weights[i] * inputs[i], over all i; output = activation(sum) + added
 * @property {number} layer  from 1
 * @property {number} unit
 * @property {Float32Array} weights
 * @property {Float32Array | null} inputs  null without an image, like sum and output
 * @property {number} bias
 * @property {number | null} sum
 * @property {string} activation  "softmax" for outputs that are probabilities
 * @property {number | null} added  from the unit in its place in the layer before, where layers are residual
 * @property {number | null} output
 *
 * @typedef {object} Strongest  the test images with the unit's highest outputs
 * @property {number} looked  at how many
 * @property {{pixels: Uint8Array, value: number}[]} pictures
 *
 * @typedef {object} Shown
 * @property {number[]} sizes  units of all layers, the inputs first
 * @property {Float32Array[]} weights  of each layer after the inputs: [shown][shown of the layer before];
 *   of the first one [shown][inputs]
 * @property {Float32Array[] | null} outputs  of every unit of each layer after the inputs
 * @property {UnitDetail | null} detail  of the unit that was chosen, else of the highest output
 * @property {boolean} chosen  whether somebody chose it
 * @property {Strongest | null} strongest
 * @property {{epoch: number, reached: number, errorRate: number} | null} [past]  the epoch that it is of, unless the newest
 * @property {import('../base/types.js').Picture | null} image
 * @property {{height: number, width: number, channels: number}} shape
 * @property {string[]} classNames
 */
export {};
