/** The layers of a network as arrays, and the passes through them that the core does not have. */
import { addsInput, layerSizes } from '../files/model.js';

/** @typedef {import('../core/network.js').Network} Network */

/**
 * A layer after the inputs.
 * @typedef {object} Layer
 * @property {number} inputs
 * @property {number} units
 * @property {Float32Array} weights  [units][inputs]
 * @property {Float32Array} biases  [units]
 * @property {string | null} activation  null for the last layer, whose sums are the logits
 * @property {boolean} adds  whether the outputs of the layer before are added to its own
 */

/** The slope of leaky ReLU below 0, as in c/kernels/kernels.h. */
const LEAK = 0.01;
/** GELU as in c/base/fmath_body.h: z sigmoid(z (LINEAR + CUBIC z^2)). */
const LINEAR = 1.59576912;
const CUBIC = 0.0713548163;

/** Where the weights and biases of each layer stand in Network.parameters(). @param {number[]} sizes */
export function placesOf(sizes) {
  let at = 0;
  return sizes.slice(1).map((units, i) => {
    const weights = at;
    const biases = at + sizes[i] * units;
    at = biases + units;
    return { weights, biases, units, inputs: sizes[i] };
  });
}

/** What the network sees of an image. @param {Network} network @param {Uint8Array} pixels */
export function scaled(network, pixels) {
  const { offset, gain } = network.scaling;
  return Float32Array.from(pixels, (pixel, i) => (pixel - offset[i]) * gain[i]);
}

/** @param {Network} network @returns {Layer[]} copies of its parameters */
export function layersOf(network) {
  const { config } = network;
  const parameters = network.parameters();
  return placesOf(layerSizes(config)).map(({ weights, biases, units, inputs }, i) => ({
    inputs,
    units,
    weights: parameters.subarray(weights, biases),
    biases: parameters.subarray(biases, biases + units),
    activation: config.activations[i] ?? null,
    adds: addsInput(config, i),
  }));
}

/**
 * What each layer reads of an image.
 * @param {Network} network
 * @param {Uint8Array} pixels  [inputs]
 * @returns {Float32Array[]} what the network sees of the image, then the outputs of each hidden layer
 */
export const readByLayer = (network, pixels) => [
  scaled(network, pixels),
  ...network.layerOutputs(pixels).slice(0, -1),
];

/** bias + weights x inputs, of each unit. @param {Layer} layer @param {Float32Array} read  [inputs] */
export function sumsOf({ inputs, units, weights, biases }, read) {
  return Float64Array.from({ length: units }, (_, unit) => {
    let sum = biases[unit];
    for (let i = 0; i < inputs; i++) sum += weights[unit * inputs + i] * read[i];
    return sum;
  });
}

/** The logits: what softmax or the sigmoid of the outputs is taken of. @param {Layer[]} layers @param {Float32Array[]} read  by each layer */
export const logitsOf = (layers, read) => sumsOf(layers[layers.length - 1], read[read.length - 1]);

/**
 * The slope of an activation where its output is a. That of GELU needs the sum z too: its sigmoid is a / z,
 * so no exponential is computed here.
 * @param {string} activation
 * @param {number} a
 * @param {number} z
 */
function slopeOf(activation, a, z) {
  if (activation === 'sigmoid') return a * (1 - a);
  if (activation === 'tanh') return 1 - a * a;
  if (activation === 'identity') return 1;
  if (activation === 'relu') return a > 0 ? 1 : 0;
  if (activation === 'leaky-relu') return a > 0 ? 1 : LEAK;
  const s = z === 0 ? 0.5 : Math.min(1, Math.max(0, a / z));
  return s + z * s * (1 - s) * (LINEAR + 3 * CUBIC * z * z);
}

/** @param {Layer} layer @param {Float64Array} slopes  [units], by its sums @returns {Float64Array<ArrayBuffer>} [inputs] */
function slopesOfInputs({ inputs, units, weights }, slopes) {
  const below = new Float64Array(inputs);
  for (let unit = 0; unit < units; unit++) {
    const slope = slopes[unit];
    if (slope === 0) continue;
    for (let i = 0; i < inputs; i++) below[i] += slope * weights[unit * inputs + i];
  }
  return below;
}

/**
 * Slopes of one number by what a layer computes.
 * @typedef {object} Slopes
 * @property {Float64Array} sums  [units] by its sums
 * @property {Float64Array | null} outputs  [units] by its outputs; null for the last layer
 */

/**
 * The slopes of a layer from those of the next one.
 * @param {Layer} layer  the next one
 * @param {Layer} former  a hidden layer
 * @param {Slopes} slopes  of the next one
 * @param {Float32Array} outputs  of the former
 * @param {Float32Array} read  by the former
 * @returns {Slopes} of the former
 */
export function slopesBelow(layer, former, slopes, outputs, read) {
  const below = slopesOfInputs(layer, slopes.sums);
  if (layer.adds) slopes.outputs?.forEach((slope, i) => (below[i] += slope));
  const activation = String(former.activation);
  const activated = former.adds ? outputs.map((output, i) => output - read[i]) : outputs;
  const sums = activation === 'gelu' ? sumsOf(former, read) : activated;
  const bySums = below.map((slope, i) => slope * slopeOf(activation, activated[i], sums[i]));
  return { sums: bySums, outputs: below };
}

/**
 * The gradient of a weighted sum of logits with respect to what the network sees of the image.
 * @param {Layer[]} layers
 * @param {Float32Array[]} read  by each layer, as readByLayer() gives it
 * @param {ArrayLike<number>} weights  [classes] of the logits in the sum
 * @returns {Float64Array} [inputs]
 */
export function inputGradient(layers, read, weights) {
  /** @type {Slopes} */
  let slopes = { sums: Float64Array.from(weights), outputs: null };
  for (let l = layers.length - 1; l > 0; l--)
    slopes = slopesBelow(layers[l], layers[l - 1], slopes, read[l], read[l - 1]);
  return slopesOfInputs(layers[0], slopes.sums);
}
