import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { decode } from 'fast-png';
import { decodeModel } from '../../web/engine/files/model.js';
import { loadCore, networkFromModel, weightsSha256 } from '../../web/engine/index.js';
import { eventually } from '../patience.js';
import { inEngines, QUICK } from './engines.js';
import { trainInNode } from './recipe.js';

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mlp-downloads-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Presses a download button. @returns {Promise<Buffer>} the file, once it is whole */
async function fetched(page, kind, ending) {
  await page.click(`download-${kind}`);
  const name = await eventually(`a file *${ending}`, async () =>
    (await readdir(folder)).find((each) => each.endsWith(ending)),
  );
  return readFile(path.join(folder, String(name)));
}

inEngines(['chromium'], 'downloads', (lab) => {
  test('runs go from one profile to another as one file', async () => {
    const page = await lab.open(QUICK);
    const session = await page.raw.createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    const hash = await page.train();
    await page.until('the list', (all) => all('mlp-runs')[0].runs.length === 1);
    await page.click('runs-export');
    const file = path.join(folder, 'mlp-lab-runs.json');
    await eventually('the file', async () => (await readdir(folder)).includes(path.basename(file)));

    const other = await lab.open(QUICK);
    assert.equal(await other.evaluate((all) => all('mlp-runs')[0].runs.length), 0);
    const chooser = other.raw.waitForFileChooser();
    await other.click('runs-import');
    await (await chooser).accept([file]);
    await other.until('the run', (all) => all('mlp-runs')[0].runs.length === 1);
    await rm(file); // the tests below look for their files by their endings
    const stored = () =>
      other.evaluate((all) => {
        const [run] = all('mlp-workbench')[0].controller.store.state.runs;
        return run && [run.outcome.weightsSha256, run.points.length > 2];
      });
    assert.deepEqual(await stored(), [hash, true]);
    await other.open(await other.evaluate(() => location.href.replace('/#', '/?again#')));
    await other.until('the run again', (all) => all('mlp-runs')[0].runs.length === 1);
    assert.deepEqual(await stored(), [hash, true], 'it is kept');
  });

  test('hold what the run came to', async () => {
    const page = await lab.open(QUICK);
    const session = await page.raw.createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await page.train();
    const expected = await trainInNode(QUICK);

    const model = decodeModel(await fetched(page, 'model', '.safetensors'));
    assert.equal(weightsSha256(model.parameters), expected.weightsSha256);
    assert.deepEqual(model.config.hidden, [128]);

    await page.evaluate((all) => {
      all('mlp-share-bar')[0].shadowRoot.querySelector('details').open = true;
    });
    await page.click('export-js');
    const file = await eventually('a module', async () =>
      (await readdir(folder)).find((each) => each.endsWith('.js')),
    );
    const exported = path.join(folder, 'digits.mjs');
    await copyFile(path.join(folder, String(file)), exported);
    const { predict } = await import(pathToFileURL(exported).href);
    const network = networkFromModel(await loadCore(), model);
    const image = new Uint8Array(784).map((_, i) => i % 256);
    assert.deepEqual(predict(image).outputs, network.predict(image));

    const json = JSON.parse(String(await fetched(page, 'json', '.json')));
    assert.equal(json.weightsSha256, expected.weightsSha256);
    assert.equal(json.testErrorRate, expected.testErrorRate);
    assert.deepEqual(json.confusionMatrix, expected.confusionMatrix);
    assert.deepEqual(
      json.epochs.map(({ epoch }) => epoch),
      [1, 2],
    );
    assert.equal(json.report.classes.length, 10);

    const [header, ...rows] = String(await fetched(page, 'csv', '.csv'))
      .trim()
      .split('\n');
    assert.equal(header, 'epoch,trainCost,validationCost,validationErrorRate,seconds');
    assert.deepEqual(
      rows.map((row) => row.split(',').map(Number)),
      json.epochs.map((each) => header.split(',').map((name) => each[name])),
    );

    const { width, height, data } = decode(await fetched(page, 'png', '.png'));
    assert.ok(width >= 400 && height >= 150, `${width}x${height}`);
    assert.ok(new Set(data).size > 8, 'the chart is not blank');

    const report = String(await fetched(page, 'html', '.html'));
    assert.ok(report.includes(expected.weightsSha256));
    assert.match(report, /<dt>Learning rate<\/dt>/);
    assert.doesNotMatch(report, /<dt>[a-z]+[A-Z]/, 'settings by their names in the code');
    assert.doesNotMatch(report, /<script|src="(?!data:)|href="(?!#|data:|https?:\/\/127)/);
  });

  test('the report opens from the disk, complete and without a request', async () => {
    const [name] = (await readdir(folder)).filter((each) => each.endsWith('.html'));
    const page = await lab.newPage({ width: 900, height: 800 });
    await page.raw.goto(pathToFileURL(path.join(folder, name)).href);
    const { tables, pictures, text, overflow } = await page.raw.evaluate(() => ({
      tables: document.querySelectorAll('table').length,
      pictures: [...document.images].map(({ naturalWidth }) => naturalWidth),
      text: document.body.innerText,
      overflow: document.documentElement.scrollWidth - innerWidth,
    }));
    assert.equal(tables, 1, 'the epochs');
    assert.match(text, /Confusion matrix/);
    assert.ok(pictures.length === 1 && pictures[0] > 0, 'the chart shows');
    assert.match(text, /macro avg/);
    assert.ok(overflow <= 0);
  });
});
