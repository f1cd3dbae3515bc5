/** From a recipe to what the core is told. */
import { writeConfig } from '../core/config.js';

/** @typedef {import('../core/instance.js').Instance} Instance */
/** @typedef {import('./fields.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */

/**
 * The network of a recipe for images of some shape. Settings have the same names in both; what the
 * core does not know of a recipe, it does not read.
 * @param {Recipe} recipe
 * @param {Pick<Samples, 'inputs' | 'width' | 'height' | 'classNames'>} samples
 * @returns {import('../core/config.js').NetworkConfig}
 */
export function recipeNetwork(recipe, { inputs, width, height, classNames }) {
  const { layers, activation, dropout, linear, layerRates, layerDecays } = recipe;
  const each = (/** @type {number[]} */ values) =>
    layers.map((_, i) => values[values.length > 1 ? i : 0] ?? 0);
  return {
    ...recipe,
    inputs,
    width,
    height,
    classes: classNames.length,
    hidden: layers,
    activations: each(linear).map((isLinear) => (isLinear ? 'identity' : activation)),
    dropout: each(dropout),
    layerRates: each(layerRates),
    layerDecays: each(layerDecays),
    augmentation: recipe,
  };
}

/**
 * Samples as training sees them in an epoch, within the core's memory.
 * @param {Instance} core
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

/**
 * Whether settings have one of the optional module, as mlp_optional_need() of c/network/optional.h says.
 * @param {object} settings  of a recipe, or of a network
 */
export const needsOptional = (settings) =>
  /(Norm|residual)":true|"(lion|muon|identity)"|(linear|layer[A-Z]\w+)":\[\d/.test(
    JSON.stringify(settings),
  );
