import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { variedPictures } from '../data/own/varied.js';
import { inEngines } from './engines.js';
import { findAll } from './in-page.js';
import { linkOfRun, use } from './own-files.js';

const SIDE = 28;
const COUNT = 360;
const CLASSES = 3;

/** An IDX file. @param {number[]} sizes @param {Uint8Array} bytes */
function idx(sizes, bytes) {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt8(8, 2);
  header.writeUInt8(sizes.length, 3);
  sizes.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  return Buffer.concat([header, bytes]);
}

/** Pictures whose class is the third that is bright. */
function bands() {
  const pixels = new Uint8Array(COUNT * SIDE * SIDE).map((_, i) => {
    const image = Math.floor(i / (SIDE * SIDE));
    const row = Math.floor((i % (SIDE * SIDE)) / SIDE);
    return Math.floor((row * CLASSES) / SIDE) === image % CLASSES ? 200 + (i % 50) : i % 40;
  });
  const labels = Uint8Array.from({ length: COUNT }, (_, i) => i % CLASSES);
  return { images: idx([COUNT, SIDE, SIDE], pixels), labels: idx([COUNT], labels) };
}

/** Records of CIFAR-10's binary files: the red of the class, on one green and one blue. */
function cifar() {
  const record = (/** @type {number} */ i) =>
    Buffer.concat([
      Buffer.from([i % 10]),
      Buffer.alloc(1024, 20 * (i % 10) + 20),
      Buffer.alloc(1024, 40),
      Buffer.alloc(1024, 120),
    ]);
  return Buffer.concat(Array.from({ length: 200 }, (_, i) => record(i)));
}

const { images, labels } = bands();

/** @type {Record<string, Buffer>} */
const FILES = {
  'train-images-idx3-ubyte': images,
  'train-labels-idx1-ubyte.gz': gzipSync(labels),
  'data_batch_1.bin': cifar(),
  'short-images-idx3-ubyte': images.subarray(0, 5000),
  'short.bin': cifar().subarray(0, 5000),
  'notes.txt': Buffer.from('these are my notes, and no pictures at all'),
};

/** @type {string} */
let folder;
before(async () => {
  const varied = (await variedPictures()).map(({ path: name, bytes }) => [name, bytes]);
  FILES['varied.zip'] = Buffer.from(zipSync(Object.fromEntries(varied)));
  folder = await mkdtemp(path.join(tmpdir(), 'mlp-lab-files-'));
  for (const [name, bytes] of Object.entries(FILES)) {
    await writeFile(path.join(folder, name), bytes);
  }
});
after(() => rm(folder, { recursive: true, force: true }));

async function upload(page, ...names) {
  const input = await page.raw.evaluateHandle(
    `(${findAll})('mlp-data-panel >>> input[type=file]')[0]`,
  );
  await input.uploadFile(...names.map((name) => path.join(folder, name)));
}

const dataset = (page, name) =>
  page.until(
    `the data set ${name}`,
    (all, wanted) =>
      all('dataset')[0].value === wanted && all('mlp-train-panel')[0].status === 'ready',
    name,
  );

