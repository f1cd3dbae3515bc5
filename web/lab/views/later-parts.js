import { PARTS, TWO_COLUMNS } from './layout.js';

/** How many parts, the first ones, a phone has in sight. */
const IN_SIGHT = 2;

/** How far below what is in sight the last part may end, in heights of the window, before the next one is drawn. */
const AHEAD = 0.1;

/** After so long, the rest is drawn without being asked for, so that a search in the page finds it too. */
const AT_LAST_MS = 5000;

/** What somebody does who uses the page. */
const USES = ['pointerdown', 'keydown'];

/**
 * Has the parts of the lab drawn one after the other. Where they stand one below the other, those that are out of
 * sight at first wait until they are wanted: a phone would take half a second for all of them, in which it answers to
 * nothing.
 */
export class LaterParts {
  /** How many parts are begun. The last of them is not shown before all of it is there. */
  begun = 0;
  shown = 0;
  /** Resolves when all are shown. @type {Promise<void> | null} */
  whole = null;
  #showFirst = () => {};
  /** Resolves when what is in sight at first is shown. @type {Promise<void>} */
  inSight = new Promise((resolve) => (this.#showFirst = resolve));
  #lab;
  #update;
  #all = () => {};
  /** @type {Promise<void>} */
  #asked = new Promise((resolve) => (this.#all = resolve));

  /**
   * @param {import('lit').LitElement} lab  whose parts they are
   * @param {() => Promise<unknown>} update  renders the lab; resolves when that is done
   */
  constructor(lab, update) {
    this.#lab = lab;
    this.#update = update;
  }

  /** From now on there is nothing to wait for. */
  askForAll() {
    this.#all();
  }

  /** @param {boolean} some  whether parts are left out: the others share their room, and would move with one more */
  draw(some) {
    this.whole ??= this.#draw(some ? PARTS.length : IN_SIGHT);
  }

  /** @param {number} first  how many are drawn at once */
  async #draw(first) {
    while (this.shown < PARTS.length) {
      if (this.shown >= first) await this.#wanted();
      this.begun++;
      await this.#update();
      await new Promise((resolve) => setTimeout(resolve));
      this.shown++;
      await this.#update();
      if (this.shown === first) this.#showFirst();
    }
  }

  /** Resolves when the next part is to be drawn. */
  async #wanted() {
    // Before that, nothing has its place.
    await this.inSight;
    const listening = new AbortController();
    const scrolled = new Promise((resolve) => {
      const check = () => this.#endsNear() && resolve(undefined);
      const { signal } = listening;
      // Of any box that scrolls, such as that of a site's text.
      document.addEventListener('scroll', check, { capture: true, passive: true, signal });
      addEventListener('resize', check, { signal });
      // Shown again, or with other room, of which the window knows nothing.
      const watching = new ResizeObserver(check);
      watching.observe(this.#lab);
      signal.addEventListener('abort', () => watching.disconnect());
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
    // Where none is shown, the next one is wanted.
    const bottom = drawn.at(-1)?.getBoundingClientRect().bottom ?? 0;
    return this.#lab.clientWidth >= TWO_COLUMNS || bottom < (1 + AHEAD) * innerHeight;
  }
}
