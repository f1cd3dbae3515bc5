import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openOwnFiles } from '../../web/data/own/own-set.js';
import { sources } from '../data/own/files.js';
import { eventually } from '../patience.js';
import { ONE, SEVEN } from './drawing.js';
import { inEngines, QUICK } from './engines.js';

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mlp-own-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const PAD = 'mlp-draw-dialog >>> mlp-pad >>> [data-testid=pad]';
/** How many drawings there are. In the page. */
const kept = (all) =>
  all('mlp-draw-dialog')[0].classes.reduce((sum, { pictures }) => sum + pictures.length, 0);

/** Draws and keeps. */
async function keep(page, strokes) {
  await page.until('the pad', (all, pad) => all(pad).length === 1, PAD);
  const count = await page.evaluate(kept);
  await page.drag(PAD, strokes);
  await page.until('a button that is on', (all) => all('draw-keep')[0].disabled === false);
  await page.click('draw-keep');
  await page.until(
    'one more drawing',
    (all, before) =>
      all('mlp-draw-dialog')[0].classes.reduce((sum, { pictures }) => sum + pictures.length, 0) ===
      before + 1,
    count,
  );
}

inEngines(['chromium'], 'a data set that is drawn', (lab) => {
  test('outlives its dialog, is trained on, and is saved', async () => {
    const page = await lab.open(QUICK);
    const session = await page.raw.createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await page.click('mlp-data-panel >>> .files summary');
    await page.click('draw-set');
    for (const strokes of [ONE, ONE, ONE]) await keep(page, strokes);
    await page.raw.keyboard.press('Escape');
    await page.until('no dialog', (all) => all('mlp-draw-dialog').length === 0);
    await page.click('draw-set');
    const counts = await page.until('the dialog', (all) =>
      all('mlp-draw-dialog')[0].classes.map(({ pictures }) => pictures.length),
    );
    assert.deepEqual(counts, [3, 0]);
    await page.click('draw-undo');
    assert.equal(await page.evaluate(kept), 2, 'what was kept before is taken back, too');
    await keep(page, ONE);
    assert.equal(await page.usable('draw-use'), false, 'of one class nothing can be learned');
    await page.evaluate((all) => {
      const [, second] = all('mlp-draw-dialog >>> input[type=radio]');
      second.click();
    });
    for (const strokes of [SEVEN, SEVEN, SEVEN]) await keep(page, strokes);
    await page.click('draw-use');
    await page.until('no dialog', (all) => all('mlp-draw-dialog').length === 0);
    await page.status('ready');
    await page.train();
    const names = await page.evaluate((all) => all('mlp-confusion')[0].classNames);
    assert.equal(names.length, 2);
    await page.click('save-npz');
    const file = await eventually('an NPZ', async () =>
      (await readdir(folder)).find((name) => name.endsWith('.npz')),
    );
    const bytes = new Uint8Array(await readFile(path.join(folder, String(file))));
    const { train, test: held } = await (
      await openOwnFiles(sources({ 'drawn.npz': bytes }))
    ).prepare();
    assert.equal(train.count + held.count, 6);
    assert.deepEqual([train.width, train.height], [28, 28]);
  });
});
