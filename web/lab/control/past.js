import { MISTAKES, WEIGHT_IMAGES } from './inspection.js';

/** @typedef {import('./controller.js').Controller} Controller */

/** Shows on the page what the weights of an earlier epoch make of the pad's image and of the test images. */
export class Past {
  #controller;
  /** Counts what was asked for: answers to former questions are dropped. */
  #turn = 0;
  /** Whether the page asks by the weights of an earlier epoch. */
  #then = false;

  /** @param {Controller} controller */
  constructor(controller) {
    this.#controller = controller;
  }

  /**
   * All that is shown by the weights changes at once: the page never shows two epochs.
   * @param {number | null} epoch  whose weights are kept; null: the newest
   * @param {number} reached  epochs that are done
   */
  async show(epoch, reached) {
    if (epoch === null && !this.#then) return;
    const { inspection, store } = this.#controller;
    const turn = ++this.#turn;
    const session = await this.#controller.settled();
    if (turn !== this.#turn) return;
    this.#then = epoch !== null;
    // First, so that what is drawn meanwhile is answered by that epoch too.
    await inspection.call('askBy', epoch === null ? undefined : askingOf(epoch));
    const { image, seen, prepared, mistakes, cell } = store.state;
    const drawn = image?.pixels ?? seen;
    const pixels = drawn?.length === prepared?.layers[0] ? drawn : null;
    const asked = {
      weights: WEIGHT_IMAGES,
      mistakes: Math.max(MISTAKES, mistakes.pictures.length),
      cell,
      pixels,
    };
    const found = await session?.inspect('inside', 'page', epoch, asked).catch(() => null);
    if (turn !== this.#turn) return;
    if (!found) return void (await this.end());
    const { confusionMatrix, errorRate, layers, ...shown } = found;
    const isOver = Boolean(store.state.current?.outcome);
    store.update({
      past: epoch === null ? null : { epoch, reached, confusionMatrix, errorRate },
      unlike: '',
      before: null,
      weights: shown.weights,
      // A run that is not over has no results of its newest weights yet.
      ...(epoch !== null || isOver ? { mistakes: shown.mistakes } : NO_MISTAKES),
      ...(layers && { activations: layers, outputs: Array.from(layers.at(-1) ?? []) }),
    });
    // What only the newest weights tell: whether the image is like nothing that was trained on.
    if (epoch === null) await inspection.update('afterEpoch');
  }

  /** At once, because what is looked into changes: it trains on, or it is another run. */
  async end() {
    this.#turn++;
    if (!this.#then) return;
    this.#then = false;
    const { inspection, store } = this.#controller;
    const isOver = Boolean(store.state.current?.outcome);
    store.update({ past: null, ...(isOver ? {} : NO_MISTAKES) });
    await inspection.call('askBy', undefined);
    await inspection.update(isOver ? 'afterRun' : 'afterEpoch');
  }
}

/** @type {Pick<import('../state/state.js').LabState, 'mistakes' | 'cell'>} */
const NO_MISTAKES = { mistakes: { total: 0, pictures: [] }, cell: null };

/** @param {number} epoch @returns {import('./inspection.js').Asking} */
const askingOf = (epoch) => ({
  look: (session, pixels) => session.inspect('inside', 'look', epoch, pixels),
  inspect: (session, what, ...args) => session.inspect('inside', what, epoch, ...args),
});
