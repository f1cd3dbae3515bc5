/** A slice of training in ms: short enough that whoever waits is answered at once. */
export const SLICE_MS = 10;

/**
 * Decides how many batches to train at a time, so that a slice takes about a given time. It measures
 * how long the last batches took.
 */
export class Pacer {
  #targetMs;
  #perBatchMs = 0;
  #channel = new MessageChannel();
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {number} [targetMs]  what a slice should take */
  constructor(targetMs = SLICE_MS) {
    this.#targetMs = targetMs;
    this.#channel.port1.onmessage = () => this.#waiting.shift()?.();
  }

  /** How many batches to train next; 1 until a slice was measured. */
  get batches() {
    if (this.#perBatchMs === 0) return 1;
    return Math.max(1, Math.min(100000, Math.floor(this.#targetMs / this.#perBatchMs)));
  }

  /**
   * Tells how long a slice took.
   * @param {number} batches  trained in it
   * @param {number} ms
   */
  took(batches, ms) {
    if (batches < 1) return;
    const perBatch = Math.max(ms, 0.001) / batches;
    // Half old, half new: one slow slice (a garbage collection, a busy core) changes little.
    this.#perBatchMs = this.#perBatchMs ? (this.#perBatchMs + perBatch) / 2 : perBatch;
  }

  /** Forgets the measurements, for another network. */
  reset() {
    this.#perBatchMs = 0;
  }

  /**
   * Lets the thread handle waiting events. By a message to itself and not by a timeout: browsers
   * stretch nested timeouts to 4 ms, which would cost a third of the training time.
   * @returns {Promise<void>}
   */
  yieldToEvents() {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#channel.port2.postMessage(null);
    });
  }

  /** Closes the channel, which would keep a Node process alive. */
  dispose() {
    this.#channel.port1.close();
  }
}
