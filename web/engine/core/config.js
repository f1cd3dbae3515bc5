import { MlpError } from '../errors.js';
import { shown } from '../shown.js';
import { seedWords } from './seed.js';

/** @typedef {import('./instance.js').Instance} Instance */

/**
 * What of a config a network needs to read; the rest is for training.
 * @param {NetworkConfig} config
 */
export const readingConfig = ({ inputs, classes, hidden, activations, cost, residual }) => {
  return { inputs, classes, hidden, activations, cost, ...(residual && { residual }) };
};

/**
 * @typedef {object} NetworkConfig
 * @property {number} inputs  pixels of a sample, 1 to 65,536
 * @property {number} classes  1 to 1,024
 * @property {number[]} hidden  units of each hidden layer: 0 to 8 layers of 1 to 8,192
 * @property {string[]} activations  of each hidden layer: "sigmoid", "tanh", "relu", "leaky-relu", "gelu" or
 *   "identity"
 * @property {string} cost  "quadratic" (sigmoid outputs) or "cross-entropy" (softmax outputs)
 * @property {string} [initializer]  "reference" (default), "glorot" or "he"
 * @property {string} [optimizer]  "sgd" (default), "momentum", "nesterov", "adam", "adamw", "lion" or
 *   "muon"
 * @property {number} [batchSize]  1 to 4,096; default 10
 * @property {number | bigint} [seed]  64 bits; default 1
 * @property {number} [learningRate]  0 or more; default 0.1
 * @property {number} [momentum]  [0, 1); default 0.9; momentum, nesterov and muon only
 * @property {number} [beta1]  [0, 1); default 0.9; from adam on
 * @property {number} [beta2]  [0, 1); default 0.999; from adam on
 * @property {number} [epsilon]  above 0; default 1e-8; adam, adamw and muon only
 * @property {number} [weightDecay]  0 or more; default 0
 *
 * The rest is off, 0, when left out; see the core's mlp.h.
 * @property {number} [width]  of a picture in pixels; channel scaling and augmentation need it
 * @property {number} [height]
 * @property {boolean} [decoupledDecay]  weight decay as AdamW's, whatever the optimizer
 * @property {boolean} [residual]  hidden layers as wide as the one before add its outputs to theirs
 * @property {number[]} [layerRates]  factors of the learning rate of each hidden layer; 0: as it is
 * @property {number[]} [layerDecays]  factors of its weight decay; 0: as it is
 * @property {number} [teacherWeight]  0 to 1, of soft targets; they are given by teach(), see ../run/teach.js
 * @property {number} [temperature]  1 or more, of soft targets
 * @property {boolean} [batchNorm]  hidden units' sums are normalised by batch, of 2 or more samples
 * @property {number} [inputDropout]  [0, 1): share of the inputs that a batch leaves out
 * @property {number[]} [dropout]  [0, 1): of each hidden layer's outputs
 * @property {number} [labelSmoothing]  [0, 1)
 * @property {number} [maxNorm]  longest that the weights into a unit may be
 * @property {number} [clipNorm]  longest that a batch's gradient may be
 * @property {number} [averaging]  [0, 1): how much a running average of the weights keeps
 * @property {number} [swaFrom]  epoch from which the weights at the epochs' ends are averaged; not with averaging
 * @property {string} [schedule]  "constant" (default), "steps", "cosine", "one-cycle" or "cosine-restarts"
 * @property {number} [epochs]  of the whole run; for cosine and one-cycle
 * @property {number} [warmupEpochs]  0 or more
 * @property {number} [finalRate]  0 to 1
 * @property {number} [stepEpochs]  above 0 for "steps" and "cosine-restarts"
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

/** @type {Record<string, string | number>} */
const DEFAULTS = {
  initializer: 'reference',
  optimizer: 'sgd',
  schedule: 'constant',
  batchSize: 10,
  learningRate: 0.1,
  momentum: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
};

/** A count that no field of the core takes: each refuses it with a status of its own. */
const REFUSED_COUNT = 0xffffffff;

/**
 * The number that the core has for a choice.
 * @param {Instance} core
 * @param {string} group  "activation", "cost", "initializer", "optimizer", "scaling" or "schedule"
 * @param {string} name
 * @returns {number}
 * @throws {MlpError} "bad-" and the group, naming the choices
 */
export function enumValue(core, group, name) {
  const names = core.abi.names(group);
  if (!names.includes(name)) {
    throw new MlpError(
      `bad-${group}`,
      `The ${group} is one of ${names.join(', ')}, not ${shown(name)}.`,
    );
  }
  return core.abi.get(`${group}.${name}`);
}

/** @param {Instance} core @param {string} field  e.g. "activations" @param {any} value */
function countOf(core, field, value) {
  const group = field.replace(/s$/, '');
  if (core.abi.names(group).length > 0) return enumValue(core, group, value);
  const count = Number(value ?? 0);
  return Number.isInteger(count) && count >= 0 && count < REFUSED_COUNT ? count : REFUSED_COUNT;
}

/** @param {string} field  e.g. "elastic_sigma" @returns {string} "elasticSigma" */
const camelCase = (field) => field.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/**
 * Writes a config as the core's mlp_config: every field that the ABI table has, from the property of
 * the same name. The table also says which fields are floats.
 * @param {Instance} core
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
  const [seedLow, seedHigh] = seedWords(config.seed ?? 1);
  /** @type {Record<string, any>} */
  const given = {
    ...config,
    hiddenLayers: hidden.length,
    hiddenUnits: hidden,
    seedLow,
    seedHigh,
  };
  const size = core.abi.get('size.mlp_config');
  new Uint8Array(core.memory.buffer, pointer, size).fill(0);
  const view = new DataView(core.memory.buffer, pointer, size);
  const float = core.abi.get('abi.float');
  for (const field of core.abi.names('mlp_config')) {
    const place = core.abi.get(`mlp_config.${field}`);
    const isFloat = place & float;
    const [name, part] = field.split('.').map(camelCase);
    const value = (part ? given[name]?.[part] : given[name]) ?? DEFAULTS[name];
    const values = Array.isArray(value) ? value : [value];
    values.forEach((each, i) => {
      const at = place - isFloat + 4 * i;
      if (isFloat) view.setFloat32(at, each ?? 0, true);
      else view.setUint32(at, countOf(core, field, each), true);
    });
  }
}
