import { assessRun, augmentedImages, learningRateCurve } from '../engine/index.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/run/run.js').Run} Run */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/**
 * One picture with what the network makes of it.
 * @typedef {object} Judged
 * @property {number} index  in the test set
 * @property {Uint8Array<ArrayBuffer>} pixels
 * @property {number} label
 * @property {number[]} outputs  of every class
 */

/**
 * What the page asks about a run: examples, mistakes, weights, what its recipe makes of the learning
 * rate and of the images.
 * @param {Run} run
 * @param {{train: Samples}} data  that the run trains on
 * @param {Core} core  of the run
 */
export function inspectRun(run, { train }, core) {
  const network = run.resultNetwork;
  const { classes, inputs } = network.config;

  /**
   * The first training pictures of each class.
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

    /**
     * Whether the run that ended has learned anything; see assessment.js.
     * @param {import('./protocol.js').RunOutcome} outcome
     */
    assess: (outcome) => assessRun(run, outcome),

    /** The learning rate over the run. */
    schedule: () => learningRateCurve(core, run.recipe, undefined, run.scheduleEpochs),

    /**
     * Training pictures of the first classes, each with some of what augmentation makes of it; to
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
        augmentedImages(core, run.recipe, samples, i + 1),
      );
      return originals.map((picture, i) => [
        picture,
        ...changed.map((images) => images.slice(i * inputs, (i + 1) * inputs)),
      ]);
    },

    /**
     * Test pictures that the network gets wrong, the surest mistakes first; with a cell, only those
     * of that true class read as that other one (or read right, on the diagonal).
     * @param {number} count
     * @param {{actual: number, predicted: number} | null} [cell]
     * @returns {{total: number, pictures: Judged[]}}
     */
    mistakes(count, cell = null) {
      const { predicted, confidence, outputs } = run.evaluateTest();
      /** With the outputs that decided, which may be means of several views. @param {number} index @returns {Judged} */
      const judge = (index) => {
        const { pixels, label } = run.testSample(index);
        const own = outputs?.slice(index * classes, (index + 1) * classes);
        return { index, pixels, label, outputs: Array.from(own ?? network.predict(pixels)) };
      };
      /** @type {number[]} */
      const wanted = [];
      predicted.forEach((guess, i) => {
        const { label } = run.testSample(i);
        const fits = cell ? label === cell.actual && guess === cell.predicted : label !== guess;
        if (fits) wanted.push(i);
      });
      wanted.sort((a, b) => confidence[b] - confidence[a]);
      return { total: wanted.length, pictures: wanted.slice(0, count).map(judge) };
    },

    /**
     * The weights that lead into the first units, as pictures.
     * @param {number} count
     * @returns {Float32Array<ArrayBuffer>[]} [unit][inputs]
     */
    weights(count) {
      const parameters = network.parameters();
      const units = Math.min(count, network.config.hidden[0] ?? classes);
      return Array.from({ length: units }, (_, i) =>
        parameters.slice(i * inputs, (i + 1) * inputs),
      );
    },
  };
}
