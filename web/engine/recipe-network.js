/** From a recipe to what the core is told. */
import { writeConfig } from './config.js';

/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./presets.js').Recipe} Recipe */
/** @typedef {import('../data/samples.js').Samples} Samples */

/**
 * The network of a recipe for pictures of some shape.
 * @param {Recipe} recipe
 * @param {Pick<Samples, 'inputs' | 'width' | 'height' | 'classNames'>} samples
 * @returns {import('./config.js').NetworkConfig}
 */
export function recipeNetwork(recipe, { inputs, width, height, classNames }) {
  const { layers, activation, dropout, flip, ...rest } = recipe;
  const { rotation, scale, shear, shift, elastic, elasticSigma, crop, cutout, mixup } = rest;
  return {
    inputs,
    width,
    height,
    classes: classNames.length,
    hidden: layers,
    activations: layers.map(() => activation),
    cost: recipe.cost,
    initializer: recipe.initializer,
    optimizer: recipe.optimizer,
    batchSize: recipe.batchSize,
    seed: recipe.seed,
    learningRate: recipe.learningRate,
    momentum: recipe.momentum,
    beta1: recipe.beta1,
    beta2: recipe.beta2,
    epsilon: recipe.epsilon,
    weightDecay: recipe.weightDecay,
    decoupledDecay: recipe.decoupledDecay,
    inputDropout: recipe.inputDropout,
    dropout: layers.map((_, i) => dropout[dropout.length > 1 ? i : 0] ?? 0),
    labelSmoothing: recipe.labelSmoothing,
    maxNorm: recipe.maxNorm,
    clipNorm: recipe.clipNorm,
    averaging: recipe.averaging,
    schedule: recipe.schedule,
    epochs: recipe.epochs,
    warmupEpochs: recipe.warmupEpochs,
    finalRate: recipe.finalRate,
    stepEpochs: recipe.stepEpochs,
    stepFactor: recipe.stepFactor,
    augmentation: {
      ...{ rotation, scale, shear, shift, elastic, elasticSigma, crop, cutout, mixup },
      flip: Number(flip),
    },
  };
}

/**
 * The learning rate over a run, as a curve.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {number} [points]  at least so many
 * @returns {{epoch: number, rate: number}[]} epoch: 0 to recipe.epochs, fractions included
 * @throws {import('./errors.js').MlpError} "bad-schedule"
 */
export function learningRateCurve(core, recipe, points = 200) {
  const batches = Math.ceil(points / recipe.epochs);
  const config = recipeNetwork(recipe, { inputs: 1, width: 0, height: 0, classNames: [''] });
  return core.withScratch([core.abi.get('size.mlp_config'), 4], (struct, out) => {
    writeConfig(core, struct, config);
    return Array.from({ length: recipe.epochs * batches }, (_, i) => {
      const epoch = Math.floor(i / batches) + 1;
      core.call('mlpw_scheduled_rate', struct, epoch, (i % batches) + 1, batches, out);
      const rate = new DataView(core.memory.buffer).getFloat32(out, true);
      return { epoch: i / batches, rate };
    });
  });
}

/**
 * Training images as training sees them in an epoch; to MixUp they are one batch.
 * @param {Core} core
 * @param {Recipe} recipe  its augmentation and its seed count
 * @param {Samples} samples
 * @param {number} epoch  from 1; 0 and numbers beyond the run give views that are never trained on
 * @returns {Uint8Array<ArrayBuffer>} [count][inputs]
 * @throws {import('./errors.js').MlpError} "bad-augmentation" for pictures too small for it
 */
export function augmentedImages(core, recipe, samples, epoch) {
  const set = core.samples(samples);
  try {
    const bytes = samples.count * samples.inputs;
    return core.withScratch([bytes, 4 * samples.count], (images, shares) => {
      augmentInto(core, recipeNetwork(recipe, samples), set.pointer, epoch, images, shares);
      return new Uint8Array(core.memory.buffer, images, bytes).slice();
    });
  } finally {
    set.dispose();
  }
}

/**
 * The same within the core's memory.
 * @param {Core} core
 * @param {import('./config.js').NetworkConfig} config
 * @param {number} samples  a selection's pointer
 * @param {number} epoch
 * @param {number} images  room for the images
 * @param {number} [shares]  room for a float each: MixUp mixes them too
 */
export function augmentInto(core, config, samples, epoch, images, shares = 0) {
  core.withScratch([core.abi.get('size.mlp_config'), 4], (struct, out) => {
    writeConfig(core, struct, config);
    core.call('mlpw_augment_bytes', struct, out);
    const bytes = new DataView(core.memory.buffer).getUint32(out, true);
    core.withScratch([bytes], (scratch) => {
      core.call('mlpw_augment', struct, samples, epoch, images, shares, scratch);
    });
  });
}
