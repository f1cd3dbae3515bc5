import { hangAfter } from '../patience.js';
import {
  aim,
  boxOf,
  coveredBy,
  drawn,
  endWatch,
  findAll,
  keepLooking,
  recordErrors,
  watchPress,
} from './in-page.js';

/** How long a page looks by itself for what is waited for, before it is asked again. */
const LOOK_MS = 2000;
/** How often a click is tried on an element that moves away under it. */
const TRIES = 5;

/** @typedef {[number, number]} Point */

/**
 * A browser's end of a page: what an engine has to offer. Positions are in CSS pixels of the window.
 * @typedef {object} Driver
 * @property {(url: string) => Promise<unknown>} go
 * @property {(expression: string) => Promise<any>} evaluate  what it gives, awaited
 * @property {(x: number, y: number) => Promise<unknown>} click
 * @property {(points: Point[]) => Promise<unknown>} stroke  pressed at the first, let go at the last
 * @property {(path: string) => Promise<unknown>} screenshot
 * @property {() => string[]} errors  that the browser itself reported
 * @property {() => Promise<unknown>} close
 * @property {any} [raw]  puppeteer's page, for what only one engine can do
 */

/** What a function in the page is called with. @param {any[]} args  JSON values */
const parameters = (args) =>
  [findAll, ...args.map((arg) => JSON.stringify(arg ?? null))].join(', ');

/** One tab, driven alike in every engine. Elements are named by their data-testid or a selector. */
export class Page {
  #driver;

  /** @param {Driver} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /** Puppeteer's page; WebKit has none. */
  get raw() {
    return this.#driver.raw;
  }

  /**
   * Opens the lab and waits until it can train, or shows the run that it finished last.
   * @param {string} url
   */
  async open(url) {
    await this.go(url);
    await this.status('ready', 'done');
  }

  /** @param {string} url */
  async go(url) {
    await this.#driver.go(url);
    await this.evaluate(recordErrors);
  }

  /**
   * Runs a function in the page.
   * @param {(all: typeof findAll, ...args: any[]) => any} fn  gets the deep look-up first
   * @param {...any} args  JSON values
   */
  evaluate(fn, ...args) {
    return this.#driver.evaluate(`(${fn})(${parameters(args)})`);
  }

  /**
   * Waits until a function in the page gives something true, and gives that.
   * @param {string} what  is waited for, for the message when it never comes
   * @param {(all: typeof findAll, ...args: any[]) => any} fn
   * @param {...any} args
   */
  async until(what, fn, ...args) {
    const hang = hangAfter();
    for (;;) {
      // While another page takes its place, there is nowhere to run anything.
      const found = await this.#driver
        .evaluate(`(${keepLooking})(${drawn}, ${fn}, [${parameters(args)}], ${LOOK_MS})`)
        .catch((error) => {
          if (!/context was destroyed|navigation/i.test(error.message)) throw error;
        });
      if (found?.value) return found.value;
      const waited = hang();
      if (waited) {
        const status = await this.evaluate((all) =>
          [...all('status'), ...all('.alert')].map((e) =>
            e.textContent.trim().replace(/\s+/g, ' '),
          ),
        );
        throw new Error(
          `waited ${waited} s for: ${what} ` +
            `(the lab says: ${status}${found?.error ? `; the look: ${found.error}` : ''})`,
        );
      }
    }
  }

  /**
   * Waits for one of some states of the training panel, and until all parts of the lab are drawn.
   * @param {...string} wanted  e.g. "ready", "done"
   */
  status(...wanted) {
    return this.until(
      `status ${wanted.join(' or ')}`,
      async (all, states) => {
        await Promise.all(all('mlp-workbench').map((lab) => lab.updateComplete));
        return states.includes(all('mlp-train-panel')[0]?.status);
      },
      wanted,
    );
  }

  /** @param {string} what @param {number} [index] @returns {Promise<string | null>} trimmed */
  text(what, index = 0) {
    return this.evaluate(
      (all, name, i) => all(name)[i]?.textContent.trim().replace(/\s+/g, ' ') ?? null,
      what,
      index,
    );
  }

