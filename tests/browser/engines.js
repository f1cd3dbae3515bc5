import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before, describe } from 'node:test';
import { startPuppeteer } from './puppeteer-engine.js';
import { serve } from './server.js';
import { MINI_BROWSER, startWebKit } from './webkit-engine.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {'chromium' | 'firefox' | 'webkit'} EngineName */
/** @typedef {{width: number, height: number, dark?: boolean, touch?: boolean}} View */

/** @type {Record<EngineName, {files: string[], packages: string}>} */
const NEEDS = {
  chromium: { files: ['/usr/bin/chromium'], packages: 'chromium' },
  firefox: { files: ['/usr/bin/firefox-esr'], packages: 'firefox-esr' },
  webkit: {
    files: [MINI_BROWSER, '/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'],
    packages: 'webkit2gtk-driver xvfb',
  },
};

/** @type {EngineName[]} */
export const everyEngine = ['chromium', 'firefox', 'webkit'];

/** @type {View} */
const WIDE = { width: 1280, height: 800 };

/** A run that is over in a second or two, and long enough to be paused. */
export const QUICK = '#dataset=digits&trainSize=4000&testSize=1000&epochs=2&seed=7';

/** The same run, of so many epochs that no machine is through before a test is. @param {string} hash */
export const endless = (hash) => hash.replace('epochs=2', 'epochs=5000');

/**
 * Why an engine's tests are skipped, or false.
 * @param {EngineName} name
 */
export function missing(name) {
  const { files, packages } = NEEDS[name];
  return files.every((file) => existsSync(file))
    ? false
    : `${name} is not installed: sudo apt-get install -y --no-install-recommends ${packages}`;
}

/**
 * @param {EngineName} name
 * @param {import('./puppeteer-engine.js').StartOptions} [options]
 */
export const start = (name, options) =>
  name === 'webkit' ? startWebKit() : startPuppeteer(name, options);

/**
 * What a group of tests has at hand: one browser, one server, both closed whatever happens.
 * @typedef {object} Lab
 * @property {EngineName} name
 * @property {Awaited<ReturnType<typeof serve>>} server
 * @property {(view?: View) => Promise<Page>} newPage
 * @property {(hash?: string, view?: View) => Promise<Page>} open  the lab, ready to train
 * @property {(pattern: RegExp) => void} expectErrors  that this test brings about on purpose
 */

/**
 * A group of tests for each of some engines. After each test the page must have run without an
 * error, without breaking the content security policy and without a request to another origin.
 * @param {EngineName[]} names
 * @param {string} title
 * @param {(lab: Lab) => void} body  declares the tests
 * @param {import('./puppeteer-engine.js').StartOptions & {server?: Parameters<typeof serve>[0]}} [options]
 */
export function inEngines(names, title, body, options = {}) {
  for (const name of names) {
    describe(`${title}, ${name}`, { skip: missing(name), timeout: 150_000 }, () => {
      /** @type {Awaited<ReturnType<typeof start>>} */
      let browser;
      /** @type {Page[]} */
      let pages = [];
      /** @type {RegExp[]} */
      let expected = [];
      const lab = /** @type {Lab} */ ({
        name,
        async newPage(view = WIDE) {
          const page = await browser.newPage(view);
          pages.push(page);
          return page;
        },
        async open(hash = QUICK, view) {
          const page = await lab.newPage(view);
          await page.open(`${lab.server.origin}/${hash}`);
          return page;
        },
        expectErrors: (pattern) => expected.push(pattern),
      });
      before(async () => {
        lab.server = await serve(options.server);
        browser = await start(name, options);
      });
      afterEach(async () => {
        const errors = [];
        for (const page of pages) {
          errors.push(...(await page.errors().catch((error) => [`the page is gone: ${error}`])));
          await page.close();
        }
        const surprises = errors.filter((text) => !expected.some((known) => known.test(text)));
        pages = [];
        expected = [];
        lab.server.faults.length = 0;
        assert.deepEqual(surprises, []);
      });
      after(async () => {
        await browser?.close();
        await lab.server?.close();
      });
      body(lab);
    });
  }
}
