/**
 * A layers model of TensorFlow.js: model.json, a chain of layers in the form of Keras 2 or 3, and its
 * weights in files beside it.
 */
import { MlpError } from '../../engine/errors.js';
import { FLOAT_TYPES, readFloats } from '../../engine/float-types.js';
import { shown } from '../../engine/shown.js';
import { foreign } from './assemble.js';
import { Chain } from './chain.js';
import { imageOfShape } from './image-shape.js';

/** @typedef {{shape: number[], values: Float32Array}} Tensor */

/** What does nothing to a trained network. */
const PASSES = [
  'InputLayer',
  'Dropout',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'Flatten',
  'Reshape',
];
/** Names that mean one of our activations. @type {Record<string, string>} */
const ACTIVATIONS = {
  relu: 'relu',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  softmax: 'softmax',
  log_softmax: 'softmax',
  // Of TensorFlow.js alone: the tanh form.
  gelu_new: 'gelu',
};
const MOST_LAYERS = 100;

/**
 * The files with weights that a model.json names.
 * @param {Uint8Array} bytes  of model.json
 * @returns {string[]} relative paths, none of which leads out of the folder
 * @throws {MlpError} "model-json"
 */
export function weightFiles(bytes) {
  return groupsOf(parse(bytes)).flatMap(({ paths }) => paths);
}

/**
 * @param {Uint8Array} bytes  of model.json
 * @param {Map<string, Uint8Array>} files  those that weightFiles() names, by that path
 * @returns {import('./assemble.js').Found}
 * @throws {MlpError} "model-json", "model-foreign"
 */
export function readKeras(bytes, files) {
  const json = parse(bytes);
  const tensors = readWeights(json, files);
  const config = json.modelTopology?.model_config ?? json.modelTopology;
  const layers = Array.isArray(config?.config) ? config.config : config?.config?.layers;
  if (!Array.isArray(layers) || layers.length === 0) throw bad('it names no layers');
  if (layers.length > MOST_LAYERS) throw foreign(`it has ${layers.length} layers`);
  if (!layers.every(isObject)) throw bad('a layer is no object');
  if (config.class_name !== 'Sequential') checkChain(layers);
  const { image, channels } = imageOf(layers, json.userDefinedMetadata);
  const chain = new Chain(image, channels);
  for (const layer of layers) follow(chain, layer, tensors);
  const names = json.userDefinedMetadata?.classNames;
  return { ...chain.found(), readsPixels: false, classNames: Array.isArray(names) ? names : null };
}

/** @param {Uint8Array} bytes @returns {any} */
function parse(bytes) {
  let json;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw bad('it is not valid JSON');
  }
  if (!isObject(json)) throw bad('it is not an object');
  if (json.format === 'graph-model' || isObject(json.modelTopology?.node)) {
    throw foreign('it is a graph model of TensorFlow.js; convert it as a layers model');
  }
  if (!isObject(json.modelTopology)) throw bad('it has no "modelTopology"');
  return json;
}

/** @param {any} json @returns {{paths: string[], weights: any[]}[]} */
function groupsOf({ weightsManifest }) {
  const isGroup = (/** @type {any} */ group) =>
    isObject(group) &&
    Array.isArray(group.paths) &&
    Array.isArray(group.weights) &&
    group.weights.every(isObject);
  if (!Array.isArray(weightsManifest) || !weightsManifest.every(isGroup)) {
    throw bad('its "weightsManifest" is wrong');
  }
  const isSafe = (/** @type {unknown} */ path) =>
    typeof path === 'string' && /^[\w-][\w. -]*(\/[\w-][\w. -]*)*$/.test(path);
  for (const { paths } of weightsManifest) {
    const strange = paths.find((/** @type {unknown} */ path) => !isSafe(path));
    if (strange !== undefined) throw bad(`it names a file ${shown(strange)} for its weights`);
  }
  return weightsManifest;
}