inEngines(['chromium', 'firefox'], 'own files', (lab) => {
  test('an IDX pair trains, with classes named by hand', async () => {
    const page = await lab.open();
    await upload(page, 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte.gz');
    await use(page);
    await dataset(page, 'custom');
    assert.deepEqual(await page.evaluate((all) => all('mlp-data-panel')[0].available), {
      train: 300,
      test: 60,
    });
    assert.equal(await page.count('mlp-data-panel >>> .name input'), CLASSES);
    await page.set('mlp-data-panel >>> .name input', 'top');
    await page.train();
    assert.match(String(await page.text('test-error')), /^0\.00.%$/);
    assert.match(String(await page.text('class-report')), /top 1\.00 1\.00 1\.00 20/);
    assert.match(String(await page.text('confusion-matrix')), /top/);
  });

  test('are there after a reload, and a link to them keeps its settings', async () => {
    const link = '#dataset=custom&epochs=7&seed=3&layers=20';
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/${link}`);
    await page.status('failed');
    await upload(page, 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte.gz');
    await use(page);
    await dataset(page, 'custom');
    assert.ok((await page.evaluate(() => location.hash)).startsWith(`${link}&data=`));
    await page.until('the stored data', (all) =>
      all('mlp-data-panel')[0].datasets.some(
        ({ name, available }) => name === 'custom' && available,
      ),
    );
    await page.set('mlp-data-panel >>> .name input', 'top');
    const hash = await page.train();
    await page.until(
      'the finished run in the storage',
      () => sessionStorage.getItem('mlp-lab-finished') !== null,
    );
    await page.open(`${lab.server.origin}/?again${link}`);
    assert.equal(await page.attribute('weights-hash', 'data-hash'), hash);
    assert.equal(
      await page.evaluate((all) => all('mlp-data-panel >>> .name input')[0].value),
      'top',
    );
  });

  test('a link says which data it is of; the same data and weights are verified, others are not', async () => {
    const first = await lab.newPage();
    await first.go(`${lab.server.origin}/?first#dataset=custom&epochs=2&seed=3&layers=20`);
    await first.status('failed');
    await upload(first, 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte.gz');
    await use(first);
    await dataset(first, 'custom');
    const hash = await first.train();
    const link = await linkOfRun(first, hash);
    const page = await lab.newPage();
    const verdict = () => page.text('own-verdict');
    await page.go(`${lab.server.origin}/?second${link}`);
    await page.status('failed');
    assert.match(
      String(await verdict()),
      /^The link names train-images-idx3-ubyte: 360 images \(SHA-256 [0-9a-f]{8}…\)\. Open its files/,
    );
    await upload(page, 'varied.zip');
    await page.until('what the link names', (all) => all('own-wanted').length === 1);
    await use(page);
    await page.until('other data', (all) =>
      all('own-verdict')[0].textContent.startsWith('This is other data than the link names'),
    );
    await page.status('ready');
    assert.equal(await page.evaluate(() => location.hash), link, 'a reload asks for the same');
    await page.train();
    assert.equal(await page.count('.verdict'), 0, 'other data is no fault of the weights');
    await upload(page, 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte.gz');
    await use(page);
    await page.until('the same data', (all) =>
      all('own-verdict')[0].textContent.startsWith('✓ verified'),
    );
    await page.status('ready');
    assert.equal(await page.train(), hash);
    assert.match(String(await page.text('.verdict')), /^✓ verified/);
    await page.open(`${lab.server.origin}/?again${link}`);
    assert.match(String(await verdict()), /^✓ verified/, 'after a reload, too');
  });

  test('a CIFAR-10 batch trains on colour', async () => {
    const page = await lab.open();
    await upload(page, 'data_batch_1.bin');
    await use(page);
    await dataset(page, 'custom');
    assert.equal(await page.count('pad'), 0);
    assert.equal(await page.count('mlp-image-input'), 1);
    assert.equal(
      await page.evaluate((all) => all('mlp-data-panel >>> .name input')[0].value),
      'airplane',
    );
    await page.train();
    assert.match(String(await page.text('test-error')), /%/);
  });

  test('a bad file gets the decoder’s sentence, and the page keeps what it had', async () => {
    const page = await lab.open();
    for (const [names, sentence] of /** @type {[string[], RegExp][]} */ ([
      [['short-images-idx3-ubyte', 'train-labels-idx1-ubyte.gz'], /short-images-idx3-ubyte: .*\d/],
      [['short.bin'], /short\.bin: .*3,?073/],
      [['train-images-idx3-ubyte'], /There are no labelled images/],
      [['notes.txt', 'train-labels-idx1-ubyte.gz'], /notes\.txt: /],
    ])) {
      await upload(page, ...names);
      const found = await page.until(
        `a sentence like ${sentence}`,
        (all, source) => {
          const text = all('mlp-data-panel >>> [role=alert]')[0].textContent.trim();
          return new RegExp(source).test(text) && text;
        },
        sentence.source,
      );
      assert.match(found, /[.!]$/, 'a whole sentence');
    }
    assert.equal(await page.evaluate((all) => all('dataset')[0].value), 'digits');
    await page.train();
  });
});
