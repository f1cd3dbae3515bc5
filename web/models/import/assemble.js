/** From what a file of another program says, and what a person says beside it, to a model of ours. */
import { LIMITS } from '../../engine/core/limits.js';
import { MlpError } from '../../engine/errors.js';
import { isPrintableName } from '../../engine/samples.js';
import { shown } from '../../engine/shown.js';
import { ACTIVATIONS, pixelScaling } from './hints.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/**
 * A dense layer as a file has it.
 * @typedef {object} FoundLayer
 * @property {string} name  for messages
 * @property {number} inputs
 * @property {number} outputs
 * @property {Float32Array} weight  [outputs][inputs]
 * @property {Float32Array | null} bias  [outputs]; null for none
 * @property {string | null} [activation]  what follows it, as we call it; null for nothing, left out when
 *   the file does not say
 */

/**
 * @typedef {object} Image
 * @property {number} width
 * @property {number} height
 * @property {number} channels
 */

/**
 * Where a network's input has the colours of a pixel: "first", a whole image of one colour after the other,
 * as PyTorch's [channels][height][width] and here; "last", side by side, as Keras' [height][width][channels]
 * and most files of images.
 * @typedef {'first' | 'last'} ChannelOrder
 */

/**
 * What a file says of a network.
 * @typedef {object} Found
 * @property {FoundLayer[]} layers  one or more
 * @property {{offset: Float32Array, gain: Float32Array} | null} scaling  [inputs] each, of what the file
 *   takes as its input; null for none
 * @property {boolean} readsPixels  whether its input is known to be from 0 to 255
 * @property {Image | null} image
 * @property {ChannelOrder | null} channels  null where the file does not say
 * @property {string[] | null} classNames
 */

/**
 * What a file may not say.
 * @typedef {object} ModelHints
 * @property {string} [activation]  of all hidden layers: "sigmoid", "tanh", "relu", "leaky-relu" or "gelu"
 * @property {'none' | 'unit' | 'signed' | {mean: number, std: number}} [pixels]  the numbers that the
 *   network was trained on: "none" 0 to 255, "unit" 0 to 1, "signed" -1 to 1, or those from 0 to 1 with a
 *   mean taken off and divided by a standard deviation, as {mean: 0.1307, std: 0.3081} for MNIST
 * @property {Image} [image]  default: a square in grey or in three colours, if its inputs make one
 * @property {ChannelOrder} [channels]  of images in colours, where the file has their values in one row
 * @property {readonly string[]} [classNames]  default: "0", "1", ...
 */

/**
 * @param {Found} found
 * @param {ModelHints} hints
 * @returns {SavedModel}
 * @throws {MlpError} "model-unsaid": the activation, the scaling or the order of channels is in neither; "model-foreign": a
 *   network that cannot be one of ours; "bad-argument": a hint that is none
 */
export function assembleModel(found, hints) {
  const { layers } = found;
  layers.forEach((layer, i) => checkLayer(layer, layers[i - 1]));
  const hidden = layers.slice(0, -1);
  const last = layers[layers.length - 1];
  const { inputs } = layers[0];
  if (hidden.length > LIMITS.hiddenLayers) {
    throw foreign(
      `it has ${hidden.length} hidden layers, and ${LIMITS.hiddenLayers} are the most here`,
    );
  }
  if (inputs > LIMITS.inputs)
    throw foreign(`it has ${inputs} inputs, and ${LIMITS.inputs} are the most here`);
  if (last.outputs > LIMITS.classes) {
    throw foreign(`it has ${last.outputs} outputs, and ${LIMITS.classes} are the most here`);
  }
  const wide = hidden.find(({ outputs }) => outputs > LIMITS.units);
  if (wide) {
    throw foreign(
      `its layer ${shown(wide.name)} has ${wide.outputs} units, and ${LIMITS.units} are the most here`,
    );
  }
  const activations = hidden.map((layer) => activationOf(layer, hints));
  const image = imageOf(found, hints, inputs);
  const scaling = scalingOf(found, hints, inputs);
  const isLast = image.channels > 1 && channelsOf(found, hints) === 'last';
  const order = isLast ? planarOrder(image) : null;
  if (order) {
    layers[0] = { ...layers[0], weight: reordered(layers[0].weight, order) };
    scaling.offset = reordered(scaling.offset, order);
    scaling.gain = reordered(scaling.gain, order);
  }
  return {
    config: {
      inputs,
      classes: last.outputs,
      hidden: hidden.map(({ outputs }) => outputs),
      activations,
      // The class is the same for a file that ends with the sums.
      cost: last.activation === 'sigmoid' ? 'quadratic' : 'cross-entropy',
    },
    parameters: joinedParameters(layers),
    scaling,
    samples: { ...image, classNames: namesOf(found, hints, last.outputs) },
    recipe: {},
  };
}

