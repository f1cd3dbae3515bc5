/**
 * The page's state: one object, which is replaced and never changed in place. Listeners are called
 * once an animation frame, however often it was updated.
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
   * @param {(callback: () => void) => void} [schedule]  default: the next animation frame
   */
  constructor(state, schedule = (callback) => requestAnimationFrame(callback)) {
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
