import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { networkFromModel, resolveRecipe, Run } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { generator } from '../random.js';
import { digits } from '../support.js';

/** @typedef {import('../../web/engine/core/core.js').Core} Core */
/** @typedef {import('../../web/engine/run/values.js').SavedModel} SavedModel */

/** @param {number} seed @returns {() => number} uniform in 0 .. 1 */
function uniform(seed) {
  const next = generator(seed);
  return () => next() / 2 ** 32;
}

/**
 * A network of random weights, trained on nothing.
 * @param {Core} core
 * @param {object} form
 * @param {number[]} [form.hidden]
 * @param {string[]} [form.activations]
 * @param {number} [form.classes]
 * @param {string} [form.cost]
 * @param {{width: number, height: number, channels: number}} [form.image]
 * @param {'same' | 'each'} [form.scaling]  whether all inputs are scaled alike
 * @param {number} [form.seed]
 * @returns {SavedModel}
 */
export function randomModel(core, form) {
  const { hidden = [9], classes = 10, cost = 'cross-entropy', scaling = 'same', seed = 1 } = form;
  const { activations = hidden.map(() => 'relu') } = form;
  const image = form.image ?? { width: 7, height: 5, channels: 1 };
  const inputs = image.width * image.height * image.channels;
  const config = { inputs, classes, hidden, activations, cost };
  const network = core.network({ ...config, initializer: 'glorot', batchSize: 1, epochs: 1, seed });
  const next = uniform(seed);
  const parameters = network.parameters().map((value) => value * 2 + (next() - 0.5) / 8);
  network.dispose();
  const isEach = scaling === 'each';
  return {
    config,
    parameters,
    scaling: {
      offset: new Float32Array(inputs).map(() => (isEach ? 256 * next() : 0)),
      gain: new Float32Array(inputs).map(() => (isEach ? next() / 64 : 1 / 255)),
    },
    samples: { ...image, classNames: Array.from({ length: classes }, (_, c) => `class ${c}`) },
    recipe: {},
  };
}

/**
 * A network of every kind that there is, by name.
 * @param {Core} core
 * @returns {Record<string, SavedModel>}
 */
export function everyKind(core) {
  const kinds = ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu'];
  /** @type {Record<string, SavedModel>} */
  const models = {};
  for (const [i, kind] of kinds.entries()) {
    models[`${kind.replace('-', '_')}`] = randomModel(core, {
      ...{ hidden: [17, 9], activations: [kind, kind], seed: 10 + i },
      ...{ scaling: i % 2 ? 'each' : 'same', cost: i % 3 ? 'cross-entropy' : 'quadratic' },
    });
  }
  for (let layers = 0; layers <= 8; layers++) {
    models[`layers${layers}`] = randomModel(core, {
      hidden: Array.from({ length: layers }, (_, i) => 5 + 3 * i),
      activations: Array.from({ length: layers }, (_, i) => kinds[i % kinds.length]),
      ...{ seed: 20 + layers, cost: layers % 2 ? 'quadratic' : 'cross-entropy' },
    });
  }
  models.one_class = randomModel(core, { classes: 1, seed: 40 });
  models.one_sigmoid = randomModel(core, { classes: 1, cost: 'quadratic', seed: 41 });
  models.thousand = randomModel(core, { classes: 1000, hidden: [20], seed: 42 });
  models.colours = randomModel(core, {
    image: { width: 8, height: 8, channels: 3 },
    ...{ hidden: [33], activations: ['tanh'], scaling: 'each', seed: 43 },
  });
  return models;
}

/**
 * A network that has learnt generated digits, and more of them.
 * @param {Core} core
 * @param {object} changes  of the recipe
 * @param {number} count  of the images
 */
export function trainedModel(core, changes, count) {
  const recipe = resolveRecipe({ dataset: 'digits', layers: [30], epochs: 1, ...changes });
  const run = new Run(core, recipe, digits(core, 4000, 100));
  while (!run.finished) run.advance(1000);
  const model = run.model();
  run.dispose();
  const { pixels, labels } = core.generate('digits', { seed: 7, count });
  return { model, pixels, labels };
}

/**
 * Images of a size: nothing, everything, single pixels and noise of several kinds.
 * @param {number} inputs
 * @param {number} noise  how many of noise
 * @returns {Uint8Array} [images][inputs]
 */
export function hostileImages(inputs, noise) {
  const next = uniform(inputs);
  const images = [
    new Uint8Array(inputs),
    new Uint8Array(inputs).fill(255),
    ...[0, inputs - 1].map((at) => new Uint8Array(inputs).fill(255, at, at + 1)),
    ...Array.from({ length: noise }, (_, i) =>
      new Uint8Array(inputs).map(() =>
        i % 2 ? Math.floor(256 * next()) : 255 * Number(next() < i / noise),
      ),
    ),
  ];
  return Uint8Array.from(images.flatMap((image) => [...image]));
}

/**
 * What our core computes.
 * @param {Core} core
 * @param {SavedModel} model
 * @param {Uint8Array} pixels  [images][inputs]
 * @returns {{outputs: Float32Array, logits: Float32Array | null}} [images][classes] each; no logits of
 *   a network of as many layers as there can be
 */
export function coreOutputs(core, model, pixels) {
  const network = networkFromModel(core, model);
  const outputs = network.predict(pixels);
  network.dispose();
  const { config, parameters } = model;
  if (config.hidden.length === 8) return { outputs, logits: null };
  // The core hands out no logits. They are the difference of two rectified sums, z and -z, which a
  // hidden layer of twice as many units has.
  const { inputs, classes } = config;
  const below = config.hidden.at(-1) ?? inputs;
  const before = parameters.length - classes * (below + 1);
  const [weights, biases] = [
    parameters.subarray(before, before + classes * below),
    parameters.subarray(before + classes * below),
  ];
  const minus = (/** @type {Float32Array} */ values) => values.map((value) => -value);
  const doubled = networkFromModel(core, {
    ...model,
    config: {
      ...config,
      classes: 1,
      hidden: [...config.hidden, 2 * classes],
      activations: [...config.activations, 'relu'],
    },
    parameters: Float32Array.from(
      [
        ...[parameters.subarray(0, before), weights, minus(weights), biases, minus(biases)],
        new Float32Array(2 * classes + 1),
      ].flatMap((values) => [...values]),
    ),
  });
  const count = pixels.length / inputs;
  const logits = new Float32Array(count * classes);
  for (let i = 0; i < count; i++) {
    const both = doubled.layerOutputs(pixels.subarray(i * inputs, (i + 1) * inputs)).at(-2);
    for (let c = 0; c < classes; c++) {
      logits[i * classes + c] = Number(both?.[c]) - Number(both?.[classes + c]);
    }
  }
  doubled.dispose();
  return { outputs, logits };
}

/** How many values have other bits. @param {Float32Array} a @param {Float32Array} b */
export function differing(a, b) {
  if (a.length !== b.length) return NaN;
  return a.reduce((sum, value, i) => sum + Number(!Object.is(value, b[i])), 0);
}

/**
 * The exported module, loaded.
 * @param {string} folder
 * @param {SavedModel} model
 * @param {string} name
 * @param {'f32' | 'int8'} weights
 */
export async function importModule(folder, model, name, weights) {
  const [file] = await exportModel(model, 'js', { name, weights });
  const at = path.join(folder, `${name}-${weights}.mjs`);
  writeFileSync(at, file.bytes);
  return import(pathToFileURL(at).href);
}
