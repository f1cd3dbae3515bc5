import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openOwnFiles } from '../../web/data/own/own-set.js';
import { everyForm } from '../data/own/every-form.js';
import { fakeSet, sources } from '../data/own/files.js';
import { inEngines } from './engines.js';
import { choose, useShown } from './own-files.js';
import { trainInNode } from './recipe.js';

const LINK = '#dataset=custom&epochs=2&seed=3&layers=8';

/** @type {Record<string, Record<string, Uint8Array>>} */
let forms;
/** What Node makes of the set. */
const node = { dataSha256: '', weightsSha256: '' };
before(async () => {
  forms = await everyForm(fakeSet({ channels: 3, side: 32 }));
  const data = await (await openOwnFiles(sources(forms.NPZ))).prepare();
  node.dataSha256 = data.sha256;
  node.weightsSha256 = (await trainInNode(LINK, data)).weightsSha256;
});

inEngines(['chromium'], 'one set in every form', (lab) => {
  test('has one name and gives one network, as in Node', async () => {
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/${LINK}`);
    await page.status('failed');
    for (const [form, files] of Object.entries(forms)) {
      await choose(page, files);
      await useShown(page);
      const link = await page.evaluate(() => location.hash);
      assert.match(link, new RegExp(`data=${node.dataSha256}-48-`), form);
      assert.equal(await page.train(), node.weightsSha256, form);
    }
  });
});
