import { layersOf, scaled, slopesBelow } from './layers.js';

/** @typedef {import('../core/network.js').Network} Network */

/** @param {ArrayLike<number>} values  the entries of a matrix @returns {number} its Frobenius norm */
function normOf(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return Math.sqrt(sum);
}

/**
 * How large the weights of each layer are, and the gradient by which plain gradient descent would change them.
 * @param {Network} network
 * @param {{pixels: Uint8Array, label: number}[]} images  one or more
 * @returns {{weights: number, gradient: number}[]} of each layer after the inputs, biases left out: Frobenius
 *   norms of the weights, and of the gradient of the images' mean cost, without regularisation and smoothing
 */
export function normsOf(network, images) {
  const { cost } = network.config;
  const layers = layersOf(network);
  const gradients = layers.map(({ weights }) => new Float64Array(weights.length));
  for (const { pixels, label } of images) {
    const outputs = network.layerOutputs(pixels);
    const answer = outputs[outputs.length - 1];
    const read = [scaled(network, pixels), ...outputs.slice(0, -1)];
    const sums = Float64Array.from(answer, (output, c) => {
      const error = output - (c === label ? 1 : 0);
      return cost === 'quadratic' ? error * output * (1 - output) : error;
    });
    /** @type {import('./layers.js').Slopes} */
    let slopes = { sums, outputs: null };
    for (let l = layers.length - 1; l >= 0; l--) {
      add(gradients[l], slopes.sums, read[l]);
      if (l > 0) slopes = slopesBelow(layers[l], layers[l - 1], slopes, read[l], read[l - 1]);
    }
  }
  return layers.map(({ weights }, l) => ({
    weights: normOf(weights),
    gradient: normOf(gradients[l]) / images.length,
  }));
}

/** @param {Float64Array} gradient  [units][inputs] @param {Float64Array} slopes  [units] @param {Float32Array} read  [inputs] */
function add(gradient, slopes, read) {
  slopes.forEach((slope, unit) => {
    if (slope === 0) return;
    const at = unit * read.length;
    for (let i = 0; i < read.length; i++) gradient[at + i] += slope * read[i];
  });
}
