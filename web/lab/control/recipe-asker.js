import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('./controller.js').Controller} Controller */
/** @typedef {import('../state/state.js').LabState} LabState */

/** The preview's training images, and its versions of each. */
const PREVIEW_IMAGES = 4;
const PREVIEW_VERSIONS = 6;

/**
 * Asks the worker about a recipe: the learning rate over the run and the augmented images while
 * their sections are open, and on request a good learning rate.
 */
export class RecipeAsker {
  #controller;
  /** The sections that are open. @type {Set<string>} */
  #open = new Set();
  /** What the last questions were about: a run, or settings that no run has yet. @type {unknown} */
  #about = null;

  /** @param {Controller} controller */
  constructor(controller) {
    this.#controller = controller;
  }

  /** Asks about each new run and each look ahead. @param {LabState} state */
  follow({ prepared, ahead }) {
    const about = ahead ?? prepared?.runId ?? null;
    if (about === null || about === this.#about) return;
    this.#about = about;
    for (const section of this.#open) void this.#ask(section);
  }

  /** @param {string} section @param {boolean} open */
  toggle(section, open) {
    if (!open) {
      this.#open.delete(section);
      return;
    }
    this.#open.add(section);
    void this.#ask(section);
  }

  /** @param {string} section */
  async #ask(section) {
    const { inspection, store } = this.#controller;
    const { recipe } = store.state;
    if (section === 'schedule') {
      await inspection.ask(
        (session) => session.preview('schedule', recipe),
        (schedule) => ({ schedule }),
      );
    }
    if (section === 'augmentation') {
      await inspection.ask(
        (session) => session.preview('augmented', recipe, PREVIEW_IMAGES, PREVIEW_VERSIONS),
        (augmented) => ({ augmented }),
      );
    }
  }

  /** Searches for a learning rate with the present settings. Training and other settings end the search. */
  async findRate() {
    const { store } = this.#controller;
    const search = { curve: [], suggestion: null, message: '' };
    const { recipe } = store.state;
    store.update({ rateSearch: { ...search, recipe, status: 'running' } });
    /** @param {Partial<import('../../elements/base/types.js').RateSearch>} outcome */
    const end = (outcome) => {
      const { rateSearch } = store.state;
      if (rateSearch?.recipe === recipe)
        store.update({ rateSearch: { ...rateSearch, ...outcome } });
    };
    try {
      const session = await this.#controller.settled();
      const found = await session?.findRate(recipe);
      end(found ? { ...found, status: 'done' } : { status: 'stopped' });
    } catch (error) {
      end({ status: 'failed', message: await sentenceOf(error) });
    }
  }

  async endFindingRate() {
    const session = await this.#controller.settled();
    await session?.endFindingRate();
  }
}
