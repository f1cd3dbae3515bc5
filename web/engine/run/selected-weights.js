import { readingConfig } from '../core/config.js';
import { statusError } from '../core/status.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../core/network.js').Network} Network */

/**
 * The weights that a run is evaluated and saved with, when these are not simply the last ones: their
 * average, the weights of the best epoch, or the average at the end of the best epoch. They
 * are copied to a second network at the end of an epoch, so that training is not disturbed.
 */
export class SelectedWeights {
  #core;
  #training;
  #averaging;
  #keepBest;
  /** @type {Network | null} */
  #copy = null;
  #lowest = Infinity;

  /**
   * @param {Core} core
   * @param {Network} training
   * @param {{averaging: number, swaFrom: number, keepBest: boolean}} recipe
   */
  constructor(core, training, { averaging, swaFrom, keepBest }) {
    this.#core = core;
    this.#training = training;
    this.#averaging = averaging + swaFrom > 0;
    this.#keepBest = keepBest;
  }

  /** The network to evaluate, predict with and save: the trained one if nothing was selected. */
  get network() {
    return this.#copy ?? this.#training;
  }

  /**
   * Evaluates the weights at the end of an epoch, and selects them if the recipe says so.
   * @template {{validationErrorRate: number}} Validation  0 to 1
   * @param {(network: Network) => Validation} validate  evaluates a network on the validation samples
   * @returns {Validation} the result of validate
   */
  evaluateEpoch(validate) {
    if (this.#averaging) this.#training.swapAverage();
    try {
      const validation = validate(this.#training);
      const rate = validation.validationErrorRate;
      const better = rate < this.#lowest;
      this.#lowest = Math.min(rate, this.#lowest);
      if (this.#keepBest ? better : this.#averaging)
        this.#copyToNetwork(this.#training.parameters());
      return validation;
    } finally {
      if (this.#averaging) this.#training.swapAverage();
    }
  }

  /** The selected parameters, for restore(); null while nothing is selected. */
  get parameters() {
    return this.#copy?.parameters() ?? null;
  }

  /**
   * Continues with what another run selected.
   * @param {Float32Array | null} parameters
   * @param {number} lowest  error rate of the epochs before, Infinity if there are none
   * @throws {import('../errors.js').MlpError} for parameters of another network; "bad-state" when
   *   parameters are missing, or given although the recipe selects none. Dispose of this object then.
   */
  restore(parameters, lowest) {
    const expected = lowest < Infinity && (this.#keepBest || this.#averaging);
    if (expected !== (parameters !== null)) throw statusError('bad-state');
    if (parameters) this.#copyToNetwork(parameters);
    this.#lowest = lowest;
  }

  /** @param {Float32Array} parameters */
  #copyToNetwork(parameters) {
    if (!this.#copy) {
      this.#copy = this.#core.network(readingConfig(this.#training.config));
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
