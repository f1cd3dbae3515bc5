import { resolveRecipe } from '../engine/index.js';
import { recipeToHash } from '../engine/recipe/write-link.js';
import { drawings } from './drawings.js';
import { commonestMistake } from './measures.js';
import { movedImages } from './move-image.js';

/** @typedef {import('./course.js').Step} Step */
/** @typedef {import('./measures.js').Shown} Shown */
/** @typedef {{pixels: Uint8Array, distance: number, name: string}} MovedExample  and what the network reads */

/** Samples of each class that are moved: enough for a rate, and read in a moment. */
const PER_CLASS = 2;

/** Where the lesson covers the lower half of the page, as web/site/page.css has it. */
const NARROW = '(max-width: 899px)';

/**
 * The first element that a selector finds, in shadow roots too.
 * @param {Element | ShadowRoot} root
 * @param {string} selector
 * @returns {any}
 */
function find(root, selector) {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot && find(element.shadowRoot, selector);
    if (inside) return inside;
  }
  return null;
}

/** Does with a lab what a lesson asks for, by what every page can do with the element. */
export class LabDriver {
  #lab;
  /** The link of the run that the lab was last set to. */
  #config = '';
  /** What that run has come to; null until it is done. @type {Shown | null} */
  #shown = null;
  #trainErrorRate = 0;
  /** Ends the waiting of a press that another one has followed. */
  #press = new AbortController();
  /** @type {HTMLElement | null} */
  #marked = null;

  /** @param {import('../embed/mlp-lab.js').MlpLab} lab */
  constructor(lab) {
    this.#lab = lab;
    lab.addEventListener('mlp-ready', () => (this.#shown = null));
    lab.addEventListener('mlp-progress', (event) => {
      this.#trainErrorRate = /** @type {CustomEvent} */ (event).detail.trainErrorRate;
    });
  }

  /**
   * Sets the lab to the network of a step, untrained unless it has just that one.
   * @param {Step} step
   * @param {string[]} hide  parts that are not shown
   */
  show({ recipe }, hide) {
    this.#press.abort();
    this.#mark(null);
    this.#lab.setAttribute('hide', hide.join(' '));
    const config = configOf(recipe);
    if (config !== this.#config) this.#configure(config);
  }

  /** Back to the untrained network. @param {Step} step */
  reset({ recipe }) {
    this.#press.abort();
    this.#mark(null);
    this.#configure(configOf(recipe));
  }

  /** The whole lab again, with its own settings. */
  leave() {
    this.#press.abort();
    this.#mark(null);
    this.#lab.removeAttribute('hide');
  }

  /**
   * Does what the button of a step says.
   * @param {Step} step
   * @returns {Promise<{shown: Shown, examples: MovedExample[]}>} never resolved when another press follows
   * @throws {Error} with a sentence, when the lab cannot
   */
  async press(step) {
    this.#press.abort();
    this.#press = new AbortController();
    this.#mark(this.#part(step.at));
    const { press, recipe } = step;
    if (press.kind === 'train' || !this.#shown || this.#config !== configOf(recipe)) {
      await this.#train(recipe);
    }
    const shown = { .../** @type {Shown} */ (this.#shown) };
    /** @type {MovedExample[]} */
    let examples = [];
    if (press.kind === 'draw') shown.outputs = await this.#draw(press.drawing);
    if (press.kind === 'move') ({ moved: shown.moved, examples } = await this.#move(press.pixels));
    if (press.kind === 'mistake') this.#openMistake(shown.confusionMatrix);
    this.#mark(this.#part(step.at)); // parts are made anew with a run
    return { shown, examples };
  }

  /** @param {string} config */
  #configure(config) {
    this.#config = config;
    this.#shown = null;
    // A change, even where the settings were changed by hand since.
    this.#lab.setAttribute('config', '');
    this.#lab.setAttribute('config', config);
  }

  /** @param {Step['recipe']} recipe */
  async #train(recipe) {
    const ready = this.#next('mlp-ready');
    this.#configure(configOf(recipe));
    await ready;
    const done = this.#next('mlp-done');
    await this.#lab.train();
    const { epochs, testErrorRate, confusionMatrix } = await done;
    const trainErrorRate = this.#trainErrorRate;
    this.#shown = { epochs, testErrorRate, confusionMatrix, trainErrorRate };
  }

  /** @param {keyof typeof drawings} name @returns {Promise<number[]>} what the network says of it */
  async #draw(name) {
    const read = this.#next('mlp-predict');
    this.#part('mlp-pad').load(drawings[name]);
    return (await read).outputs;
  }

  /**
   * Lets the network read samples that are moved.
   * @param {number[]} distances  pixels
   */
  async #move(distances) {
    const { groups } = this.#part('mlp-data-panel');
    /** @type {Record<number, number>} */
    const moved = {};
    /** @type {MovedExample[]} */
    const examples = [];
    for (const distance of distances) {
      let [images, wrong] = [0, 0];
      for (const { name, pictures } of groups) {
        for (const { pixels } of pictures.slice(0, PER_CLASS)) {
          for (const image of movedImages(pixels, distance)) {
            const reading = await this.#lab.predict(image);
            images++;
            if (reading?.name !== name) wrong++;
            const isExample =
              name === groups[3].name && !examples.some((each) => each.distance === distance);
            if (isExample) examples.push({ pixels: image, distance, name: reading?.name ?? '' });
          }
        }
      }
      moved[distance] = wrong / images;
    }
    return { moved, examples };
  }

  /** Shows the images of the commonest mistake, as a press on its cell does. @param {number[][]} matrix */
  #openMistake(matrix) {
    const { actual, predicted } = commonestMistake(matrix);
    const event = new CustomEvent('cell-open', { detail: { actual, predicted }, bubbles: true });
    this.#part('mlp-confusion').dispatchEvent(event);
  }

  /**
   * The detail of the lab's next event of a name.
   * @param {string} name
   * @returns {Promise<any>} rejects with the sentence of mlp-error
   */
  #next(name) {
    const { signal } = this.#press;
    return new Promise((resolve, reject) => {
      const once = { once: true, signal };
      this.#lab.addEventListener(name, (event) => resolve(/** @type {any} */ (event).detail), once);
      this.#lab.addEventListener(
        'mlp-error',
        (event) => reject(new Error(/** @type {any} */ (event).detail.message)),
        once,
      );
    });
  }

  /** @param {string} selector */
  #part(selector) {
    return this.#lab.shadowRoot && find(this.#lab.shadowRoot, selector);
  }

  /** Brings a part of the lab into sight and draws a line around it. @param {HTMLElement | null} part */
  #mark(part) {
    if (this.#marked) this.#marked.style.outline = '';
    this.#marked = part;
    if (!part) return;
    Object.assign(part.style, {
      outline: '3px solid light-dark(#0a5fb4, #6db3f8)',
      outlineOffset: '4px',
      scrollMarginTop: '8px',
    });
    // At once: a slow movement ends where the part was before the run had drawn it.
    part.scrollIntoView({ block: matchMedia(NARROW).matches ? 'start' : 'center' });
  }
}

/** @param {Step['recipe']} recipe @returns {string} for the attribute config */
const configOf = (recipe) => recipeToHash(resolveRecipe(recipe)).slice(1);
