import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'fast-png';
import { generator } from '../random.js';
import { inEngines } from './engines.js';
import { choose, linkOfRun, preview, useShown } from './own-files.js';

const LINK = 'dataset=custom&epochs=2&seed=3&layers=8';
const [WIDTH, HEIGHT] = [12, 8];
/** A name with all that links and lists of choices have between their parts. */
const ODD = 'cow-2, é|x:y&z';

/** Colour pictures that are no squares, of three classes and without parts. @returns {Record<string, Uint8Array>} */
function pictures() {
  const random = generator(5);
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const [label, name] of ['ant', 'bee', ODD].entries()) {
    for (let i = 0; i < 20; i++) {
      const data = Uint8Array.from({ length: 3 * WIDTH * HEIGHT }, () => random() >>> 25);
      data.fill(220, 60 * label, 60 * label + 50);
      files[`pets/${name}/${i}.png`] = encode({ width: WIDTH, height: HEIGHT, data, channels: 3 });
    }
  }
  return files;
}

/**
 * Chooses something in the preview, and waits for what becomes of it.
 * @param {import('./page.js').Page} page
 * @param {string} name  of the choice
 * @param {string | number | boolean | string[]} wanted  as the preview has it then
 * @param {() => Promise<void>} act
 */
async function chooses(page, name, wanted, act) {
  await act();
  await page.until(
    `the preview with ${name} ${wanted}`,
    (all, key, value) => {
      const dialog = all('mlp-data-dialog')[0];
      const is = String(dialog.preview?.choices[key]) === String(value);
      return is && dialog.busy === '' && !all('own-use')[0].disabled;
    },
    name,
    wanted,
  );
}

inEngines(['chromium'], 'a link to own data with choices', (lab) => {
  test('prepares the same files alike, and says that data and weights are verified', async () => {
    const files = pictures();
    const first = await lab.newPage();
    await first.go(`${lab.server.origin}/?first#${LINK}`);
    await first.status('failed');
    await choose(first, files);
    await preview(first);
    for (const [name, value] of /** @type {[string, string][]} */ ([
      ['colour', 'grey'],
      ['size', '16'],
      ['fit', 'crop'],
      ['turn', 'left'],
    ])) {
      await chooses(first, name, value, () => first.set(`own-${name}`, value));
    }
    await chooses(first, 'invert', true, () => first.click('own-invert'));
    await chooses(first, 'testShare', 0.3, () => first.set('[data-testid=own-testShare]', 30));
    await chooses(first, 'leaveOut', ODD, () =>
      first.click('mlp-data-dialog >>> .classes input', 2),
    );
    await useShown(first);
    const hash = await first.train();
    const link = await linkOfRun(first, hash);
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/?second${link}`);
    await page.status('failed');
    await choose(page, files);
    await page.until('what the link names', (all) => all('own-wanted').length === 1);
    await useShown(page);
    assert.match(String(await page.text('own-verdict')), /^✓ verified/);
    assert.equal(await page.train(), hash);
    assert.match(String(await page.text('.verdict')), /^✓ verified/);
    assert.equal(await page.evaluate(() => location.hash), link);
    // Files without the class that the link leaves out are other data, and are shown as they are.
    const others = Object.entries(files).filter(([path]) => !path.includes(ODD));
    await choose(page, Object.fromEntries(others));
    await page.until('what the link names', (all) => all('own-wanted').length === 1);
    assert.match(String(await page.text('own-wanted')), /^This is other data than the link names/);
    assert.match(String(await page.text('own-understood')), /^40 labelled images in 2 classes/);
    // Prepared without the link's choices, the same files are other data.
    const plain = await lab.newPage();
    await plain.go(`${lab.server.origin}/?third#${LINK}`);
    await plain.status('failed');
    await choose(plain, files);
    await useShown(plain);
    const name = (/** @type {string} */ text) => /data=([0-9a-f]{64})/.exec(text)?.[1];
    assert.notEqual(name(await plain.evaluate(() => location.hash)), name(link));
  });
});
