/** @typedef {import('../state/state.js').StoredRun} StoredRun */

/** The weights of so many bytes are kept, e.g. of 25 networks 784-800-10; those of the oldest runs go first. */
const LIMIT = 64 * 1024 * 1024;

/** A run that goes on gets other weights. @param {StoredRun} run */
const keyOf = ({ id, outcome }) => `${id} ${outcome?.weightsSha256}`;

/** The networks of the runs that ended since the page was opened, in memory. */
export class KeptWeights {
  #limit;
  /** Saved networks by run, the oldest first. @type {Map<string, Uint8Array>} */
  #models = new Map();

  /** @param {number} [limit]  bytes */
  constructor(limit = LIMIT) {
    this.#limit = limit;
  }

  /** @param {StoredRun} run @returns {Uint8Array | undefined} its network as a safetensors file */
  get(run) {
    return this.#models.get(keyOf(run));
  }

  /** @param {StoredRun} run  with an outcome @param {Uint8Array} model */
  keep(run, model) {
    this.#models.delete(keyOf(run));
    this.#models.set(keyOf(run), model);
    let bytes = 0;
    for (const [key, { length }] of [...this.#models].toReversed()) {
      if (bytes + length > this.#limit) this.#models.delete(key);
      else bytes += length;
    }
  }
}
