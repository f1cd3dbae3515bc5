import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as data from '../../web/data/index.js';
import * as folder from '../../web/data/node/index.js';
import * as mlp from '../../web/module/index.js';
import { refusal } from '../support.js';

const { count: _count, ...image } = mlp.makeSamples({
  pixels: [1, 2],
  labels: [0],
  width: 2,
  height: 1,
});
/** What is no argument of anything here. @type {any[]} */
const WRONG = [null, undefined, {}, 5, 'a', Symbol('s'), Object.create(null)];

/** @param {(wrong: any) => unknown} use @param {string} code @param {RegExp} sentence */
async function refuses(use, code, sentence) {
  for (const wrong of WRONG) {
    await assert.rejects(async () => use(wrong), refusal(code, sentence));
  }
}

for (const [entry, { concatSamples, subset }] of Object.entries({ mlp, data })) {
  test(`${entry}: samples are joined and cut, or refused by a sentence`, async () => {
    const two = concatSamples([mlp.makeSamples(image), mlp.makeSamples(image)]);
    assert.deepEqual([...subset(two, 2).pixels], [1, 2, 1, 2]);
    await refuses((wrong) => concatSamples(wrong), 'bad-argument', /sets/);
    await refuses((wrong) => concatSamples([wrong]), 'bad-argument', /sets\[0\]|samples/);
    await refuses((wrong) => subset(wrong, 1), 'bad-argument', /samples/);
    for (const n of /** @type {any[]} */ ([null, '1', Symbol('s'), 1n, 3])) {
      assert.throws(() => subset(two, n), refusal('bad-argument', /argument n/));
    }
  });
}

test('data: every function refuses what is no argument of it by a sentence', async () => {
  const images = { count: 1, rows: 1, columns: 2, pixels: new Uint8Array(2) };
  const labels = { count: 1, labels: new Uint8Array(1) };
  const pair = /** @type {any} */ (data.pairIdx);
  assert.equal(pair(images, labels, { classes: ['a'] }).count, 1);
  await refuses((wrong) => pair(wrong, labels, { classes: ['a'] }), 'bad-argument', /images/);
  await refuses((wrong) => pair(images, wrong, { classes: ['a'] }), 'bad-argument', /labels/);
  await refuses((wrong) => pair(images, labels, wrong), 'bad-argument', /options/);
  const bytes = new Uint8Array(3);
  assert.equal((await data.maybeGunzip(bytes, { limit: 3 })).length, 3);
  await refuses((wrong) => data.maybeGunzip(bytes, wrong), 'bad-argument', /options/);
  await refuses((wrong) => data.loadDataset('mnist', wrong), 'bad-argument', /readFile/);
  await refuses(
    (wrong) => folder.directoryReader(wrong === 'a' ? 5 : wrong),
    'bad-argument',
    /dir/,
  );
});

test('a pack’s address that cannot be one is refused before anything is asked for', async (t) => {
  const asked = t.mock.method(globalThis, 'fetch', async () => new Response('', { status: 404 }));
  await refuses((wrong) => data.loadPack(wrong, 'mnist'), 'bad-argument', /baseUrl/);
  await assert.rejects(data.loadPack('', 'mnist'), refusal('bad-argument', /baseUrl/));
  const url = 'https://example.org/';
  const names = WRONG.filter((wrong) => typeof wrong !== 'string');
  for (const name of names) {
    await assert.rejects(data.loadPack(url, name), refusal('bad-argument', /name/));
  }
  const none = /** @type {any} */ (null);
  await assert.rejects(data.loadPack(url, 'mnist', none), refusal('bad-argument', /options/));
  assert.equal(asked.mock.callCount(), 0);
  const options = { retrySeconds: 0 };
  await assert.rejects(data.loadPack(url, 'mnist', options), refusal('download-failed'));
  assert.ok(asked.mock.callCount() > 0);
});

test('weights are numbers of float32', async () => {
  assert.equal(mlp.weightsSha256(new Float32Array(2)).length, 64);
  await refuses((wrong) => mlp.weightsSha256(wrong), 'bad-argument', /parameters/);
  for (const list of /** @type {any[]} */ ([new BigInt64Array(2), new Float64Array(2), [1]])) {
    assert.throws(() => mlp.weightsSha256(list), refusal('bad-argument', /Float32Array/));
  }
});
