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
    test('is taken in bursts, looked at, trained on and read', async () => {
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
      await page.status('ready');
      await page.train();
      await page.click('live-camera');
      const read = await page.until('an answer to a frame', (all) => {
        const { seen } = all('mlp-image-input')[0] ?? {};
        const { guesses = [] } = all('mlp-guesses')[0] ?? {};
        const sum = guesses.reduce((total, { value }) => total + value, 0);
        return seen && sum > 0.99 && [seen.width, seen.height, seen.pixels.length, guesses.length];
      });
      assert.deepEqual(read, [64, 64, 3 * 64 * 64, 2]);
      const tracks = await page.evaluate((all) => {
        const video = all('mlp-live-camera')[0].shadowRoot.querySelector('video');
        globalThis.tracks = video.srcObject.getTracks();
        return globalThis.tracks.map(({ readyState }) => readyState);
      });
      assert.deepEqual(tracks, ['live']);
      await page.click('live-end');
      await page.until('no camera', () =>
        globalThis.tracks.every(({ readyState }) => readyState === 'ended'),
      );
      assert.equal(await page.count('mlp-live-camera'), 0);
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
    await page.click('dialog-cancel');
    await page.click('live-camera');
    await page.until('a sentence where it would read', (all) =>
      /camera/.test(all('mlp-live-camera >>> [role=alert]')[0]?.textContent ?? ''),
    );
  });
});
