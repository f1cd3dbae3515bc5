/**
 * A trained network as a safetensors file, which PyTorch and others can open.
 *
 * Tensors: `layers.0.weight` [out, in], `layers.0.bias` [out], `layers.1.weight`, ...; and the
 * scaling of the input, `input.offset` [in] and `input.gain` [in]: the network sees
 * (pixel - offset) * gain. Metadata: `format`, `version`, `config`, a JSON object, and two checksums:
 * `weightsSha256` of the layers' values, as a run prints it, and `contentSha256` of everything: of
 * the config's text with the SHA-256 of offset, gain and layers behind it. A SHA-256 is in hexadecimal
 * and of little-endian float32.
 */
import { weightsSha256 } from '../core/hash.js';
import { textSha256 } from '../core/sha256.js';
import { MlpError } from '../errors.js';
import { LIMITS } from '../core/limits.js';
import { isPrintableName } from '../samples.js';
import { recipeFields } from '../recipe/fields.js';
import { decodeSafetensors, encodeSafetensors } from './safetensors.js';

/** @typedef {import('../run/values.js').ModelConfig} ModelConfig */
/** @typedef {import('../run/values.js').SavedModel} SavedModel */

const FORMAT = 'mlp-lab';
const VERSION = '1';
const ACTIVATIONS = recipeFields.activation.choices ?? [];
const COSTS = recipeFields.cost.choices ?? [];

/**
 * Sizes of all layers, input and output included.
 *
 * @param {ModelConfig} config
 * @returns {number[]} e.g. [784, 30, 10]
 */
export function layerSizes(config) {
  return [config.inputs, ...config.hidden, config.classes];
}

/**
 * Whether a layer adds the outputs of the one before to its own.
 *
 * @param {Pick<ModelConfig, 'hidden' | 'residual'>} config
 * @param {number} layer  0 for the first hidden one
 */
export const addsInput = ({ hidden, residual = false }, layer) =>
  residual && layer > 0 && hidden[layer] === hidden[layer - 1];

/**
 * A model as a safetensors file.
 *
 * @param {SavedModel} model
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {MlpError} `model-tensor`: its arrays are not as long as its config says
 */
export function encodeModel(model) {
  const { config, parameters, scaling, samples, recipe } = model;
  const shapes = layerShapes(layerSizes(config));
  const expected = shapes.reduce((total, { count }) => total + count, 0);
  if (parameters.length !== expected) {
    throw new MlpError(
      'model-tensor',
      `A network ${layerSizes(config).join('-')} has ${expected} parameters, not ${parameters.length}.`,
    );
  }
  let at = 0;
  const layers = shapes.map(({ name, shape, count }) => {
    const data = parameters.subarray(at, at + count);
    at += count;
    return { name, shape, data };
  });
  const { height, width, channels, classNames } = samples;
  const text = JSON.stringify({
    layers: layerSizes(config),
    activations: config.activations,
    cost: config.cost,
    ...(config.residual && { residual: true }),
    image: { height, width, channels },
    classNames,
    recipe,
  });
  return encodeSafetensors(
    [
      { name: 'input.offset', shape: [config.inputs], data: scaling.offset },
      { name: 'input.gain', shape: [config.inputs], data: scaling.gain },
      ...layers,
    ],
    {
      format: FORMAT,
      version: VERSION,
      config: text,
      weightsSha256: weightsSha256(parameters),
      contentSha256: contentSha256(text, scaling, parameters),
    },
  );
}

/**
 * Reads a file that encodeModel wrote, or one that another program wrote to the same rules.
 *
 * @param {Uint8Array} bytes  the whole file
 * @returns {SavedModel & {verified: boolean}} verified: whether checksums in the file show that
 *   nothing has changed; false for a file without them
 * @throws {MlpError} the codes of decodeSafetensors; `model-format`, `model-version`: not a model
 *   of ours; `model-config`: its config is not valid; `model-tensor`: tensors that are missing, not part
 *   of the model, of another shape, or not finite; `model-checksum`: its values are not those that
 *   were saved
 */
