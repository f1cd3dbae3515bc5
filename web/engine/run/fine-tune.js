/** Fine-tuning of a network on a few images, so that it reads these better and others no worse. */
import { augmentedImages } from '../recipe/preview.js';
import { resolveRecipe } from '../recipe/resolve.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../core/network.js').Network} Network */
/** @typedef {import('../samples.js').Samples} Samples */
/** @typedef {Pick<import('./values.js').SavedModel, 'config' | 'parameters' | 'scaling'>} Weights */

/** How many views of the few images an epoch has, and how many images like those of the first training. */
const VIEWS = 1000;
const REHEARSED = 4000;
/** Other images like these, on which the weights are chosen; never more than a third of them. */
const HELD = 2000;
const EPOCHS = 2;
const SEED = 1;

/** How drawings of one hand differ. */
const AUGMENTATION = { rotation: 12, shift: 1.5, scale: 0.12, shear: 0.15 };

const TRAINING = {
  seed: SEED,
  epochs: EPOCHS,
  batchSize: 32,
  optimizer: 'adam',
  learningRate: 3e-4,
  schedule: 'cosine',
};

/** Ways from the old weights to those that were trained, the farthest first. */
const WAYS = [0.7, 0.5, 0.3, 0.15];
/** How much higher the error on the held images may be, 0 to 1. */
const TOLERATED = 0.003;

/**
 * Trains on augmented views of the images, with images of the first training among them (rehearsal, Robins
 * 1995), and goes a part of the way from the old weights to those (Wortsman et al. 2022, "Robust fine-tuning
 * of zero-shot models"): the farthest of WAYS that the error on other images tolerates. The same images give
 * the same weights. A generator, so that the caller can do other work between two batches.
 *
 * @param {Core} core
 * @param {Weights} model
 * @param {Samples} own  a few images of the network's size and classes
 * @param {Samples} others  images that it has learned from, of all its classes; two or more
 * @returns {Generator<void, Float32Array<ArrayBuffer>, void>} yields after each batch, gives the parameters:
 *   the old ones where every way costs too much
 * @throws {import('../errors.js').MlpError} "out-of-memory", "samples-shape"
 */
export function* fineTuneSteps(core, model, own, others) {
  const { width, height } = own;
  const network = core.network({
    ...model.config,
    ...TRAINING,
    width,
    height,
  });
  const rows = core.permutation(SEED, others.count);
  const heldCount = Math.max(1, Math.min(HELD, Math.floor(others.count / 3)));
  const rehearsed = pick(others, rows.subarray(heldCount, heldCount + REHEARSED));
  const held = core.samples(pick(others, rows.subarray(0, heldCount)));
  const training = core.samples([viewsOf(core, own), rehearsed]);
  try {
    network.setParameters(model.parameters);
    network.scaling = model.scaling;
    const before = network.evaluate(held).errorRate;
    for (let epoch = 0; epoch < EPOCHS;) {
      if (network.train(training, 1).epochDone) epoch++;
      yield;
    }
    const trained = network.parameters();
    for (const way of WAYS) {
      const between = model.parameters.map((old, i) => old + way * (trained[i] - old));
      network.setParameters(between);
      if (network.evaluate(held).errorRate <= before + TOLERATED) return Float32Array.from(between);
    }
    return Float32Array.from(model.parameters);
  } finally {
    for (const each of [network, held, training]) each.dispose();
  }
}

/** The images themselves, then augmented. @param {Core} core @param {Samples} own @returns {Samples} */
function viewsOf(core, own) {
  const times = Math.max(1, Math.round(VIEWS / own.count));
  const recipe = resolveRecipe({ dataset: 'custom', ...AUGMENTATION, seed: SEED });
  const pixels = new Uint8Array(times * own.pixels.length);
  const labels = new Uint16Array(times * own.count);
  for (let i = 0; i < times; i++) {
    const view = i === 0 ? own.pixels : augmentedImages(core, recipe, own, i);
    pixels.set(view, i * own.pixels.length);
    labels.set(own.labels, i * own.count);
  }
  return { ...own, pixels, labels, count: times * own.count };
}

/** @param {Samples} samples @param {Uint32Array} rows @returns {Samples} a copy of these rows */
function pick(samples, rows) {
  const { pixels, inputs, labels } = samples;
  const all = Array.from(rows);
  return samplesOf(
    samples,
    all.map((row) => pixels.subarray(row * inputs, (row + 1) * inputs)),
    all.map((row) => labels[row]),
  );
}

/**
 * @param {Samples} like  of the same shape and classes
 * @param {Uint8Array[]} pictures  [inputs] each
 * @param {number[]} labels  as many
 * @returns {Samples} a copy of these pictures
 */
export function samplesOf(like, pictures, labels) {
  const pixels = new Uint8Array(pictures.length * like.inputs);
  pictures.forEach((picture, i) => pixels.set(picture, i * like.inputs));
  return { ...like, pixels, labels: Uint16Array.from(labels), count: pictures.length };
}
