/**
 * Sizes the slices of training by the clock: as many batches as fit the time, learnt from how long
 * the last ones took.
 */
export class Pacer {
  #targetMs;
  #perBatchMs = 0;
  #channel = new MessageChannel();
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {number} targetMs  what a slice should take */
  constructor(targetMs) {
    this.#targetMs = targetMs;
    this.#channel.port1.onmessage = () => this.#waiting.shift()?.();
  }

  /** How many batches to train next. One, until a batch was timed. */
  get batches() {
    if (this.#perBatchMs === 0) return 1;
    return Math.max(1, Math.min(100000, Math.floor(this.#targetMs / this.#perBatchMs)));
  }

  /**
   * @param {number} batches  trained
   * @param {number} ms  that they took
   */
  took(batches, ms) {
    if (batches < 1) return;
    const perBatch = Math.max(ms, 0.001) / batches;
    // Half old, half new: one slow slice (a garbage collection, a busy core) changes little.
    this.#perBatchMs = this.#perBatchMs ? (this.#perBatchMs + perBatch) / 2 : perBatch;
  }

  /** Forgets what it learnt: another network is another time. */
  reset() {
    this.#perBatchMs = 0;
  }

  /**
   * Lets waiting messages be handled. A message to oneself, not a timeout: browsers stretch nested
   * timeouts to 4 ms, which would cost a third of the training time.
   * @returns {Promise<void>}
   */
  breathe() {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#channel.port2.postMessage(null);
    });
  }

  /** Lets go of the channel, which would keep a Node process alive. */
  dispose() {
    this.#channel.port1.close();
  }
}