export function decodeModel(bytes) {
  const { tensors, metadata } = decodeSafetensors(bytes);
  const { config, samples, recipe } = readConfig(metadata);
  const shapes = layerShapes(layerSizes(config));
  const inputShape = [config.inputs];

  // All shapes are compared with tensors that exist before anything is allocated.
  const layers = shapes.map(({ name, shape }) => takeTensor(tensors, name, shape));
  const scaling = {
    offset: takeTensor(tensors, 'input.offset', inputShape),
    gain: takeTensor(tensors, 'input.gain', inputShape),
  };
  if (tensors.size > 0) {
    const [name] = tensors.keys();
    throw new MlpError(
      'model-tensor',
      `The model file has a tensor ${JSON.stringify(name.slice(0, 60))} that its config does not ask for.`,
    );
  }
  const parameters = new Float32Array(shapes.reduce((total, { count }) => total + count, 0));
  let at = 0;
  for (const data of layers) {
    parameters.set(data, at);
    at += data.length;
  }
  const verified = checkSums(metadata, { scaling, parameters });
  return { config, parameters, scaling, samples, recipe, verified };
}

/**
 * @param {string} text  the config's
 * @param {SavedModel['scaling']} scaling
 * @param {Float32Array} parameters
 */
function contentSha256(text, { offset, gain }, parameters) {
  const parts = [text, ...[offset, gain, parameters].map(weightsSha256)];
  return textSha256(parts.join(''));
}

/**
 * @param {Map<string, string>} metadata
 * @param {Pick<SavedModel, 'scaling' | 'parameters'>} values
 * @returns {boolean} whether there were checksums
 * @throws {MlpError} `model-checksum`
 */
function checkSums(metadata, { scaling, parameters }) {
  const text = metadata.get('config') ?? '';
  /** @type {[name: string, actual: () => string][]} */
  const sums = [
    ['weightsSha256', () => weightsSha256(parameters)],
    ['contentSha256', () => contentSha256(text, scaling, parameters)],
  ];
  const present = sums.filter(([name]) => metadata.has(name));
  for (const [name, actual] of present) {
    if (metadata.get(name) === actual()) continue;
    throw new MlpError(
      'model-checksum',
      `The model file is not as it was saved: its ${name} does not fit what it holds. Take another copy; ` +
        'a program that changes a model must leave that entry of the metadata out.',
    );
  }
  return present.length === sums.length;
}

/**
 * Names and shapes of the tensors of all layers, in the order of the parameters.
 *
 * @param {number[]} sizes  as layerSizes
 * @returns {{name: string, shape: number[], count: number}[]}
 */
function layerShapes(sizes) {
  return sizes.slice(1).flatMap((outputs, layer) => [
    {
      name: `layers.${layer}.weight`,
      shape: [outputs, sizes[layer]],
      count: outputs * sizes[layer],
    },
    { name: `layers.${layer}.bias`, shape: [outputs], count: outputs },
  ]);
}

/**
 * Removes a tensor from the map and returns its values. What is left in the map in the end is not
 * part of the model.
 *
 * @param {Map<string, import('./safetensors.js').Tensor>} tensors
 * @param {string} name
 * @param {number[]} shape
 * @returns {Float32Array<ArrayBuffer>}
 */
function takeTensor(tensors, name, shape) {
  const tensor = tensors.get(name);
  if (!tensor) throw new MlpError('model-tensor', `The model file has no tensor "${name}".`);
  tensors.delete(name);
  if (tensor.shape.length !== shape.length || tensor.shape.some((size, i) => size !== shape[i])) {
    throw new MlpError(
      'model-tensor',
      `The tensor "${name}" has the shape [${tensor.shape.slice(0, 8)}]; the config asks for [${shape}].`,
    );
  }
  if (!tensor.data.every(Number.isFinite)) {
    throw new MlpError(
      'model-tensor',
      `The tensor "${name}" holds a value that is not a finite number: the file is damaged, or the training it comes from diverged.`,
    );
  }
  return tensor.data;
}

