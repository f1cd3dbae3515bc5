/** Several tabs that train: every run that has ended is listed, in each of them and in a new one. */
import { lists, onSite, QUICK, VIEW, withoutErrors, withProfile } from './lab.js';

/** @typedef {import('./mutate.js').Dice} Dice */

/** @param {string} origin */
const together = (origin) => (/** @type {Dice} */ dice) =>
  withProfile('chromium', async (start) => {
    const browser = await start();
    const open = async () => {
      const page = await browser.newPage(VIEW);
      // Tabs that are not seen are slowed down; of all, each is in front when it begins.
      await page.raw.bringToFront();
      await page.open(`${origin}/${QUICK}`);
      return page;
    };
    const pages = [];
    for (let i = 2 + dice.below(2); i > 0; i--) pages.push(await open());
    let ended = 0;
    for (let turn = 0; turn < 2 + dice.below(3); turn++) {
      // The first two train whatever is drawn.
      const page = turn < 2 ? pages[turn] : dice.of(pages);
      await page.raw.bringToFront();
      const status = await page.evaluate((all) => all('mlp-train-panel')[0].status);
      if (status === 'done') {
        await page.click('reset');
        await page.status('ready');
      }
      await page.train();
      ended++;
      await lists(page, ended);
    }
    for (const page of [...pages, await open()]) {
      await page.raw.bringToFront();
      await lists(page, ended);
      await withoutErrors(page);
    }
    await browser.close();
  });

/** @type {import('./job.js').Part} */
export const tabs = {
  name: 'tabs',
  about: 'several tabs that train, none of which loses a run of another',
  tries: 1,
  run: (job) =>
    onSite(job, 'chromium', (origin) => job.each([['tabs together', together(origin)]])),
};