/** @param {any} json @param {Map<string, Uint8Array>} files @returns {Map<string, Tensor>} by name, ":0" left off */
function readWeights(json, files) {
  /** @type {Map<string, Tensor>} */
  const tensors = new Map();
  for (const { paths, weights } of groupsOf(json)) {
    const bytes = joined(
      paths.map((path) => {
        const file = files.get(path);
        if (file) return file;
        throw new MlpError(
          'model-files',
          `The file ${shown(path)}, which model.json names, is missing; give it too.`,
        );
      }),
    );
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    for (const { name, shape, dtype, quantization } of weights) {
      if (typeof name !== 'string' || !isShape(shape))
        throw bad('a weight has no name or no shape');
      const stored = storedAs(name, dtype, quantization);
      const count = shape.reduce(
        (/** @type {number} */ product, /** @type {number} */ size) => product * size,
        1,
      );
      if (stored.bytes * count > bytes.length - at)
        throw bad(`the files of its weights end before ${shown(name)} does`);
      const values = readFloats(stored, view, at, count);
      tensors.set(name.replace(/:0$/, ''), { shape, values });
      at += stored.bytes * count;
    }
    if (at !== bytes.length) throw bad('the files of its weights are longer than its weights');
  }
  return tensors;
}

/**
 * How a weight lies in its file: as it is, or as tensorflowjs_converter quantises it, by half floats or whole
 * numbers q that stand for q scale + min.
 * @param {string} name
 * @param {unknown} dtype
 * @param {any} quantization
 * @returns {import('../../engine/float-types.js').FloatType}
 */
