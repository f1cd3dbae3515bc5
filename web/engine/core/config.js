import { MlpError } from '../errors.js';
import { seedWords } from './seed.js';

/** @typedef {import('./core.js').Core} Core */

/**
 * @typedef {object} NetworkConfig
 * @property {number} inputs  pixels of a sample, 1 to 65,536
 * @property {number} classes  1 to 1,024
 * @property {number[]} hidden  units of each hidden layer: 0 to 8 layers of 1 to 8,192
 * @property {string[]} activations  of each hidden layer: "sigmoid", "tanh", "relu", "leaky-relu" or
 *   "gelu"
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
 *
 * The rest is off, 0, unless said; see the core's mlp.h.
 * @property {number} [width]  of a picture in pixels; channel scaling and augmentation need it
 * @property {number} [height]
 * @property {boolean} [decoupledDecay]  weight decay as AdamW's, whatever the optimizer
 * @property {number} [inputDropout]  [0, 1): share of the inputs that a batch leaves out
 * @property {number[]} [dropout]  [0, 1): of each hidden layer's outputs
 * @property {number} [labelSmoothing]  [0, 1)
 * @property {number} [maxNorm]  longest that the weights into a unit may be
 * @property {number} [clipNorm]  longest that a batch's gradient may be
 * @property {number} [averaging]  [0, 1): how much a running average of the weights keeps
 * @property {string} [schedule]  "constant" (default), "steps", "cosine" or "one-cycle"
 * @property {number} [epochs]  of the whole run; for cosine and one-cycle
 * @property {number} [warmupEpochs]  0 or more
 * @property {number} [finalRate]  0 to 1
 * @property {number} [stepEpochs]  above 0 for "steps"
 * @property {number} [stepFactor]  0 to 1
 * @property {Augmentation} [augmentation]
 */

/**
 * @typedef {object} Augmentation  how training images change; all 0 when left out, see mlp.h
 * @property {number} [rotation]  degrees, 0 to 180
 * @property {number} [scale]  0 to 0.9
 * @property {number} [shear]  0 to 2
 * @property {number} [shift]  pixels
 * @property {number} [elastic]  alpha of Simard 2003
 * @property {number} [elasticSigma]  pixels, at least 1
 * @property {number | boolean} [flip]  1: every other one is mirrored
 * @property {number} [crop]  whole pixels
 * @property {number} [cutout]  pixels
 * @property {number} [mixup]  alpha, 0 to 1
 */

/** Fields of mlp_config that are counts or switches. */
const COUNTS = /** @type {const} */ ({ width: 'width', height: 'height', epochs: 'epochs' });
/** Fields of mlp_config that are float and 0 when left out. */
const FLOATS = /** @type {const} */ ({
  inputDropout: 'input_dropout',
  labelSmoothing: 'label_smoothing',
  maxNorm: 'max_norm',
  clipNorm: 'clip_norm',
  averaging: 'averaging',
  warmupEpochs: 'warmup_epochs',
  finalRate: 'final_rate',
  stepEpochs: 'step_epochs',
  stepFactor: 'step_factor',
});
const AUGMENTATION_COUNTS = /** @type {const} */ (['flip', 'crop', 'cutout']);
const AUGMENTATION_FLOATS = /** @type {const} */ ({
  rotation: 'rotation',
  scale: 'scale',
  shear: 'shear',
  shift: 'shift',
  elastic: 'elastic',
  elasticSigma: 'elastic_sigma',
  mixup: 'mixup',
});

/**
 * The number that the core has for a choice.
 * @param {Core} core
 * @param {string} group  "activation", "cost", "initializer", "optimizer", "scaling" or "schedule"
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
 * Object.entries() that knows the names.
 * @template {Record<string, string>} T
 * @param {T} object
 */
const entries = (object) => /** @type {[keyof T & string, string][]} */ (Object.entries(object));

/**
 * Writes a config as the core's mlp_config. Counts that are no whole number of 32 bits are written
 * as 0, or where that means "off" as the largest, which the core then refuses with its own status.
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
  /** @param {string} field @param {number} value @param {number} [index] @param {number} [refused] */
  const count = (field, value, index = 0, refused = 0) => {
    const valid = Number.isInteger(value) && value >= 0 && value < 2 ** 32;
    view.setUint32(core.abi.get(`mlp_config.${field}`) + 4 * index, valid ? value : refused, true);
  };
  /** @param {string} field @param {number} value @param {number} [index] */
  const float = (field, value, index = 0) =>
    view.setFloat32(core.abi.get(`mlp_config.${field}`) + 4 * index, value, true);

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
  count('decoupled_decay', Number(config.decoupledDecay ?? false));
  count('schedule', enumValue(core, 'schedule', config.schedule ?? 'constant'));
  config.dropout?.forEach((share, i) => float('dropout', share, i));
  for (const [name, field] of entries(COUNTS)) count(field, config[name] ?? 0);
  for (const [name, field] of entries(FLOATS)) float(field, config[name] ?? 0);
  const augmentation = config.augmentation ?? {};
  for (const name of AUGMENTATION_COUNTS) {
    count(`augmentation.${name}`, Number(augmentation[name] ?? 0), 0, 2 ** 32 - 1);
  }
  for (const [name, field] of entries(AUGMENTATION_FLOATS)) {
    float(`augmentation.${field}`, augmentation[name] ?? 0);
  }
}
