/** What a recipe makes of the learning rate and of the images, to be looked at. */
import { writeConfig } from '../core/config.js';
import { augmentInto, recipeNetwork } from './network-config.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('./fields.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */

/**
 * The learning rate over a run, as a curve.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {number} [points]  at least so many
 * @param {number} [scheduleEpochs]  see Run.scheduleEpochs
 * @returns {{epoch: number, rate: number}[]} epoch: 0 to recipe.epochs, fractions included
 * @throws {import('../errors.js').MlpError} "bad-schedule"
 */
export function learningRateCurve(core, recipe, points = 200, scheduleEpochs = recipe.epochs) {
  const batches = Math.ceil(points / recipe.epochs);
  const config = recipeNetwork(recipe, { inputs: 1, width: 0, height: 0, classNames: [''] });
  return core.withScratch([core.abi.get('size.mlp_config'), 4], (struct, out) => {
    writeConfig(core, struct, { ...config, epochs: scheduleEpochs });
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
 * @throws {import('../errors.js').MlpError} "bad-augmentation" for pictures too small for it
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
