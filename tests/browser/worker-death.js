/** What the page hears when a test lets its worker die. */
export const DEATH = /this test ends the worker/;

/** Lets the training worker die where it is, whatever it is at. @param {import('./page.js').Page} page */
export const killWorker = (page) =>
  page.raw.workers()[0].evaluate(() => {
    setTimeout(() => {
      throw new Error('this test ends the worker');
    });
  });
