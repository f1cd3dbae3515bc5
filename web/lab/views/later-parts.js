import { TWO_COLUMNS } from './layout.js';

/** How far below what is in sight the last part may end, in heights of the window, before the next one is drawn. */
const AHEAD = 0.1;

/** After so long, the rest is drawn without being asked for, so that a search in the page finds it too. */
const AT_LAST_MS = 5000;

/** What somebody does who uses the page. */
const USES = ['pointerdown', 'keydown'];

/**
 * Says when the lab draws the parts that are out of sight at first where they stand one below the other. A phone
 * would take half a second for all of them, in which it answers to nothing.
 */
export class LaterParts {
  #lab;
  #all = () => {};
  /** @type {Promise<void>} */
  #asked = new Promise((resolve) => (this.#all = resolve));

  /** @param {import('lit').LitElement & {inSight: Promise<void>}} lab  whose parts they are */
  constructor(lab) {
    this.#lab = lab;
  }

  /** From now on there is nothing to wait for. */
  askForAll() {
    this.#all();
  }

  /** Resolves when the next part is to be drawn. */
  async next() {
    // Before that, nothing has its place.
    await this.#lab.inSight;
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

  /** Not the lab's own end: there is room below it for what is not drawn yet. */
  #endsNear() {
    const drawn = Array.from(this.#lab.renderRoot.querySelectorAll('.lab > .part:not([hidden])'));
    const { bottom } = /** @type {Element} */ (drawn.at(-1)).getBoundingClientRect();
    return this.#lab.clientWidth >= TWO_COLUMNS || bottom < (1 + AHEAD) * innerHeight;
  }
}
