import { assessRun, weightsSha256 } from '../engine/index.js';
import { freezeLayers, initFrom } from '../engine/run/init-from.js';
import { firstWeights, snapshotOf, strongestImages } from './network-snapshot.js';

/** @typedef {import('../engine/run/plain-run.js').PlainRun} Run */

/**
 * One image with what the network makes of it.
 * @typedef {object} Judged
 * @property {number} index  in the test set
 * @property {Uint8Array<ArrayBuffer>} pixels
 * @property {number} label
 * @property {number[]} outputs  of every class
 */

/**
 * What the page asks about a run: its mistakes and its weights; and what it does to one that has not begun.
 * @param {Run} run
 */
export function inspectRun(run) {
  const network = run.resultNetwork;
  const { classes } = network.config;

  return {
    /**
     * Whether the run that ended has learned anything; see assessment.js.
     * @param {import('./protocol.js').RunOutcome} outcome
     */
    assess: (outcome) => assessRun(run, outcome),

    /**
     * Gives the run the weights of a saved network: see initFrom().
     * @param {import('../engine/run/values.js').SavedModel} model
     * @param {number} frozenLayers
     * @returns {{weightsSha256: string, newLastLayer: boolean, frozenLayers: number}}
     * @throws {import('../engine/errors.js').MlpError} "init-from"
     */
    initFrom: (model, frozenLayers) => ({
      ...initFrom(run, model, frozenLayers),
      weightsSha256: weightsSha256(model.parameters),
      frozenLayers,
    }),

    /** Units of all layers. */
    layers: () => run.layers,

    /** See freezeLayers(). @param {number} count */
    freeze: (count) => freezeLayers(run, count),

    /** What the run has come to. @returns {import('./protocol.js').RunOutcome} */
    outcome: () => ({ ...run.evaluate(), epochs: run.epochs, seconds: run.seconds }),

    /**
     * Test images that the network gets wrong, the surest mistakes first; with a cell, only those
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

    /** See snapshotOf(). @param {import('./network-snapshot.js').Asked} asked */
    snapshot: (asked) => snapshotOf(network, asked),

    /** See strongestImages(). @param {import('./network-snapshot.js').UnitPlace} unit @param {number} count */
    strongest: (unit, count) => strongestImages(run, unit, count),

    /**
     * A look inside the network: see inside.js.
     * @template {keyof ReturnType<typeof import('./inside.js').insideOf>} What
     * @param {What} what
     * @param {number | null} epoch  with the weights of a kept epoch; null for those of now
     * @param {...any} args
     * @returns {Promise<any>}
     */
    async inside(what, epoch, ...args) {
      const { atEpoch } = await import('./inside.js');
      return atEpoch(run, epoch, (inside) => /** @type {any} */ (inside[what])(...args));
    },

    /**
     * The weights that lead into the first units, as images.
     * @param {number} count
     * @returns {Float32Array<ArrayBuffer>[]} [unit][inputs]
     */
    weights: (count) => firstWeights(network, count),
  };
}
