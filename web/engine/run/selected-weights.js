import { statusError } from '../core/status.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../core/network.js').Network} Network */

/**
 * Which weights a run stands for, when these are not simply the last ones: their running average,
 * those of the best epoch, or the average as it was then. They live in a network of their own, so
 * that training goes on undisturbed; it is brought up to date at the end of an epoch.
 */
export class KeptWeights {
  #core;
  #training;
  #averages;
  #keepsBest;
  /** @type {Network | null} */
  #copy = null;
  #lowest = Infinity;

  /**
   * @param {Core} core
   * @param {Network} training
   * @param {{averaging: number, keepBest: boolean}} recipe
   */
  constructor(core, training, { averaging, keepBest }) {
    this.#core = core;
    this.#training = training;
    this.#averages = averaging > 0;
    this.#keepsBest = keepBest;
  }

  /** The network to evaluate, to predict with and to save: the trained one if nothing is kept. */
  get network() {
    return this.#copy ?? this.#training;
  }

  /**
   * Judges the weights at the end of an epoch, and keeps them if they are to be kept.
   * @param {(network: Network) => number} errorRate  of the held-out samples
   * @returns {number} what errorRate gave
   */
  judge(errorRate) {
    if (this.#averages) this.#training.swapAverage();
    try {
      const rate = errorRate(this.#training);
      const better = rate < this.#lowest;
      this.#lowest = Math.min(rate, this.#lowest);
      if (this.#keepsBest ? better : this.#averages) this.#take(this.#training.parameters());
      return rate;
    } finally {
      if (this.#averages) this.#training.swapAverage();
    }
  }

  /** What restore() needs; null while nothing is kept. */
  get parameters() {
    return this.#copy?.parameters() ?? null;
  }

  /**
   * Takes up what another run kept.
   * @param {Float32Array | null} parameters
   * @param {number} lowest  error rate of the epochs before, Infinity without any
   * @throws {import('../errors.js').MlpError} for parameters of another network; "bad-state" when
   *   there are none, or some that nobody keeps. To be dropped then.
   */
  restore(parameters, lowest) {
    const keeps = lowest < Infinity && (this.#keepsBest || this.#averages);
    if (keeps !== (parameters !== null)) throw statusError('bad-state');
    if (parameters) this.#take(parameters);
    this.#lowest = lowest;
  }

  /** @param {Float32Array} parameters */
  #take(parameters) {
    if (!this.#copy) {
      const { inputs, classes, hidden, activations, cost } = this.#training.config;
      this.#copy = this.#core.network({ inputs, classes, hidden, activations, cost });
      this.#copy.scaling = this.#training.scaling;
    }
    this.#copy.setParameters(parameters);
  }

  /** Frees the memory. */
  dispose() {
    this.#copy?.dispose();
    this.#copy = null;
  }
}
