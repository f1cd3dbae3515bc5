/** A slice of training in ms: short enough that whoever waits is answered at once. */
export const SLICE_MS = 10;

/** The most batches of a slice, however fast they are. */
const MOST = 100_000;

/**
 * Decides how many batches to train at a time, so that a slice takes about a given time. It measures
 * how long the last batches took. Clocks may be coarse (1 ms on plain pages, 16.67 ms in Firefox with
 * resistFingerprinting) and show no time at all for a slice: it counts with those that do, and until
 * the first of them the slices only double.
 */
export class Pacer {
  #targetMs;
  #limit = 1;
  /** Measured lately, and the batches that were trained in it. */
  #ms = 0;
  #batches = 0;
  /** What follows from these; Infinity before the clock has moved. */
  #fitting = Infinity;

  /** @param {number} [targetMs]  what a slice should take */
  constructor(targetMs = SLICE_MS) {
    this.#targetMs = targetMs;
  }

  /** How many batches to train next: at most twice as many as ever were in a slice. */
  get batches() {
    return Math.max(1, Math.min(MOST, this.#limit, this.#fitting));
  }

  /**
   * Tells how long a slice took.
   * @param {number} batches  trained in it
   * @param {number} ms
   */
  took(batches, ms) {
    this.#limit = Math.max(this.#limit, 2 * batches);
    this.#batches += batches;
    if (!(ms > 0) || this.#batches < 1) return; // the next that shows time counts for this one too
    this.#ms += ms;
    this.#fitting = Math.floor((this.#targetMs * this.#batches) / this.#ms);
    // What is older counts half, so that one slow slice (a garbage collection) changes little.
    this.#ms /= 2;
    this.#batches /= 2;
  }

  /** Forgets the measurements, for another network. */
  reset() {
    this.#limit = 1;
    this.#ms = this.#batches = 0;
    this.#fitting = Infinity;
  }
}
