/** From a recipe to what the core is told. */
import { writeConfig } from '../core/config.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('./presets.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */

/**
 * The network of a recipe for pictures of some shape.
 * @param {Recipe} recipe
 * @param {Pick<Samples, 'inputs' | 'width' | 'height' | 'classNames'>} samples
 * @returns {import('../core/config.js').NetworkConfig}
 */
export function recipeNetwork(recipe, { inputs, width, height, classNames }) {
  const { layers, activation, dropout, ...rest } = recipe;
  const { rotation, scale, shear, shift, elastic, elasticSigma, flip, crop, cutout, mixup } = rest;
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
      rotation,
      scale,
      shear,
      shift,
      elastic,
      elasticSigma,
      flip,
      crop,
      cutout,
      mixup,
    },
  };
}

/**
 * Samples as training sees them in an epoch, within the core's memory.
 * @param {Core} core
 * @param {import('../core/config.js').NetworkConfig} config  its augmentation and its seed count
 * @param {number} samples  a selection's pointer
 * @param {number} epoch  from 1; 0 and numbers beyond the run give views that are never trained on
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
