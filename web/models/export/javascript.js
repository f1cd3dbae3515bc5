/**
 * A model as one ES module that depends on nothing: the weights in base64 and a function that reads
 * an image. With float32 weights it computes in the core's order and gives the core's bits.
 */
import { floatBytes, toBase64 } from './bytes.js';
import { describeModel, imageText, jsonText } from './describe.js';
import { int8Layers, INT8_COST } from './int8.js';
import { compactScaling, layersOf, transposed } from './layers.js';
import { FUNCTION_NAMES, mathsText } from './maths-js.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/**
 * @param {SavedModel} model
 * @param {{name: string, weights: 'f32' | 'int8'}} options
 * @returns {string}
 */
export function javascriptText(model, { name, weights }) {
  const { config } = model;
  const isInt8 = weights === 'int8';
  const bits = isInt8
    ? INT8_COST
    : 'It computes with the weights and the order of operations of MLP Lab, and gives its bits.';
  return `/**
 * ${describeModel(model)}
 * ${bits}
 *
 *     import { predict } from './${name}.js';
 *     predict(pixels).className; // pixels: ${config.inputs} whole numbers from 0 to 255
 */

${moduleBody(model, isInt8)}`;
}

/**
 * The module without the comment at its top.
 *
 * @param {SavedModel} model
 * @param {boolean} isInt8
 * @returns {string}
 */
export function moduleBody(model, isInt8) {
  const { config, samples } = model;
  return `/** The classes, in the order of the outputs. @type {string[]} */
export const classNames = ${jsonText(samples.classNames)};

/** The images that it reads: ${imageText(samples)}. */
export const image = ${jsonText({
    width: samples.width,
    height: samples.height,
    channels: samples.channels,
  })};

/**
 * Reads an image.
 * @param {ArrayLike<number>} pixels  ${config.inputs} numbers from 0 to 255: row by row, one colour after the other
 * @returns {{label: number, className: string, confidence: number, outputs: Float32Array}} label: the
 *   class with the largest output; confidence: that output; outputs: ${outputsText(config)}
 */
export function predict(pixels) {
  const outputs = logits(pixels);
${config.cost === 'cross-entropy' ? SOFTMAX : SIGMOIDS}
  let label = 0;
  for (let c = 1; c < outputs.length; c++) if (outputs[c] > outputs[label]) label = c;
  return { label, className: classNames[label], confidence: outputs[label], outputs };
}

/**
 * The sums of the last layer.
 * @param {ArrayLike<number>} pixels  as for predict()
 * @returns {Float32Array} ${config.classes} values
 */
export function logits(pixels) {
  if (pixels.length !== ${config.inputs}) {
    throw new RangeError(\`This network reads ${config.inputs} values, not \${pixels.length}.\`);
  }
${isInt8 ? FORWARD_INT8 : FORWARD_F32}
}

${isInt8 ? LAYER_INT8 : LAYER_F32}

const f32 = Math.fround;
const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

${mathsText(config)}
${isInt8 ? dataInt8(model) : dataF32(model)}`;
}

/** @param {SavedModel} model @returns {string} the types of that module */
export function typesText({ config, samples }) {
  return `/** The classes, in the order of the outputs. */
export const classNames: string[];
/** The images that it reads: ${imageText(samples)}. */
export const image: { width: number; height: number; channels: number };
/** What predict() sees in an image. */
export interface Prediction {
  /** The class with the largest output, from 0. */
  label: number;
  className: string;
  /** The largest output, 0 to 1. */
  confidence: number;
  /** [${config.classes}] ${outputsText(config)} */
  outputs: Float32Array;
}
/** Reads an image: ${config.inputs} numbers from 0 to 255, row by row, one colour after the other. */
export function predict(pixels: ArrayLike<number>): Prediction;
/** The sums of the last layer, ${config.classes} values. */
export function logits(pixels: ArrayLike<number>): Float32Array;
`;
}

/** @param {SavedModel['config']} config */
const outputsText = ({ cost }) =>
  cost === 'cross-entropy' ? 'probabilities' : 'the outputs of sigmoids';

