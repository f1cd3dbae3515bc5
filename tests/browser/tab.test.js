import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../patience.js';
import { endless, inEngines, QUICK } from './engines.js';

const tab = (page) =>
  page.evaluate(() => ({
    title: document.title,
    icon: document.querySelector('link[rel=icon]').href.split('/').at(-1),
  }));

inEngines(['chromium'], 'the tab of the browser', (lab) => {
  test('shows how far a training is, then what came of it, and nothing after a reset', async () => {
    const page = await lab.open(endless(QUICK));
    const before = await tab(page);
    assert.equal(before.title, 'MLP Lab');
    await page.click('train');
    await page.until('the share', () => /^\d+ % · MLP Lab$/.test(document.title));
    const during = await tab(page);
    assert.notEqual(during.icon, before.icon);
    await page.click('stop');
    await page.status('done');
    const error = await page.text('test-error');
    await page.until('the end', (_all, start) => document.title.startsWith(start), 'test error');
    assert.deepEqual(await tab(page), {
      title: `test error ${error} · MLP Lab`,
      icon: before.icon,
    });
    await page.click('reset');
    await page.until('nothing', () => document.title === 'MLP Lab');
    assert.deepEqual(await page.errors(), []);
  });
});

inEngines(['chromium', 'firefox', 'webkit'], 'a page that is left', (lab) => {
  test('may be loading a part', async () => {
    const page = await lab.open();
    const { log, faults, origin } = lab.server;
    const path = /kept-weights/; // wanted at the end of a run
    let answer = () => {};
    faults.push({ path, until: new Promise((resolve) => (answer = () => resolve(null))) });
    await page.train();
    await eventually('the request', () => log.some((entry) => path.test(entry.path)));
    await page.go('about:blank');
    answer();
    await page.open(`${origin}/${QUICK}`);
    assert.deepEqual(await page.errors(), []);
  });
});