function storedAs(name, dtype, quantization) {
  const type = quantization?.dtype ?? dtype;
  if (typeof type === 'string' && Object.hasOwn(FLOAT_TYPES, type)) {
    return FLOAT_TYPES[/** @type {keyof typeof FLOAT_TYPES} */ (type)];
  }
  const { scale, min } = quantization ?? {};
  if ((type === 'uint8' || type === 'uint16') && Number.isFinite(scale) && Number.isFinite(min)) {
    const bytes = type === 'uint8' ? 1 : 2;
    return {
      bytes,
      read: (view, at) =>
        (bytes === 1 ? view.getUint8(at) : view.getUint16(at, true)) * scale + min,
    };
  }
  throw foreign(
    `its weight ${shown(name)} is of the type ${shown(type)}; ${Object.keys(FLOAT_TYPES).join(', ')} are read, and what tensorflowjs_converter quantises to uint8 and uint16`,
  );
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  if (parts.length === 1) return parts[0];
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Each layer of a functional model must read the one before it. @param {any[]} layers */
function checkChain(layers) {
  layers.forEach((layer, i) => {
    if (i === 0) return;
    const text = JSON.stringify(layer.inbound_nodes ?? null);
    const read = layers.filter(({ name, config }) =>
      text.includes(JSON.stringify(name ?? config?.name)),
    );
    if (read.length !== 1 || read[0] !== layers[i - 1]) {
      throw foreign(
        `its layer ${shown(layer.name ?? layer.config?.name)} does not read the one before it alone`,
      );
    }
  });
}

/**
 * The images of its input, as its metadata, the input's shape or that of a first Reshape tells them.
 * @param {any[]} layers
 * @param {any} metadata
 */
function imageOf(layers, metadata) {
  const { image, channels } = metadata ?? {};
  if (isObject(image) && (channels === 'first' || channels === 'last')) {
    return { image: /** @type {import('./assemble.js').Image} */ (image), channels };
  }
  const { batch_input_shape: before, batch_shape: since } = layers[0].config ?? {};
  const [, ...input] = Array.isArray(before ?? since) ? (before ?? since) : [];
  const reshaped = layers.find(({ class_name: kind }) => kind === 'Reshape')?.config?.target_shape;
  const sizes = input.length === 1 && Array.isArray(reshaped) ? reshaped : input;
  if (!isShape(sizes)) return { image: null, channels: null };
  const flatten = layers.find(({ class_name: kind }) => kind === 'Flatten')?.config ?? {};
  if (sizes.length === 3 && /^channels_?first$/i.test(flatten.data_format ?? flatten.dataFormat)) {
    // Such a layer moves the channels of its input behind the rest before it flattens them.
    const [depth, height, width] = sizes;
    return { image: { width, height, channels: depth }, channels: /** @type {const} */ ('last') };
  }
  return imageOfShape(sizes, 'last');
}

/** @param {Chain} chain @param {any} layer @param {Map<string, Tensor>} tensors */
function follow(chain, { class_name: kind, config }, tensors) {
  if (!isObject(config)) throw bad('a layer has no "config"');
  const { name } = config;
  const need = (/** @type {string} */ part) => {
    const tensor = tensorOf(tensors, name, part);
    if (tensor) return tensor;
    throw bad(`the weight ${shown(`${name}/${part}`)} is missing`);
  };
  if (PASSES.includes(kind)) return;
  if (kind === 'Dense') {
    const kernel = need('kernel');
    if (kernel.shape.length !== 2) throw bad(`the kernel of ${shown(name)} has no two dimensions`);
    const [inputs, outputs] = kernel.shape;
    const weight = kernel.values.map(
      (_, i) => kernel.values[(i % inputs) * outputs + Math.floor(i / inputs)],
    );
    const bias = config.use_bias === false ? null : need('bias').values;
    chain.dense({ name: String(name), inputs, outputs, weight }, bias);
    activate(chain, config.activation);
  } else if (kind === 'Activation') activate(chain, config.activation);
  else if (kind === 'Softmax') chain.activate('softmax');
  else if (kind === 'LeakyReLU') chain.leakyRelu(config.alpha ?? config.negative_slope ?? 0.3);
  else if (kind === 'ReLU') rectify(chain, config);
  else if (kind === 'Rescaling') {
    chain.affine('Mul', numbers(config.scale ?? 1));
    chain.affine('Add', numbers(config.offset ?? 0));
  } else if (kind === 'BatchNormalization') normalise(chain, config, need);
  else
    throw foreign(
      `it has a layer of the kind ${shown(kind)}, which is not one of a multilayer perceptron here`,
    );
}

/** @param {Chain} chain @param {any} activation  a name, or an object of Keras 3 */
function activate(chain, activation) {
  const name = isObject(activation)
    ? (activation.config?.name ?? activation.config ?? activation.class_name)
    : activation;
  if (name === 'linear' || name === undefined || name === null) return;
  if (typeof name === 'string' && Object.hasOwn(ACTIVATIONS, name))
    chain.activate(ACTIVATIONS[name]);
  else if (name === 'gelu')
    throw foreign('its "gelu" is the erf form, and only the tanh form is here');
  else throw foreign(`it has the activation ${shown(name)}, which is not one here`);
}

/** @param {Chain} chain @param {any} config */
function rectify(chain, { max_value: most, threshold, negative_slope: slope }) {
  if ((most ?? null) !== null || threshold) throw foreign('its ReLU has a limit or a threshold');
  if (slope) chain.leakyRelu(slope);
  else chain.activate('relu');
}

/**
 * (x - mean) / sqrt(variance + epsilon) * gamma + beta.
 * @param {Chain} chain
 * @param {any} config
 * @param {(part: string) => Tensor} need
 */
function normalise(chain, { epsilon = 0.001, center, scale }, need) {
  chain.affine('Sub', need('moving_mean').values);
  const deviation = Float64Array.from(need('moving_variance').values, (value) =>
    Math.sqrt(value + epsilon),
  );
  chain.affine('Div', deviation);
  if (scale !== false) chain.affine('Mul', need('gamma').values);
  if (center !== false) chain.affine('Add', need('beta').values);
}

/** The weight of a layer, whatever stands before the layer's name. @param {Map<string, Tensor>} tensors @param {unknown} layer @param {string} part */
function tensorOf(tensors, layer, part) {
  const own = `${layer}/${part}`;
  for (const [name, tensor] of tensors) if (name === own || name.endsWith(`/${own}`)) return tensor;
  return null;
}

/** @param {unknown} value @returns {number[]} */
function numbers(value) {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > 0 && list.every(Number.isFinite)) return list;
  throw bad('a scale or an offset is no number');
}

/** @param {unknown} value @returns {value is number[]} */
const isShape = (value) =>
  Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {string} why */
const bad = (why) =>
  new MlpError('model-json', `This is not a model.json of TensorFlow.js that can be read: ${why}.`);
