import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDataset, loadCore } from '../../web/engine/index.js';
import { everyEngine, inEngines } from './engines.js';
import { publishedAsMnist } from './packs.js';
import { trainInNode } from './recipe.js';

const HASH = '#dataset=mnist&epochs=2&layers=30&seed=7';
const ALERT = 'mlp-train-panel >>> [role=alert]';
const DAMAGE = /train-010/;

const samples = generateDataset(await loadCore(), 'digits', { trainSize: 4000, testSize: 1000 });
const inverted = { ...samples.train, pixels: samples.train.pixels.map((value) => 255 - value) };
const FIRST = publishedAsMnist(samples, 250);
const SECOND = publishedAsMnist({ ...samples, train: inverted }, 250);

/** @param {Record<string, unknown>} documents */
const shardsOf = (documents) =>
  Object.keys(documents)
    .filter((path) => path.endsWith('.bin.gz'))
    .sort();

/** What IndexedDB keeps of the data set: SHA-256 of each shard. @returns {Promise<string[]>} */
const keptShards = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('mlp-lab');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const { result: database } = request;
          const keys = database.transaction('shards').objectStore('shards').getAllKeys();
          keys.onsuccess = () => {
            database.close();
            resolve(keys.result.map((key) => String(key).replace(/^mnist\//, '')).sort());
          };
        };
      }),
  );

/** @param {Record<string, any>} documents @returns {Map<string, string>} paths by SHA-256 */
const pathsOf = (documents) => {
  const { train, test } = JSON.parse(documents['/data/mnist/index.json']).parts;
  return new Map(
    [...test.shards, ...train.shards].map(({ file, sha256 }) => [sha256, `/data/mnist/${file}`]),
  );
};

/** @type {Record<string, string | Uint8Array>} */
const pages = { ...FIRST };

inEngines(
  everyEngine,
  'a published data set',
  (lab) => {
    /** @returns {string[]} paths of the shards asked for since the last call */
    const asked = () =>
      lab.server.log
        .splice(0)
        .map(({ path }) => path)
        .filter((path) => path.endsWith('.bin.gz'))
        .sort();

    test('that breaks off in the middle goes on from there at the next try', async () => {
      lab.expectErrors(/ERR_INCOMPLETE_CHUNKED_ENCODING|train-010/);
      lab.server.faults.push({ path: DAMAGE, cutAfter: 2000 });
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/${HASH}`);
      await page.status('failed');
      assert.match(
        String(await page.text(`${ALERT} span`)),
        /^The download of MNIST broke off at train-010\.bin\.gz, .* is kept, and trying again goes on from there\.$/,
      );
      assert.equal(asked().filter((path) => DAMAGE.test(path)).length, 3, 'tried three times');
      const paths = pathsOf(FIRST);
      const kept = (await keptShards(page)).map((sha256) => paths.get(sha256));
      // Four of test images and ten of training images come before it, one perhaps still in flight.
      assert.ok(kept.length >= 13, `${kept.length} are kept`);

      lab.server.faults.length = 0;
      await page.click(`${ALERT} button`);
      await page.status('ready');
      assert.deepEqual(
        asked(),
        shardsOf(FIRST).filter((path) => !kept.includes(path)),
        'only what had not arrived is asked for',
      );
      assert.equal(await page.train(), (await trainInNode(HASH, samples)).weightsSha256);
    });

    test('is not asked for again, and a new version takes the place of the former', async () => {
      const page = await lab.open(HASH);
      assert.deepEqual(asked(), shardsOf(FIRST));
      await page.open(`${lab.server.origin}/${HASH}`);
      assert.deepEqual(asked(), [], 'all of it is kept');
      assert.deepEqual(await keptShards(page), [...pathsOf(FIRST).keys()].sort());
      try {
        Object.assign(pages, SECOND);
        await page.open(`${lab.server.origin}/${HASH}`);
        const renewed = shardsOf(FIRST).filter((path) => path.includes('/train-'));
        assert.deepEqual(asked(), renewed, 'its test images are the same');
        assert.deepEqual(await keptShards(page), [...pathsOf(SECOND).keys()].sort());
      } finally {
        Object.assign(pages, FIRST);
      }
    });
  },
  { server: { pages } },
);
