import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openOwnFiles } from '../../web/data/own/own-set.js';
import { sources } from '../data/own/files.js';
import { variedPictures } from '../data/own/varied.js';
import { eventually } from '../patience.js';
import { everyEngine, inEngines } from './engines.js';
import { choose, useShown } from './own-files.js';
import { trainInNode } from './recipe.js';

const LINK = '#dataset=custom&epochs=2&seed=3&layers=20';

/** @type {{path: string, bytes: Uint8Array}[]} */
let pictures;
/** @type {string} */
let folder;
/** What Node makes of them. */
const node = { dataSha256: '', weightsSha256: '' };
before(async () => {
  pictures = await variedPictures();
  folder = await mkdtemp(path.join(tmpdir(), 'mlp-folders-'));
  for (const { path: name, bytes } of pictures) {
    const file = path.join(folder, 'varied', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  const files = Object.fromEntries(pictures.map(({ path: name, bytes }) => [name, bytes]));
  const data = await (await openOwnFiles(sources(files))).prepare();
  node.dataSha256 = data.sha256;
  node.weightsSha256 = (await trainInNode(LINK, data)).weightsSha256;
});
after(() => rm(folder, { recursive: true, force: true }));

/** Uses what is shown, trains, and compares with Node. */
async function trainsAsNode(page) {
  await useShown(page);
  const link = await page.evaluate(() => location.hash);
  assert.match(link, new RegExp(`data=${node.dataSha256}-${pictures.length}-`));
  assert.equal(await page.train(), node.weightsSha256);
}

inEngines(everyEngine, 'a folder of varied pictures', (lab) => {
  test('has one SHA-256 and gives one network, as in Node', async () => {
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/${LINK}`);
    await page.status('failed');
    await choose(page, Object.fromEntries(pictures.map(({ path: name, bytes }) => [name, bytes])));
    await trainsAsNode(page);
  });
});

inEngines(['chromium'], 'a folder that is dropped', (lab) => {
  test('is read with the folders in it, and the set is saved', async () => {
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/${LINK}`);
    await page.status('failed');
    const session = await page.raw.createCDPSession();
    const saved = path.join(folder, 'saved');
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: saved });
    const { x, y } = await page.evaluate((all) => {
      const box = all('dataset')[0].getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    const data = { items: [], files: [path.join(folder, 'varied')], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    }
    await trainsAsNode(page);
    await page.click('mlp-data-panel >>> .files summary');
    await page.click('save-npz');
    const file = await eventually('an NPZ', async () =>
      (await readdir(saved).catch(() => [])).find((name) => name.endsWith('.npz')),
    );
    const bytes = new Uint8Array(await readFile(path.join(saved, String(file))));
    const again = await (await openOwnFiles(sources({ 'saved.npz': bytes }))).prepare();
    assert.equal(again.train.count + again.test.count, pictures.length);
  });
});
