/** What a lab has to do on every site, whoever made the site: one list for all of them. */
import assert from 'node:assert/strict';
import { draw, ONE } from '../browser/drawing.js';
import { labIs, workerAnswers } from '../browser/embedding.js';
import { trainInNode } from '../browser/recipe.js';
import { eventually } from '../patience.js';

/** @typedef {import('../browser/page.js').Page} Page */

/**
 * What differs between sites.
 * @typedef {object} Site
 * @property {string | Record<string, string> | null} toggle  selector of the site's own switch between light
 *   and dark: a button, or a menu with "light" and "dark", or one of each; null where body's data-theme sets it
 * @property {string} [ground]  selector of what has the background of the site, where body has none
 * @property {{key: string, does: () => unknown}} [hotkey]  of the site, and whether it has done in the
 *   page what it is for
 * @property {boolean} [goesOn]  whether the same lab stands on the other page, too, and a training goes on there
 * @property {boolean} [keeps]  whether the lab stays as it is while its reader is elsewhere on the site
 * @property {string} [dark]  address of the same page in dark, for sites that are one or the other
 */

/** The recipe of the tags in the documentation, as small() leaves them. */
const RECIPE = '#dataset=digits&trainSize=4000&testSize=1000&epochs=3';
/** @type {Promise<string> | undefined} */
let weights;
/** The hash of the weights that Node gets. */
const ofNode = () => (weights ??= trainInNode(RECIPE).then(({ weightsSha256 }) => weightsSha256));

/** Keys that sites turn pages, search, or end something by. */
const KEYS = ['n', 's', '/', '?', 'ArrowRight', 'ArrowDown', ' ', 'Escape'];

/** @param {Page} page @param {'light' | 'dark'} scheme */
export const paperIs = (page, scheme) =>
  page.until(
    `a ${scheme} lab`,
    (all, wanted) => {
      const [red] = getComputedStyle(all('mlp-train-panel')[0]).color.match(/\d+/g);
      return Number(red) > 128 === (wanted === 'dark');
    },
    scheme,
  );

/** Makes the site dark, or light again. @param {Page} page @param {Site} site @param {string} scheme */
export async function turn(page, { toggle, ground = 'body' }, scheme) {
  if (!toggle) {
    await page.evaluate((_all, theme) => (document.body.dataset.theme = theme), scheme);
    return;
  }
  await page.until(
    `a ${scheme} site`,
    async (_all, selector, wanted, paper) => {
      const lightness = (element) => {
        const [red, , , alpha = '1'] = getComputedStyle(element).backgroundColor.match(/[\d.]+/g);
        return alpha === '0' ? null : Number(red);
      };
      const isSo = () => {
        const back = document.querySelector(paper);
        const light = lightness(back) ?? lightness(document.documentElement) ?? 255;
        return light < 128 === (wanted === 'dark');
      };
      if (isSo()) return true;
      const control = document.querySelector(selector);
      if (control?.localName === 'select') {
        control.value = wanted;
        control.dispatchEvent(new Event('change', { bubbles: true }));
      } else control?.click();
      // A second press would take the first one back, where a site turns bit by bit.
      for (let frame = 0; frame < 100 && !isSo(); frame++)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return isSo();
    },
    typeof toggle === 'string' ? toggle : toggle[scheme],
    scheme,
    ground,
  );
}

/**
 * What is to be read of the text that stands for the lab, inside of it and where a generator has put it:
 * what runs in the page. Text of one pixel is for screen readers (reveal.js repeats every slide so).
 */
function fallbacks() {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { parentElement: parent } = node;
    if (!node.data.includes('With JavaScript') || /SCRIPT|STYLE/.test(parent.tagName)) continue;
    const range = document.createRange();
    range.selectNode(node);
    if (range.getClientRects().length > 0 && parent.offsetHeight > 1) found.push(parent.outerHTML);
  }
  return found;
}

/** The lab is there, nothing that stands for it is, and "false" has started nothing. @param {Page} page */
export async function waits(page) {
  await labIs(page, 'a', 'ready');
  assert.deepEqual(await page.evaluate(fallbacks), []);
  await workerAnswers(page, 'a');
  const labs = await page.evaluate((all) =>
    all('mlp-lab').map(({ autostart, state }) => [autostart, state.epoch]),
  );
  assert.notEqual(labs.length, 0);
  for (const lab of labs) assert.deepEqual(lab, [false, 0]);
  assert.equal(await page.evaluate((all) => all('#a')[0].state.status), 'ready');
}

/** @param {Page} page */
export async function trains(page) {
  const told = () => page.evaluate(() => document.getElementById('told')?.textContent ?? null);
  const before = await told();
  await page.click('train');
  await labIs(page, 'a', 'done');
  await weightsAreOurs(page);
  // A page by a framework counts the ends of trainings that it hears of.
  if (before === null) return;
  const once = String(Number(before) + 1);
  await page.until(
    `a page that has heard of it, ${once}`,
    (_all, count) => document.getElementById('told').textContent === count,
    once,
  );
}

