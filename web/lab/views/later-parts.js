import { TWO_COLUMNS } from './layout.js';

/** How far below what is in sight the end of the lab may be, in heights of the window, before more of it is drawn. */
const AHEAD = 0.25;

/** After so long, the rest is drawn without being asked for, so that a search in the page finds it too. */
const AT_LAST_MS = 5000;

/** What somebody does who uses the page. */
const USES = ['pointerdown', 'keydown'];

/**
 * Says when the lab draws the parts that are out of sight at first where they stand one below the other. A phone
 * would take half a second for all of them, in which it answers to nothing.
 */
export class LaterParts {
  #element;
  #all = () => {};
  /** @type {Promise<void>} */
  #asked = new Promise((resolve) => (this.#all = resolve));

  /** @param {Element} element  which ends where the next part will begin */
  constructor(element) {
    this.#element = element;
  }

  /** From now on there is nothing to wait for. */
  askForAll() {
    this.#all();
  }

  /** Resolves when the next part is to be drawn. */
  async next() {
    const listening = new AbortController();
    const scrolled = new Promise((resolve) => {
      const check = () => this.#endsNear() && resolve(undefined);
      const { signal } = listening;
      // Of any box that scrolls, such as that of a site's text.
      document.addEventListener('scroll', check, { capture: true, passive: true, signal });
      addEventListener('resize', check, { signal });
      for (const type of USES) {
        document.addEventListener(type, this.#all, { capture: true, passive: true, signal });
      }
      check();
    });
    const timer = setTimeout(this.#all, AT_LAST_MS);
    await Promise.race([scrolled, this.#asked]);
    clearTimeout(timer);
    listening.abort();
  }

  #endsNear() {
    const { width, bottom } = this.#element.getBoundingClientRect();
    return width >= TWO_COLUMNS || bottom < (1 + AHEAD) * innerHeight;
  }
}
