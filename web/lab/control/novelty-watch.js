import { resolveRecipe } from '../../engine/index.js';
import { inside } from '../../i18n/en/inside.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../../worker/client.js').TrainerClient} TrainerClient */

/**
 * What the network that comes with the page was trained on, as far as it can be made here: its generated
 * digits. MNIST is not there until somebody chooses it.
 */
export const readerImages = () =>
  resolveRecipe({ dataset: 'digits', trainSize: 2500, testSize: 1, worldDigits: 2500 });

/** Marks answers to images that are unlike all that the network was trained on. */
export class NoveltyWatch {
  #store;
  #busy = false;
  /** What waits while a question is under way: only the newest. @type {Parameters<NoveltyWatch['check']> | null} */
  #next = null;

  /** @param {import('../state/store.js').Store<LabState>} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * @param {TrainerClient['session']} session
   * @param {Uint8Array} pixels  that the outputs of the state are of
   * @param {boolean} byReader  whether the network that comes with the page gave these
   * @returns {Promise<void>}
   */
  async check(session, pixels, byReader) {
    if (this.#busy) {
      this.#next = [session, pixels, byReader];
      return undefined;
    }
    this.#busy = true;
    const { outputs, current, recipe, prepared } = this.#store.state;
    const known = byReader ? readerImages() : (current?.recipe ?? recipe);
    const novelty =
      outputs && (byReader || prepared?.plan)
        ? await session.preview('novelty', known, pixels).catch(() => null)
        : null;
    this.#busy = false;
    // Of other outputs by now: those are asked about anew.
    if (this.#store.state.outputs === outputs) {
      this.#store.update({ unlike: (novelty ?? 0) > 1 ? inside.unlike : '' });
    }
    const next = this.#next;
    this.#next = null;
    return next ? this.check(...next) : undefined;
  }
}
