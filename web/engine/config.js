import { MlpError } from './errors.js';
import { seedWords } from './seed.js';

/** @typedef {import('./core.js').Core} Core */

/**
 * @typedef {object} NetworkConfig
 * @property {number} inputs  pixels of a sample, 1 to 65,536
 * @property {number} classes  1 to 1,024
 * @property {number[]} hidden  units of each hidden layer: 0 to 8 layers of 1 to 8,192
 * @property {string[]} activations  of each hidden layer: "sigmoid", "tanh" or "relu"
 * @property {string} cost  "quadratic" (sigmoid outputs) or "cross-entropy" (softmax outputs)
 * @property {string} [initializer]  "reference" (default), "glorot" or "he"
 * @property {string} [optimizer]  "sgd" (default), "momentum", "nesterov", "adam" or "adamw"
 * @property {number} [batchSize]  1 to 4,096; default 10
 * @property {number | bigint} [seed]  64 bits; default 1
 * @property {number} [learningRate]  0 or more; default 0.1
 * @property {number} [momentum]  [0, 1); default 0.9; momentum and nesterov only
 * @property {number} [beta1]  [0, 1); default 0.9; adam and adamw only
 * @property {number} [beta2]  [0, 1); default 0.999; adam and adamw only
 * @property {number} [epsilon]  above 0; default 1e-8; adam and adamw only
 * @property {number} [weightDecay]  0 or more; default 0
 */

/**
 * The number that the core has for a choice.
 * @param {Core} core
 * @param {string} group  "activation", "cost", "initializer", "optimizer" or "scaling"
 * @param {string} name
 * @returns {number}
 * @throws {MlpError} "bad-" and the group, naming the choices
 */
export function enumValue(core, group, name) {
  const names = core.abi.names(group);
  if (!names.includes(name)) {
    throw new MlpError(`bad-${group}`, `The ${group} "${name}" is not one of ${names.join(', ')}.`);
  }
  return core.abi.get(`${group}.${name}`);
}

/**
 * Writes a config as the core's mlp_config. Counts that are no whole number of 32 bits are written
 * as 0, which the core then refuses with its own status.
 * @param {Core} core
 * @param {number} pointer  room for size.mlp_config bytes
 * @param {NetworkConfig} config
 */
export function writeConfig(core, pointer, config) {
  const { hidden, activations } = config;
  const limit = core.abi.get('limit.hidden_layers');
  if (hidden.length > limit) {
    throw new MlpError(
      'bad-hidden-layers',
      `A network has at most ${limit} hidden layers, not ${hidden.length}; leave some out.`,
    );
  }
  if (activations.length !== hidden.length) {
    throw new MlpError(
      'bad-activation',
      `${hidden.length} hidden layers need as many activations, not ${activations.length}.`,
    );
  }
  const size = core.abi.get('size.mlp_config');
  new Uint8Array(core.memory.buffer, pointer, size).fill(0);
  const view = new DataView(core.memory.buffer, pointer, size);
  /** @param {string} field @param {number} value @param {number} [index] */
  const count = (field, value, index = 0) => {
    const valid = Number.isInteger(value) && value >= 0 && value < 2 ** 32;
    view.setUint32(core.abi.get(`mlp_config.${field}`) + 4 * index, valid ? value : 0, true);
  };
  /** @param {string} field @param {number} value */
  const float = (field, value) => view.setFloat32(core.abi.get(`mlp_config.${field}`), value, true);

  count('inputs', config.inputs);
  count('classes', config.classes);
  count('hidden_layers', hidden.length);
  hidden.forEach((units, i) => count('hidden_units', units, i));
  activations.forEach((name, i) => count('activations', enumValue(core, 'activation', name), i));
  count('cost', enumValue(core, 'cost', config.cost));
  count('initializer', enumValue(core, 'initializer', config.initializer ?? 'reference'));
  count('optimizer', enumValue(core, 'optimizer', config.optimizer ?? 'sgd'));
  count('batch_size', config.batchSize ?? 10);
  const [low, high] = seedWords(config.seed ?? 1);
  count('seed_low', low);
  count('seed_high', high);
  float('learning_rate', config.learningRate ?? 0.1);
  float('momentum', config.momentum ?? 0.9);
  float('beta1', config.beta1 ?? 0.9);
  float('beta2', config.beta2 ?? 0.999);
  float('epsilon', config.epsilon ?? 1e-8);
  float('weight_decay', config.weightDecay ?? 0);
}
