/**
 * A browser, killed while the page trains: with the same profile the page comes up again, lists the
 * runs that had ended, and offers the one that had not, which goes on to the same weights.
 */
import assert from 'node:assert/strict';
import { trainInNode } from '../browser/recipe.js';
import { isKept, lists, onSite, QUICK, VIEW, withoutErrors, withProfile } from './lab.js';

/** @typedef {import('../browser/page.js').Page} Page */
/** @typedef {import('./mutate.js').Dice} Dice */

/** Long enough to be interrupted more than once. */
const EPOCHS = 40;
const LONG = `#dataset=digits&trainSize=4000&testSize=100&epochs=${EPOCHS}&seed=7`;
/** The latest moment of a kill, after something was stored. */
const LATEST_MS = 1500;

/**
 * Goes on with the run that is offered, unless it had come to its end when the browser was killed.
 * @param {Page} page
 * @param {number} before  runs that had ended earlier
 * @returns {Promise<boolean>} whether there was one to go on with
 */
async function goOn(page, before) {
  const found = await page.until(
    'the offer of the run, or the run among the finished ones',
    (all, n) => {
      if (all('resume-kept').length > 0) return 'offered';
      return all('mlp-runs')[0]?.runs.length > n ? 'listed' : null;
    },
    before,
  );
  if (found === 'offered') await page.click('resume-kept');
  return found === 'offered';
}

/** @param {'chromium' | 'firefox'} name @param {string} origin @param {string} expected  hash */
const killed = (name, origin, expected) => (/** @type {Dice} */ dice) =>
  withProfile(name, async (start) => {
    const open = async (/** @type {string} */ hash) => {
      const browser = await start();
      const page = await browser.newPage(VIEW);
      await page.open(`${origin}/${hash}`);
      return { browser, page };
    };
    const finished = 1 + dice.below(2);
    let { browser, page } = await open(QUICK);
    for (let i = 1; i <= finished; i++) {
      if (i > 1) {
        await page.click('reset');
        await page.status('ready');
      }
      await page.train();
      await lists(page, i);
    }
    // What another visit lists is stored.
    await page.open(`${origin}/${LONG}`);
    await lists(page, finished);
    await page.click('train');
    let goesOn = true;
    for (let kills = 1 + dice.below(2); kills > 0 && goesOn; kills--) {
      await page.until('a run that is kept', isKept);
      await new Promise((resolve) => setTimeout(resolve, dice.below(LATEST_MS)));
      await browser.kill();
      ({ browser, page } = await open(LONG));
      await page.until(
        'all finished runs',
        (all, n) => all('mlp-runs')[0]?.runs.length >= n,
        finished,
      );
      goesOn = await goOn(page, finished);
    }
    if (goesOn) {
      await page.status('done');
      assert.equal(await page.attribute('weights-hash', 'data-hash'), expected);
    }
    await lists(page, finished + 1);
    await withoutErrors(page);
    await browser.close();
  });

/** @param {'chromium' | 'firefox'} name @param {number} tries @returns {import('./job.js').Part} */
const killBrowser = (name, tries) => ({
  name,
  about: `the page in ${name}, which is killed while it trains`,
  tries,
  run: (job) =>
    onSite(job, name, async (origin) => {
      const { weightsSha256 } = await trainInNode(LONG);
      await job.each([['killed browsers', killed(name, origin, weightsSha256)]]);
    }),
});

export const killChromium = killBrowser('chromium', 1);
export const killFirefox = killBrowser('firefox', 1);
