import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEngines } from './engines.js';

/** Opens the camera's dialog. @param {import('./page.js').Page} page */
async function openCamera(page) {
  await page.evaluate((all) => {
    all('draw-set')[0].closest('details').open = true;
  });
  await page.click('camera-set');
}

/** Holds the button until so many pictures are kept. @param {import('./page.js').Page} page @param {number} count */
async function hold(page, count) {
  const press = (/** @type {string} */ type) =>
    page.evaluate(
      (all, name) => all('camera-hold')[0].dispatchEvent(new KeyboardEvent(name, { key: ' ' })),
      type,
    );
  await press('keydown');
  await page.until(
    `${count} pictures`,
    (all, least) => all('mlp-camera-dialog')[0].order.length >= least,
    count,
  );
  await press('keyup');
}

inEngines(
  ['chromium'],
  'a set taken with the camera',
  (lab) => {
    test('is taken in bursts, looked at and trained on', async () => {
      const page = await lab.open();
      await openCamera(page);
      await page.until('the camera', (all) => all('camera-hold')[0]?.disabled === false);
      await hold(page, 3);
      const one = await page.evaluate((all) => all('mlp-camera-dialog')[0].order.length);
      await page.click('mlp-camera-dialog >>> input[type=radio]', 1);
      await hold(page, one + 3);
      const classes = await page.evaluate((all) =>
        all('mlp-camera-dialog')[0].classes.map(({ pictures }) => pictures.map((p) => p.length)),
      );
      assert.deepEqual(
        classes.map((pictures) => pictures.length >= 3 && new Set(pictures)),
        [new Set([3 * 64 * 64]), new Set([3 * 64 * 64])],
      );
      await page.click('draw-use');
      await page.until('the set', (all) => all('own-use')[0]?.disabled === false);
      await page.click('own-use');
      await page.until('the classes', (all) => all('mlp-data-panel')[0]?.groups.length === 2);
      assert.equal(await page.evaluate((all) => all('mlp-data-panel')[0].selected), 'custom');
    });
  },
  { flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] },
);

inEngines(['chromium'], 'a camera that is refused', (lab) => {
  test('is told, with what to do', async () => {
    const page = await lab.open();
    await openCamera(page);
    await page.until('a sentence', (all) =>
      /camera/.test(all('mlp-camera-dialog')[0]?.problem ?? ''),
    );
    assert.equal(await page.evaluate((all) => all('camera-hold')[0].disabled), true);
  });
});
