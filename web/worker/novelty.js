import { fitNovelty } from '../engine/run/novelty.js';
import { trainingImages } from '../engine/run/training-images.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/run/novelty.js').Novelty} Novelty */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/** What the images of recipes are like, by their data and what is taken of it. @type {WeakMap<Samples, Map<string, Promise<Novelty | null>>>} */
const fitted = new WeakMap();

/**
 * How unlike the training images of a recipe an image is. The first call for some images takes a few
 * seconds, in slices; others wait for it.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @param {Uint8Array} pixels
 * @returns {Promise<number | null>} see Novelty.of(); null where there is too little to tell by
 */
export async function noveltyOf(core, recipe, data, pixels) {
  const { train } = data;
  if (pixels.length !== train.inputs) return null;
  const { split, seed, trainSize, worldDigits } = recipe;
  const key = [split, seed, trainSize, worldDigits].join();
  const known = fitted.get(train) ?? new Map();
  fitted.set(train, known);
  let novelty = known.get(key);
  if (!novelty) {
    const images = trainingImages(core, recipe, data);
    novelty = fitNovelty(train, images.known, images.heldOut);
    known.set(key, novelty);
  }
  return (await novelty)?.of(pixels) ?? null;
}