/**
 * @param {Map<string, string>} metadata
 * @returns {Pick<SavedModel, 'config' | 'samples' | 'recipe'>}
 */
function readConfig(metadata) {
  if (metadata.get('format') !== FORMAT) {
    throw new MlpError(
      'model-format',
      'This safetensors file is not a model of MLP Lab: its metadata does not say "format": "mlp-lab".',
    );
  }
  const version = metadata.get('version');
  if (version !== VERSION) {
    throw new MlpError(
      'model-version',
      `The model file has version ${JSON.stringify(version?.slice(0, 20))}; this program reads version ${VERSION}. A newer MLP Lab may have written it.`,
    );
  }
  let json;
  try {
    json = JSON.parse(metadata.get('config') ?? '');
  } catch {
    throw new MlpError('model-config', 'The config in the model file is not valid JSON.');
  }
  return checkConfig(json);
}

/**
 * @param {any} json  any JSON value
 * @returns {Pick<SavedModel, 'config' | 'samples' | 'recipe'>}
 */
function checkConfig(json) {
  /** @param {boolean} ok @param {string} what */
  const need = (ok, what) => {
    if (!ok) throw new MlpError('model-config', `The config in the model file is wrong: ${what}.`);
  };
  need(isObject(json), 'it is not an object');
  const { layers, activations, cost, residual = false, image, classNames, recipe } = json;
  need(isObject(image), '"image" is not an object');
  const { height, width, channels } = image;
  for (const size of [height, width, channels]) {
    need(
      isWhole(size, 1, LIMITS.inputs),
      '"image" has a size that is not a whole number from 1 up',
    );
  }
  need(
    Array.isArray(layers) && layers.length >= 2 && layers.length <= LIMITS.hiddenLayers + 2,
    `"layers" is not a list of 2 to ${LIMITS.hiddenLayers + 2} sizes`,
  );
  const inputs = layers[0];
  const hidden = layers.slice(1, -1);
  const classes = layers.at(-1);
  need(
    isWhole(inputs, 1, LIMITS.inputs) && inputs === height * width * channels,
    `the first layer is not as large as an image, ${height}x${width}x${channels}`,
  );
  need(
    hidden.every((/** @type {unknown} */ size) => isWhole(size, 1, LIMITS.units)),
    `a hidden layer does not have 1 to ${LIMITS.units} units`,
  );
  need(
    isWhole(classes, 1, LIMITS.classes),
    `the last layer does not have 1 to ${LIMITS.classes} classes`,
  );
  need(
    Array.isArray(activations) &&
      activations.length === hidden.length &&
      activations.every((name) => ACTIVATIONS.includes(name)),
    `"activations" is not a list of ${hidden.length} out of ${ACTIVATIONS.join(', ')}`,
  );
  need(typeof residual === 'boolean', '"residual" is not true or false');
  need(COSTS.includes(cost), `"cost" is not one of ${COSTS.join(', ')}`);
  need(
    Array.isArray(classNames) && classNames.length === classes && classNames.every(isPrintableName),
    `"classNames" is not a list of ${classes} printable names`,
  );
  need(isObject(recipe), '"recipe" is not an object');
  return {
    config: { inputs, classes, hidden, activations, cost, ...(residual && { residual }) },
    samples: { height, width, channels, classNames },
    recipe,
  };
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @param {number} min @param {number} max */
function isWhole(value, min, max) {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

/**
 * A saved model as a network in a core, to evaluate and predict with.
 * @param {import('../core/core.js').Core} core
 * @param {Pick<SavedModel, 'config' | 'parameters' | 'scaling'>} model
 * @returns {import('../core/network.js').Network}
 */
export function networkFromModel(core, { config, parameters, scaling }) {
  const network = core.network(config);
  try {
    network.setParameters(parameters);
    network.scaling = scaling;
  } catch (error) {
    network.dispose();
    throw error;
  }
  return network;
}