/** @param {Page} page */
async function weightsAreOurs(page) {
  const { weightsSha256 } = await page.evaluate((all) => all('#a')[0].state);
  assert.equal(weightsSha256, await ofNode());
}

/** @param {Page} page */
export async function draws(page) {
  const { reading } = await draw(page, ONE);
  assert.match(reading, /^\d$/);
}

/** @param {Page} page @param {Site} site @param {(scheme: string) => Promise<unknown>} look */
export async function followsTheme(page, site, look) {
  await turn(page, site, 'light');
  await paperIs(page, 'light');
  await look('light');
  if (!site.dark) {
    await turn(page, site, 'dark');
    await paperIs(page, 'dark');
    await look('dark');
    return turn(page, site, 'light');
  }
  const light = await page.evaluate(() => location.href);
  await page.go(new URL(site.dark, light).href);
  await labIs(page, 'a', 'ready');
  await paperIs(page, 'dark');
  await look('dark');
  await page.go(light);
  await labIs(page, 'a', 'ready');
}

/** Goes to the page "Away", and back as the browser does. @param {Page} page @param {Site} site */
export async function comesBack(page, { keeps }) {
  await goAway(page);
  if (!keeps)
    await eventually('the end of the worker', () =>
      page.raw
        .workers()
        .every((/** @type {any} */ worker) => !/mlp-lab|trainer|^blob:/.test(worker.url())),
    );
  await goBack(page);
  if (keeps) {
    await labIs(page, 'a', 'done');
    return weightsAreOurs(page);
  }
  await labIs(page, 'a', 'ready');
  return trains(page);
}

/**
 * Whether the page "Away" is the one to be seen: what runs in the page. Slides beside the one that is shown
 * are laid out, too.
 * @param {unknown} _all
 * @param {boolean} wanted
 */
const awayIs = (_all, wanted) =>
  Array.from(document.querySelectorAll('h1, h2')).some(
    (heading) =>
      heading.textContent.includes('Away') &&
      heading.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  ) === wanted;

const AWAY = "//a[normalize-space()='Away']";

/**
 * Goes to the page "Away" by the site's own link: a press of its own, since what is looked for is looked for
 * again where the page goes before it has drawn.
 * @param {Page} page
 */
async function goAway(page) {
  await page.until(
    'a link to another page',
    (_all, path) => document.evaluate(path, document, null, 9).singleNodeValue !== null,
    AWAY,
  );
  await page.evaluate(
    (_all, path) => document.evaluate(path, document, null, 9).singleNodeValue.click(),
    AWAY,
  );
  await page.until('the other page', awayIs, true);
}

/** Goes back by the browser's own button, until the other page is gone. @param {Page} page */
async function goBack(page) {
  await page.raw.goBack();
  await page.until('the page from before', awayIs, false);
}

/** A training under way goes on where its reader goes, and back. @param {Page} page @param {Site} site */
export async function goesOn(page, { goesOn: does }) {
  if (!does) return;
  await page.evaluate((all) => all('#a')[0].setAttribute('epochs', '500'));
  await page.until('the longer run', (all) => all('#a')[0].state.epochs === 500);
  await labIs(page, 'a', 'ready');
  // By its method: a picture of the page before may still lie over the button.
  await page.evaluate((all) => all('#a')[0].train());
  const passed = (/** @type {number} */ epoch) =>
    page.until(
      `more than ${epoch} epochs`,
      (all, before) => all('#a')[0].state.epoch > before,
      epoch,
    );
  const epoch = async () => {
    const { status, epoch: at } = await page.evaluate((all) => all('#a')[0].state);
    assert.equal(status, 'running');
    return at;
  };
  await passed(1);
  await goAway(page);
  const away = await epoch();
  assert.ok(away > 1, 'it has not begun anew');
  await passed(away);
  await goBack(page);
  const back = await epoch();
  assert.ok(back > away, 'it has gone on, there and back');
  await passed(back);
}

/** Keys that the lab uses do nothing to the site. @param {Page} page @param {Site} site */
export async function keepsKeys(page, { hotkey }) {
  const { keyboard } = page.raw;
  await page.evaluate((all) => {
    globalThis.heard = [];
    addEventListener('keydown', ({ key }) => globalThis.heard.push(key));
    all('pad')[0].focus({ preventScroll: true });
  });
  const place = () => page.evaluate(() => [location.href, scrollX, scrollY]);
  const before = await place();
  for (const key of [...KEYS, ...(hotkey ? [hotkey.key] : [])]) await keyboard.press(key);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
  assert.deepEqual(await place(), before);
  if (!hotkey) return;
  assert.ok(!(await page.evaluate(hotkey.does)), 'the hotkey does nothing from within the lab');
  // That the site has this hotkey: else the line above could not fail.
  await page.evaluate(() => document.activeElement.blur());
  await keyboard.press(hotkey.key);
  await page.until(`what ${hotkey.key} is for`, hotkey.does);
}