  /** @param {string} what @param {string} name @returns {Promise<string | null>} */
  attribute(what, name) {
    return this.evaluate((all, id, key) => all(id)[0]?.getAttribute(key) ?? null, what, name);
  }

  /** @param {string} what @returns {Promise<number>} */
  count(what) {
    return this.evaluate((all, name) => all(name).length, what);
  }

  /** Whether a control can be used. @param {string} what @returns {Promise<boolean>} */
  usable(what) {
    return this.evaluate((all, name) => {
      const element = all(name)[0];
      return Boolean(element) && !element.disabled && element.ariaDisabled !== 'true';
    }, what);
  }

  /**
   * Presses the pointer in the middle of an element, which nothing may cover. As a person does, it
   * waits for an element that something above it still moves, and tries again when it moved away
   * under the pointer: that press is kept from whatever it hit.
   * @param {string} what
   * @param {number} [index]  of those that there are
   */
  async click(what, index = 0) {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const { left, top, width, height, cover } = await this.#atRest(what, index, watchPress);
      if (cover) throw new Error(`"${what}" cannot be clicked, it is under ${cover}`);
      await this.#driver.click(left + width / 2, top + height / 2);
      if (await this.evaluate(endWatch)) {
        await this.evaluate(drawn).catch(() => {}); // the press may have led to another page
        return;
      }
    }
    throw new Error(`"${what}" cannot be clicked, it moves away`);
  }

  /**
   * Where an element is once nothing moves it any more, and what covers it.
   * @param {string} what
   * @param {number} [index]
   * @param {typeof watchPress | null} [watch]  what begins then
   */
  async #atRest(what, index = 0, watch = null) {
    const place = `${JSON.stringify(what)}, ${index}`;
    const helpers = `${findAll}, ${boxOf}, ${coveredBy}, ${watch}`;
    const found = await this.#driver.evaluate(`(${aim})(${helpers}, ${place})`);
    if (!found) throw new Error(`"${what}" does not come to rest`);
    return found;
  }

  /**
   * Sets a menu or a field as a person does who leaves it afterwards.
   * @param {string} what  of a select or input
   * @param {string | number} value
   */
  async set(what, value) {
    await this.evaluate(
      (all, name, text) => {
        const control = all(name)[0];
        control.value = text;
        control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        control.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      },
      what,
      String(value),
    );
    await this.evaluate(drawn);
  }

  /** Chromium's theme from now on. @param {'light' | 'dark'} theme */
  async theme(theme) {
    await this.raw.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await this.evaluate(drawn);
  }

  /**
   * Sets one of the network's settings.
   * @param {string} name  e.g. "learningRate"
   * @param {string | number} value
   */
  async setting(name, value) {
    await this.evaluate(
      (all, field, text) => {
        const { shadowRoot } = all(`mlp-setting[name="${field}"]`)[0];
        const control = shadowRoot.querySelector('#control');
        control.value = text;
        control.dispatchEvent(new Event('change', { bubbles: true }));
      },
      name,
      String(value),
    );
    await this.evaluate(drawn);
  }

  /**
   * Draws strokes with the pointer.
   * @param {string} what  the surface
   * @param {Point[][]} strokes  in parts of the surface's side, 0 to 1
   */
  async drag(what, strokes) {
    const { left, top, width, height } = await this.#atRest(what);
    for (const stroke of strokes) {
      await this.#driver.stroke(stroke.map(([x, y]) => [left + x * width, top + y * height]));
    }
  }

  /** Trains to the end. @returns {Promise<string>} the weights' hash */
  async train() {
    await this.click('train');
    // Where a finished run is shown, it is "done" until the page draws that a new one is prepared.
    await this.evaluate(drawn);
    await this.status('done');
    return String(await this.attribute('weights-hash', 'data-hash'));
  }

  /** @param {string} path */
  screenshot(path) {
    return this.#driver.screenshot(path);
  }

  /** What went wrong since the page was opened. @returns {Promise<string[]>} */
  async errors() {
    const inPage = await this.evaluate(() => globalThis.__errors ?? []);
    return [...this.#driver.errors(), ...inPage];
  }

  close() {
    return this.#driver.close();
  }
}
