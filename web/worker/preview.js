import { augmentedImages, learningRateCurve } from '../engine/index.js';
import { readings } from './readings.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/**
 * What the page asks about settings and their data, whether or not a run has them: examples, sizes, what
 * they make of the learning rate and of the images.
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples}} data
 * @param {Core} core
 */
export function previewOf(recipe, { train, test }, core) {
  const { inputs, height, width, channels, classNames } = train;
  const classes = classNames.length;

  /**
   * The first training images of each class.
   * @param {number} perClass
   * @returns {Uint8Array<ArrayBuffer>[][]} [class][picture]
   */
  const examples = (perClass) => {
    /** @type {Uint8Array<ArrayBuffer>[][]} */
    const groups = Array.from({ length: classes }, () => []);
    const { pixels, labels, count } = train;
    let missing = classes * perClass;
    for (let i = 0; i < count && missing > 0; i++) {
      if (groups[labels[i]].length === perClass) continue;
      groups[labels[i]].push(pixels.slice(i * inputs, (i + 1) * inputs));
      missing--;
    }
    return groups;
  };

  return {
    examples,

    /** What a run with them would be of, as far as it shows without one. */
    sizes: () => ({
      layers: [inputs, ...recipe.layers, classes],
      shape: { height, width, channels, classNames },
      available: { train: train.count, test: test.count },
    }),

    /**
     * What a saved network makes of the test images: see readings.js.
     * @param {import('../engine/run/values.js').SavedModel} model
     * @param {import('./readings.js').Variant[]} variants
     * @param {number} count
     */
    readings: (model, variants, count) => readings(core, test, model, variants, count),

    /** Of the data set from now on. @param {string[]} names  as many as before */
    renameClasses(names) {
      train.classNames = test.classNames = names;
    },

    /** See noveltyOf(). @param {Uint8Array} pixels */
    async novelty(pixels) {
      const { noveltyOf } = await import('./novelty.js');
      return noveltyOf(core, recipe, { train, test }, pixels);
    },

    /**
     * The whole data set as one file.
     * @param {'npz' | 'idx'} form  idx: a zip of them
     * @returns {Promise<Uint8Array>}
     */
    async file(form) {
      const { encodeIdxZip, encodeNpz } = await import('../data/formats/save.js');
      return (form === 'idx' ? encodeIdxZip : encodeNpz)({ train, test });
    },

    /** The learning rate over the run. */
    schedule: () => learningRateCurve(core, recipe),

    /**
     * Training images of the first classes, each with some of what augmentation makes of it; to
     * MixUp they are a batch.
     * @param {number} count  of pictures
     * @param {number} versions  of each
     * @returns {Uint8Array<ArrayBuffer>[][]} [picture][the picture itself, then its versions]
     */
    augmented(count, versions) {
      const originals = examples(1).flat().slice(0, count);
      const pixels = new Uint8Array(originals.length * inputs);
      originals.forEach((picture, i) => pixels.set(picture, i * inputs));
      const labels = new Uint16Array(originals.length);
      const samples = { ...train, pixels, labels, count: originals.length };
      const changed = Array.from({ length: versions }, (_, i) =>
        augmentedImages(core, recipe, samples, i + 1),
      );
      return originals.map((picture, i) => [
        picture,
        ...changed.map((images) => images.slice(i * inputs, (i + 1) * inputs)),
      ]);
    },
  };
}