/** @param {FoundLayer} layer @param {FoundLayer | undefined} before */
function checkLayer({ name, inputs, outputs, weight, bias }, before) {
  if (before && before.outputs !== inputs) {
    throw foreign(
      `its layer ${shown(name)} takes ${inputs} values, and ${shown(before.name)} before it gives ${before.outputs}`,
    );
  }
  if (inputs < 1 || outputs < 1) throw foreign(`its layer ${shown(name)} is empty`);
  if (weight.length !== inputs * outputs || (bias && bias.length !== outputs)) {
    throw foreign(`its layer ${shown(name)} has weights of another number than its sizes ask for`);
  }
  if (!weight.every(Number.isFinite) || !(bias?.every(Number.isFinite) ?? true)) {
    throw foreign(`its layer ${shown(name)} holds a value that is not a finite number`);
  }
}

/** @param {FoundLayer} layer @param {ModelHints} hints */
function activationOf({ name, activation }, hints) {
  if (activation) return activation;
  if (activation === null) {
    throw foreign(`no activation follows its hidden layer ${shown(name)}`);
  }
  if (hints.activation === undefined) {
    throw new MlpError(
      'model-unsaid',
      `The file does not say which activation follows its hidden layers. Name it: ${ACTIVATIONS.join(', ')}.`,
      { missing: 'activation' },
    );
  }
  return hints.activation;
}

/** @param {Found} found @param {ModelHints} hints @param {number} inputs */
function scalingOf({ scaling, readsPixels }, { pixels }, inputs) {
  if (pixels === undefined && !readsPixels) {
    throw new MlpError(
      'model-unsaid',
      'The file does not say which numbers the network was trained on. Say what became of pixels from 0 to ' +
        '255: none, unit (0 to 1), signed (-1 to 1), or the mean and standard deviation that were taken.',
      { missing: 'pixels' },
    );
  }
  const [offset, gain] = readsPixels ? [0, 1] : pixelScaling(pixels);
  const all = (/** @type {(i: number) => number} */ value) =>
    Float32Array.from({ length: inputs }, (_, i) => value(i));
  // ((pixel - offset) gain - inner offset) inner gain, as one offset and one gain.
  const inner = scaling ?? { offset: all(() => 0), gain: all(() => 1) };
  const result = {
    offset: all((i) => offset + inner.offset[i] / gain),
    gain: all((i) => gain * inner.gain[i]),
  };
  if ([result.offset, result.gain].every((values) => values.every(Number.isFinite))) return result;
  throw foreign('it scales its input by a number that is not finite');
}

/** @param {Found} found @param {ModelHints} hints @returns {unknown} */
function channelsOf(found, hints) {
  const order = found.channels ?? hints.channels;
  if (order !== undefined) return order;
  throw new MlpError(
    'model-unsaid',
    'The file does not say where its input has the colours of a pixel. Say first (a whole image of one ' +
      'colour after the other, as PyTorch has them) or last (side by side, as Keras and NumPy mostly have them).',
    { missing: 'channels' },
  );
}

/** @param {Found} found @param {ModelHints} hints @param {number} inputs @returns {Image} */
function imageOf(found, hints, inputs) {
  const known = hints.image ?? found.image ?? guessedImage(inputs);
  const { width, height, channels } = known;
  const isFit = [width, height, channels].every((size) => Number.isInteger(size) && size >= 1);
  if (isFit && width * height * channels === inputs) return { width, height, channels };
  throw new MlpError(
    hints.image ? 'bad-argument' : 'model-foreign',
    `The network reads ${inputs} values, which images of ${shown(width)} x ${shown(height)} with ` +
      `${shown(channels)} channels do not have.`,
  );
}

/** @param {number} inputs @returns {Image} */
function guessedImage(inputs) {
  for (const channels of [1, 3]) {
    const side = Math.sqrt(inputs / channels);
    if (Number.isInteger(side)) return { width: side, height: side, channels };
  }
  return { width: inputs, height: 1, channels: 1 };
}

/** @param {Found} found @param {ModelHints} hints @param {number} classes @returns {string[]} */
function namesOf(found, hints, classes) {
  const names =
    hints.classNames ?? found.classNames ?? Array.from({ length: classes }, (_, c) => `${c}`);
  if (Array.isArray(names) && names.length === classes && names.every(isPrintableName))
    return [...names];
  throw new MlpError(
    hints.classNames ? 'bad-argument' : 'model-foreign',
    `The network has ${classes} classes, so ${classes} printable names of up to 80 characters are needed.`,
  );
}

/** Where each planar value stands among interleaved ones. @param {Image} image */
function planarOrder({ width, height, channels }) {
  const pixels = width * height;
  return Array.from(
    { length: pixels * channels },
    (_, i) => (i % pixels) * channels + Math.floor(i / pixels),
  );
}

/** @param {Float32Array} values  rows as long as the order @param {number[]} order */
function reordered(values, order) {
  const length = order.length;
  return Float32Array.from(values, (_, i) => values[i - (i % length) + order[i % length]]);
}

/** @param {FoundLayer[]} layers */
function joinedParameters(layers) {
  const count = layers.reduce((sum, { weight, outputs }) => sum + weight.length + outputs, 0);
  const parameters = new Float32Array(count);
  let at = 0;
  for (const { weight, bias, outputs } of layers) {
    parameters.set(weight, at);
    at += weight.length;
    if (bias) parameters.set(bias, at);
    at += outputs;
  }
  return parameters;
}

/** @param {string} why @returns {MlpError} */
export const foreign = (why) =>
  new MlpError('model-foreign', `This network cannot be used here: ${why}.`);
