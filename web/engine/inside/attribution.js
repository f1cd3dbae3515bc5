import { inputGradient, layersOf, logitsOf, readByLayer } from './layers.js';

/** @typedef {import('../core/network.js').Network} Network */

/**
 * Why a network prefers one class to another for an image.
 * @typedef {object} Attribution
 * @property {Float32Array<ArrayBuffer>} products  [inputs] of each pixel: above 0 it speaks for the one class,
 *   below 0 for the other
 * @property {number} up  the sum of those above 0
 * @property {number} down  the sum of those below 0
 * @property {number} difference  of the two logits
 * @property {number} rest  difference - up - down: without hidden layers exactly the difference of the biases;
 *   else also what a gradient leaves out
 */

/**
 * Gradient x input (Shrikumar et al. 2016) of the difference of two logits. Of a network without hidden layers
 * the products are those of weights and image.
 * @param {Network} network
 * @param {Uint8Array} pixels  [inputs]
 * @param {number} one  a class
 * @param {number} other  a class
 * @returns {Attribution}
 */
export function attribution(network, pixels, one, other) {
  const layers = layersOf(network);
  const read = readByLayer(network, pixels);
  const signs = new Float64Array(network.config.classes);
  signs[one] += 1;
  signs[other] -= 1;
  const gradient = inputGradient(layers, read, signs);
  const logits = logitsOf(layers, read);
  const difference = logits[one] - logits[other];
  const products = Float32Array.from(gradient, (slope, i) => slope * read[0][i]);
  let [up, down] = [0, 0];
  for (const product of products) {
    if (product > 0) up += product;
    else down += product;
  }
  return { products, up, down, difference, rest: difference - up - down };
}
