import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEngines, QUICK } from './engines.js';

/** @param {string[]} wanted */
const runsAre = (page, wanted) =>
  page.until(
    `the runs ${wanted}`,
    (all, list) => {
      const [table] = all('mlp-runs');
      return String(table.runs.map(({ name }) => name)) === String(list);
    },
    wanted,
  );

inEngines(['chromium'], 'storage', (lab) => {
  test('a browser that stores nothing trains all the same', async () => {
    const page = await lab.newPage();
    await page.raw.evaluateOnNewDocument(() => {
      for (const name of ['indexedDB', 'caches', 'localStorage']) {
        Object.defineProperty(globalThis, name, {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      }
    });
    await page.open(`${lab.server.origin}/${QUICK}`);
    await page.train();
    await runsAre(page, ['Run 1']);
    const { message, notice } = await page.evaluate((all) => {
      const { message, notice } = all('mlp-train-panel')[0];
      return { message, notice };
    });
    assert.equal(message, '');
    assert.match(notice, /storage of this browser is full or blocked/);
  });

  test('runs are kept, named, compared and deleted, and survive a reload', async () => {
    const page = await lab.open(QUICK);
    await page.train();
    await page.click('reset');
    await page.status('ready');
    await page.train();
    await runsAre(page, ['Run 2', 'Run 1']);
    await page.set('mlp-runs >>> th input', 'the second <b>');
    await runsAre(page, ['the second <b>', 'Run 1']);

    await page.open(`${lab.server.origin}/${QUICK}`);
    await runsAre(page, ['the second <b>', 'Run 1']);
    assert.equal(
      await page.evaluate((all) => all('mlp-curves')[0].runs.length),
      3,
      'both curves beside the run to come',
    );
    await page.click('mlp-runs >>> .delete', 1);
    await runsAre(page, ['the second <b>']);

    await page.open(`${lab.server.origin}/`);
    await runsAre(page, ['the second <b>']);
    await page.click('mlp-runs >>> td button:not(.delete)');
    await page.until('the settings of that run', () => location.hash.includes('trainSize=4000'));
    await page.status('ready');
    await page.train();
    assert.match(String(await page.text('.verdict')), /verified/);
  });

  test('a run that was changed on its way is not said to differ when it is opened', async () => {
    const page = await lab.open(QUICK);
    await page.click('step');
    await page.status('paused');
    await page.click('button[aria-label="Learning rate × 2"]');
    await page.train();
    await page.click('reset');
    await page.status('ready');
    await page.train();
    await runsAre(page, ['Run 2', 'Run 1']);
    await page.click('mlp-runs >>> td button:not(.delete)');
    await page.status('ready');
    await page.train();
    assert.equal(await page.count('.verdict.bad'), 0);
  });
});
