import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OwnData } from '../../web/lab/data/own-data.js';

/** More than one place may have. */
const [SIDE, COUNT] = [256, 1025];

/** @param {number} count  images, whose last pixel is 7 */
function pixelsOf(count) {
  const pixels = new Uint8Array(count * SIDE ** 2);
  pixels[pixels.length - 1] = 7;
  return pixels;
}

/** @param {number} count  images */
const part = (count) => ({
  ...{ width: SIDE, height: SIDE, channels: 1, inputs: SIDE ** 2, classNames: ['a', 'b'] },
  ...{ count, labels: new Uint16Array(count), pixels: pixelsOf(count) },
});

/** @param {number} count  images to train on */
const dataset = (count) => ({
  train: part(count),
  test: part(2),
  name: 'mine',
  sha256: 'its hash',
});

/** As a worker gets it: structured, with what is handed over. @param {any} set @returns {any} */
const posted = (set) => structuredClone(set, { transfer: [set.train.pixels.buffer] });

test('a worker gets a copy of a small set', async () => {
  const own = new OwnData();
  own.set(dataset(3));
  for (let turn = 0; turn < 2; turn++) {
    const { isLarge, train } = await own.handOver(null, async (set) =>
      assert.equal(structuredClone(set).train.pixels.length, 3 * SIDE ** 2),
    );
    assert.equal(isLarge, false);
    assert.equal(train.pixels.at(-1), 7);
  }
});

test('a worker gets a large set itself, and another one gets it read again', async () => {
  const own = new OwnData();
  let read = 0;
  const again = async () => {
    read++;
    return dataset(COUNT);
  };
  own.set({ ...dataset(COUNT), again });
  for (const times of [0, 1]) {
    const { isLarge, train } = await own.handOver(null, async (set) => {
      assert.equal(posted(set).train.pixels.at(-1), 7);
    });
    assert.equal(isLarge, true);
    assert.equal(train.pixels.length, 0, 'the page has none of it');
    assert.equal(read, times);
    own.rename(['one', 'two']);
  }
  await own.handOver(null, async (set) => {
    assert.deepEqual(set.train.classNames, ['one', 'two']);
    assert.equal(read, 2);
  });
});

test('a large set whose files are gone, or are others by now, is missing', async () => {
  for (const again of [
    async () => Promise.reject(new Error('gone')),
    async () => ({ ...dataset(COUNT), sha256: 'another' }),
    undefined,
  ]) {
    const own = new OwnData();
    own.set({ ...dataset(COUNT), again });
    await own.handOver(null, async (set) => void posted(set));
    await assert.rejects(
      own.handOver(null, async () => {}),
      { code: 'data-missing' },
    );
  }
});
