import { assessRun, weightsSha256 } from '../engine/index.js';
import { freezeLayers, initFrom } from '../engine/run/init-from.js';
import { mistakesOf } from './mistakes.js';
import { firstWeights, snapshotOf, strongestImages } from './network-snapshot.js';

/** @typedef {import('../engine/run/plain-run.js').PlainRun} Run */

/**
 * What the page asks about a run: its mistakes and its weights; and what it does to one that has not begun.
 * @param {Run} run
 */
export function inspectRun(run) {
  const network = run.resultNetwork;

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

    /** See mistakesOf(). @param {number} count @param {{actual: number, predicted: number} | null} [cell] */
    mistakes: (count, cell = null) => mistakesOf(run, network, run.evaluateTest(), count, cell),

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
