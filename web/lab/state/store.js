/** A browser gives no frames to a tab that is hidden, nor to a frame of another site that is out of sight. */
const LONGEST_MS = 250;

/** In the next animation frame, or soon where none comes. @param {() => void} callback */
function soon(callback) {
  const run = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, LONGEST_MS);
}

/**
 * The page's state: one object, which is replaced and never changed in place. Listeners are called
 * once an animation frame, or four times a second where there are none, however often it was updated.
 * @template {object} State
 */
export class Store {
  #state;
  /** @type {Set<(state: State) => void>} */
  #listeners = new Set();
  #scheduled = false;
  #schedule;

  /**
   * @param {State} state
   * @param {(callback: () => void) => void} [schedule]  default: the next animation frame, or soon
   */
  constructor(state, schedule = soon) {
    this.#state = state;
    this.#schedule = schedule;
  }

  /** @returns {Readonly<State>} */
  get state() {
    return this.#state;
  }

  /** @param {Partial<State>} changes */
  update(changes) {
    this.#state = { ...this.#state, ...changes };
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      for (const listener of this.#listeners) listener(this.#state);
    });
  }

  /**
   * @param {(state: State) => void} listener
   * @returns {() => void} ends the subscription
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
