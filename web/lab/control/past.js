/** @typedef {import('./controller.js').Controller} Controller */

/** Shows on the page what the weights of an earlier epoch make of the pad's image and of the test images. */
export class Past {
  #controller;
  /** Counts what was asked for: answers to former questions are dropped. */
  #turn = 0;

  /** @param {Controller} controller */
  constructor(controller) {
    this.#controller = controller;
  }

  /**
   * @param {number | null} epoch  whose weights are kept; null: the newest
   * @param {number} reached  epochs that are done
   */
  async show(epoch, reached) {
    const turn = ++this.#turn;
    if (epoch === null) return this.#end();
    const { inspection, store } = this.#controller;
    const session = await this.#controller.settled();
    const found = await session?.inspect('inside', 'evaluation', epoch).catch(() => null);
    if (!found || turn !== this.#turn) return undefined;
    store.update({ past: { epoch, reached, ...found }, unlike: '' });
    return inspection.call('askBy', {
      look: (asked, pixels) => asked.inspect('inside', 'look', epoch, pixels),
      inspect: (asked, what, ...args) => asked.inspect('inside', what, epoch, ...args),
    });
  }

  async #end() {
    const { inspection, store } = this.#controller;
    if (!store.state.past) return;
    store.update({ past: null });
    await inspection.call('askBy', undefined);
    // A run that is not over has no results yet.
    if (!store.state.current?.outcome)
      store.update({ mistakes: { total: 0, pictures: [] }, cell: null });
  }
}