const SOFTMAX = `  let most = outputs[0];
  for (const z of outputs) most = z > most ? z : most;
  let sum = 0;
  for (let c = 0; c < outputs.length; c++) {
    outputs[c] = exp(f32(outputs[c] - most));
    sum = f32(sum + outputs[c]);
  }
  for (let c = 0; c < outputs.length; c++) outputs[c] /= sum;`;

const SIGMOIDS = `  for (let c = 0; c < outputs.length; c++) outputs[c] = sigmoid(outputs[c]);`;

const FORWARD_F32 = `  let values = new Float32Array(pixels.length);
  for (let k = 0; k < values.length; k++) {
    const at = offset.length > 1 ? k : 0;
    values[k] = f32(f32(pixels[k] - offset[at]) * gain[at]);
  }
  for (const layer of layers) values = outputsOf(layer, values);
  return values;`;

const FORWARD_INT8 = `  /** @type {Uint8Array | Float32Array} */
  let values = Uint8Array.from(pixels);
  for (const layer of layers) values = outputsOf(layer, values);
  return /** @type {Float32Array} */ (values);`;

/** The loops of a layer. The sums of the int8 form's first layer are whole. */
const SUMS = `  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (value === 0) continue;
    const row = k * outputs.length;
    for (let o = 0; o < outputs.length; o++) sums[o] += f32(value * weight[row + o]);
  }`;

const LAYER_F32 = `/**
 * One sum for each output, its products added with the inputs ascending.
 * @param {Layer} layer
 * @param {Float32Array} values
 */
function outputsOf({ weight, bias, activation }, values) {
  const outputs = new Float32Array(bias.length);
  const sums = outputs;
${SUMS}
  for (let o = 0; o < outputs.length; o++) {
    const z = f32(sums[o] + bias[o]);
    outputs[o] = activation ? activation(z) : z;
  }
  return outputs;
}`;

const LAYER_INT8 = `/**
 * One sum for each output, its products added with the inputs ascending; those of pixels are whole.
 * @param {Layer} layer
 * @param {Uint8Array | Float32Array} values
 */
function outputsOf({ weight, scale, bias, activation }, values) {
  const outputs = new Float32Array(bias.length);
  const sums = values instanceof Uint8Array ? new Int32Array(bias.length) : outputs;
${SUMS}
  for (let o = 0; o < outputs.length; o++) {
    const z = f32(f32(f32(sums[o]) * scale[o]) + bias[o]);
    outputs[o] = activation ? activation(z) : z;
  }
  return outputs;
}`;

/** @param {string} fields  more of the type of a layer */
const dataHead = (fields) => `/** @param {string} base64 */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Little-endian on every machine. @param {string} base64 */
function floatsOf(base64) {
  const view = new DataView(bytesOf(base64).buffer);
  return Float32Array.from({ length: view.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

/**
 * Weights are [inputs][outputs].
 * @typedef {{${fields}, bias: Float32Array, activation?: (z: number) => number}} Layer
 */
`;

/** @param {Float32Array} values */
const floatsText = (values) => `floatsOf('${toBase64(floatBytes(values))}')`;

/** @param {string | null} name */
const activationText = (name) =>
  name && name !== 'identity' ? `\n    activation: ${FUNCTION_NAMES[name]},` : '';

/** @param {SavedModel} model */
function dataF32(model) {
  const { offset, gain } = compactScaling(model.scaling);
  const layers = layersOf(model).map(
    ({ weight, inputs, bias, activation }) => `  {
    weight: ${floatsText(transposed(weight, inputs))},
    bias: ${floatsText(bias)},${activationText(activation)}
  },`,
  );
  return `${dataHead('weight: Float32Array')}
// The network sees (pixel - offset) * gain.
const offset = ${floatsText(offset)};
const gain = ${floatsText(gain)};

/** @type {Layer[]} */
const layers = [
${layers.join('\n')}
];
`;
}

/** @param {SavedModel} model */
function dataInt8(model) {
  const layers = int8Layers(model).map(
    ({ weight, inputs, scale, bias, activation }) => `  {
    weight: new Int8Array(bytesOf('${toBase64(transposed(weight, inputs))}').buffer),
    scale: ${floatsText(scale)},
    bias: ${floatsText(bias)},${activationText(activation)}
  },`,
  );
  return `${dataHead('weight: Int8Array, scale: Float32Array')}
/** @type {Layer[]} */
const layers = [
${layers.join('\n')}
];
`;
}
