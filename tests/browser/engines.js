import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe } from 'node:test';
import { GROUP_MS } from '../patience.js';
import { missing } from './installed.js';
import { startPuppeteer } from './puppeteer-engine.js';
import { serve } from './server.js';
import { startWebKit } from './webkit-engine.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./installed.js').EngineName} EngineName */
/** @typedef {{width: number, height: number, dark?: boolean, touch?: boolean}} View */

/** @type {EngineName[]} */
export const everyEngine = ['chromium', 'firefox', 'webkit'];

/** The engines whose tests this process has; tests/run.js divides them among several. */
const ours = process.env.MLP_TEST_ENGINES?.split(',') ?? everyEngine;

/** @template {EngineName} T @param {readonly T[]} names @returns {T[]} those that this process has */
export const engines = (names) => names.filter((name) => ours.includes(name));

/** @type {View} */
const WIDE = { width: 1280, height: 800 };

/** A run that is over in a second or two, and long enough to be paused. */
export const QUICK = '#dataset=digits&trainSize=4000&testSize=1000&epochs=2&seed=7';

/** The same run, of so many epochs that no machine is through before a test is. @param {string} hash */
export const endless = (hash) => hash.replace('epochs=2', 'epochs=5000');

/**
 * Starts a browser of one's own.
 * @param {EngineName} name
 * @param {import('./puppeteer-engine.js').StartOptions} [options]
 */
export const start = (name, options) =>
  name === 'webkit' ? startWebKit() : startPuppeteer(name, options);

/** @typedef {Awaited<ReturnType<typeof start>>} Browser */

/** Browsers of this process by what they are; a start takes longer than most tests. @type {Map<string, Promise<Browser>>} */
const running = new Map();

/**
 * A browser that lives as long as this process has tests: whoever asks for the same gets the same.
 * @param {EngineName} name
 * @param {import('./puppeteer-engine.js').StartOptions} [options]
 * @returns {Promise<Browser>}
 */
export function borrow(name, { flags, dark, selfSigned, whole } = {}) {
  // A theme of the whole browser is Firefox's alone.
  const options = { flags, dark: name === 'firefox' && dark, selfSigned, whole };
  const key = JSON.stringify([name, options]);
  const browser = running.get(key) ?? start(name, options);
  running.set(key, browser);
  return browser;
}

after(async () => {
  for (const browser of running.values()) await (await browser.catch(() => null))?.close();
});

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
 * @param {import('./puppeteer-engine.js').StartOptions & {server?: Parameters<typeof serve>[0], skip?: string | false}} [options]
 */
export function inEngines(names, title, body, options = {}) {
  for (const name of engines(names)) {
    describe(
      `${title}, ${name}`,
      { skip: missing(name) || options.skip, timeout: GROUP_MS },
      () => {
        /** @type {Browser} */
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
          browser = await borrow(name, options);
        });
        // WebKit keeps what a test stored for the next one of the same origin.
        beforeEach(() => lab.server.move());
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
          await lab.server?.close();
        });
        body(lab);
      },
    );
  }
}
