import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSamples } from '../../web/engine/samples.js';
import { hasOwn, keepOwn, loadOwn } from '../../web/lab/data/own-store.js';

/** What browsers keep, in memory. */
function memoryDisk() {
  /** @type {Map<string, any>} */
  const values = new Map();
  const disk = /** @type {import('../../web/lab/runs/storage.js').Disk} */ ({
    get: async (key) => values.get(key),
    put: async (key, value) =>
      void (value === undefined ? values.delete(key) : values.set(key, value)),
  });
  return { disk, values };
}

/** @param {string} name @param {number} [count]  images of 64 x 64 in colour */
const dataset = (name, count = 2) => {
  const samples = makeSamples({
    pixels: new Uint8Array(count * 3 * 64 * 64).fill(name.length, 0, 1),
    labels: new Uint16Array(count),
    ...{ height: 64, width: 64, channels: 3, classNames: ['a', 'b'] },
  });
  return { train: samples, test: samples, name, sha256: `sha of ${name}` };
};

test('the sets of two tabs are kept beside one another, and each link finds its own', async () => {
  const { disk } = memoryDisk();
  assert.equal(await hasOwn(disk), false);
  assert.equal(await loadOwn(undefined, disk), null);
  assert.equal(await keepOwn(dataset('one'), disk), '');
  assert.equal(await keepOwn(dataset('another'), disk), '');
  assert.equal(await hasOwn(disk), true);
  assert.equal((await loadOwn('sha of one', disk))?.name, 'one');
  assert.equal((await loadOwn('sha of one', disk))?.train.pixels[0], 3);
  assert.equal((await loadOwn('sha of another', disk))?.name, 'another');
  assert.equal((await loadOwn('of nobody', disk))?.name, 'another', 'the newest');
});

test('a set that is kept again stays one, and what does not fit beside it goes, the oldest first', async () => {
  const { disk, values } = memoryDisk();
  const third = Math.floor((200 * 2 ** 20) / (2 * 3 * 64 * 64) / 3);
  for (const name of ['a', 'bb', 'bb', 'ccc', 'dddd']) {
    assert.equal(await keepOwn(dataset(name, name === 'a' ? third : 2), disk), '');
  }
  assert.equal(values.size, 5, 'four sets and their list');
  await keepOwn(dataset('fffff', 2 * third), disk);
  const names = await Promise.all(
    ['a', 'bb', 'ccc', 'dddd', 'fffff'].map(
      async (name) => (await loadOwn(`sha of ${name}`, disk))?.name,
    ),
  );
  assert.deepEqual(names, ['fffff', 'bb', 'ccc', 'dddd', 'fffff'], 'the first is gone');
  assert.match(await keepOwn(dataset('large', 4 * third), disk), /./);
  assert.equal((await loadOwn(undefined, disk))?.name, 'fffff', 'it takes no other along');
});

test('what an earlier version kept is read', async () => {
  const { disk } = memoryDisk();
  await disk.put('dataset', { ...dataset('old'), notes: ['A sentence.'] });
  await disk.put('kept', true);
  assert.equal(await hasOwn(disk), true);
  const old = await loadOwn('sha of old', disk);
  assert.deepEqual([old?.name, old?.notes], ['old', []]);
  await keepOwn(dataset('new'), disk);
  assert.equal(await disk.get('dataset'), undefined);
});
