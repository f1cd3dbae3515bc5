import { argmaxClass } from '../engine/argmax-class.js';

/** @typedef {import('../lab/state/state.js').LabState} LabState */
/** @typedef {import('../worker/protocol.js').SessionEvent} SessionEvent */

/**
 * What the element tells, by the names of its events; docs/embedding.md says when.
 * @typedef {object} LabEvents
 * @property {CustomEvent<{recipe: object, layers: number[], classNames: string[]}>} mlp-ready
 * @property {CustomEvent<{epoch: number, epochs: number, batch: number, batches: number, position: number, trainCost: number, trainErrorRate: number, samplesPerSecond: number, gflops: number}>} mlp-progress
 * @property {CustomEvent<{epoch: number, trainCost: number, validationErrorRate: number, validationCost: number | null, seconds: number}>} mlp-epoch
 * @property {CustomEvent<{testErrorRate: number, confusionMatrix: number[][], weightsSha256: string, seconds: number}>} mlp-done
 * @property {CustomEvent<Reading>} mlp-predict
 * @property {CustomEvent<{message: string}>} mlp-error
 */

/**
 * Sends an event of the element to its page: a CustomEvent that bubbles.
 * @typedef {(name: string, detail: object) => void} Tell
 */

/** Sends a run's events: progress and epochs at once, all others when the state changes. */
export class Reporter {
  #tell;
  /** @type {LabState | null} */
  #last = null;

  /** @param {Tell} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {SessionEvent} event  of the present run */
  onEvent(event) {
    if (event.type !== 'progress' && event.type !== 'epoch') return;
    // The points of the curve are the lab's own.
    const { type, runId: _, points: _points, ...detail } = /** @type {any} */ (event);
    this.#tell(`mlp-${type}`, detail);
  }

  /** @param {LabState} state  the current one */
  onState(state) {
    const last = this.#last;
    this.#last = state;
    const { status, prepared, current, outputs, message, recipe } = state;
    if (prepared && prepared !== last?.prepared) {
      const { layers, shape } = prepared;
      this.#tell('mlp-ready', { recipe, layers, classNames: shape.classNames });
    }
    const outcome = current?.outcome;
    if (outcome && status === 'done' && outcome !== last?.current?.outcome) {
      this.#tell('mlp-done', { ...outcome });
    }
    if (outputs && outputs !== last?.outputs && prepared) {
      this.#tell('mlp-predict', readingOf(outputs, prepared.shape.classNames));
    }
    if (message && message !== last?.message && (status === 'failed' || status === 'diverged')) {
      this.#tell('mlp-error', { message });
    }
  }
}

/**
 * A network's outputs as an answer.
 * @param {number[]} outputs
 * @param {string[]} classNames
 * @returns {Reading}
 *
 * @typedef {object} Reading
 * @property {number} label  the class with the highest output
 * @property {string} name  of that class
 * @property {number[]} outputs  of every class, 0 to 1; they sum to 1 for a cross-entropy network
 */
export function readingOf(outputs, classNames) {
  const label = argmaxClass(outputs);
  return { label, name: classNames[label], outputs };
}
