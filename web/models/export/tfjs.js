/**
 * A model as TensorFlow.js reads it: `model.json`, a Sequential model in the form of Keras 2, and its
 * weights in one file beside it. The scaling of the input is a BatchNormalization layer, which is
 * (pixel - mean) / sqrt(variance) * gamma, with a variance of 1.
 */
import { MlpError } from '../../engine/errors.js';
import { floatBytes } from './bytes.js';
import { layersOf, transposed } from './layers.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/** How each activation is said, as a layer. @type {Record<string, {class_name: string, config: object}>} */
const ACTIVATIONS = {
  sigmoid: { class_name: 'Activation', config: { activation: 'sigmoid' } },
  tanh: { class_name: 'Activation', config: { activation: 'tanh' } },
  relu: { class_name: 'Activation', config: { activation: 'relu' } },
  // By its name, for Keras' own slope is 0.3.
  'leaky-relu': { class_name: 'LeakyReLU', config: { alpha: 0.01 } },
  identity: { class_name: 'Activation', config: { activation: 'linear' } },
};

/** The name of the weights' file, which model.json tells. */
export const WEIGHTS_FILE = 'group1-shard1of1.bin';

/**
 * Input: float [batch, inputs], pixels from 0 to 255. The layer "logits" has the sums of the last layer,
 * the one after it, "probabilities" or "outputs", what comes out.
 *
 * @param {SavedModel} model
 * @param {{name: string}} options
 * @returns {{json: string, weights: Uint8Array<ArrayBuffer>}}
 * @throws {MlpError} "export-activation": it has GELU
 */
export function tfjsFiles(model, { name }) {
  const { config, scaling, samples } = model;
  if (config.activations.includes('gelu')) {
    throw new MlpError(
      'export-activation',
      'This network has GELU in its tanh form, which a model of Keras 2 cannot say: its own "gelu" is another ' +
        'function, and older TensorFlow.js has no other. Export it as onnx or js, or train a network with relu.',
    );
  }
  const { inputs } = config;
  /** @type {{name: string, shape: number[], values: Float32Array}[]} */
  const tensors = [
    { name: 'scaling/gamma', shape: [inputs], values: scaling.gain },
    { name: 'scaling/moving_mean', shape: [inputs], values: scaling.offset },
    { name: 'scaling/moving_variance', shape: [inputs], values: new Float32Array(inputs).fill(1) },
  ];
  const layers = [
    layer('InputLayer', 'pixels', { batch_input_shape: [null, inputs], sparse: false }),
    layer('BatchNormalization', 'scaling', { axis: -1, epsilon: 0, center: false, scale: true }),
  ];
  layersOf(model).forEach(({ outputs, weight, bias, activation, ...own }, i) => {
    const dense = activation ? `dense${i === 0 ? '' : `_${i}`}` : 'logits';
    const kernel = transposed(weight, own.inputs);
    tensors.push({ name: `${dense}/kernel`, shape: [own.inputs, outputs], values: kernel });
    tensors.push({ name: `${dense}/bias`, shape: [outputs], values: bias });
    layers.push(layer('Dense', dense, { units: outputs, activation: 'linear', use_bias: true }));
    if (!activation) return;
    const said = ACTIVATIONS[activation];
    layers.push(layer(said.class_name, `activation_${i}`, said.config));
  });
  const [last, activation] =
    config.cost === 'cross-entropy' ? ['probabilities', 'softmax'] : ['outputs', 'sigmoid'];
  layers.push(layer('Activation', last, { activation }));

  const json = {
    format: 'layers-model',
    generatedBy: 'mlp-lab',
    convertedBy: null,
    modelTopology: {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: { class_name: 'Sequential', config: { name, layers } },
    },
    weightsManifest: [
      {
        paths: [WEIGHTS_FILE],
        weights: tensors.map(({ name: key, shape }) => ({ name: key, shape, dtype: 'float32' })),
      },
    ],
    userDefinedMetadata: {
      classNames: samples.classNames,
      image: { width: samples.width, height: samples.height, channels: samples.channels },
      channels: 'first',
    },
  };
  const length = tensors.reduce((sum, { values }) => sum + values.length, 0);
  const all = new Float32Array(length);
  let at = 0;
  for (const { values } of tensors) {
    all.set(values, at);
    at += values.length;
  }
  return { json: JSON.stringify(json, null, 1), weights: floatBytes(all) };
}

/** @param {string} kind @param {string} name @param {object} config */
const layer = (kind, name, config) => ({
  class_name: kind,
  config: { name, trainable: true, dtype: 'float32', ...config },
});
