import { rowsOf } from './split.js';
import { generateWorldDigits } from './generated.js';
import { HELD_OUT, KNOWN } from './novelty.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */

/**
 * Images that a recipe trains on, and images that it holds out: as many as fitNovelty() takes. World digits
 * that the recipe adds have their share of both; those held out are others than it trains on.
 * @param {Core} core
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @returns {{known: Iterable<Uint8Array>, heldOut: Iterable<Uint8Array>}} views into the data
 */
export function trainingImages(core, recipe, data) {
  const { training, validation } = rowsOf(core, recipe, data);
  const added = recipe.worldDigits;
  const share = added / (training.length + added);
  const part = (/** @type {number} */ most) => Math.min(added, Math.round(most * share));
  const [worldKnown, worldHeld] = [part(KNOWN.most), part(HELD_OUT.most)];
  return {
    known: images(core, data, training, KNOWN.most, 0, worldKnown),
    heldOut: images(core, data, validation, HELD_OUT.most, added, worldHeld),
  };
}

/**
 * @param {Core} core
 * @param {{train: Samples, test: Samples}} data
 * @param {Uint32Array} rows  of both parts, one after the other
 * @param {number} most  images
 * @param {number} first  number of the first world digit
 * @param {number} added  world digits among them
 * @returns {Iterable<Uint8Array>}
 */
function* images(core, { train, test }, rows, most, first, added) {
  for (const row of rows.subarray(0, most - added)) {
    const [part, at] = row < train.count ? [train, row] : [test, row - train.count];
    yield part.pixels.subarray(at * part.inputs, (at + 1) * part.inputs);
  }
  for (let i = 0; i < added; i++) yield generateWorldDigits(core, 1, first + i).pixels;
}
