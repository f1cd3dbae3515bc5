import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdPixels, shrinkableRoom } from '../../web/engine/core/held-pixels.js';
import { loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { makeSamples } from '../../web/engine/samples.js';
import { generator } from '../random.js';

const SIDE = 4;
const [TRAIN, TEST] = [60, 20];

/** A set whose parts lie in one buffer, as a set is prepared. @param {number} seed @param {boolean} [resizable] */
function dataset(seed, resizable = true) {
  const random = generator(seed);
  const bytes = (TRAIN + TEST) * SIDE ** 2;
  const options = /** @type {any} */ (resizable ? { maxByteLength: bytes } : undefined);
  const pixels = new Uint8Array(new /** @type {any} */ (ArrayBuffer)(bytes, options), 0, bytes);
  for (let i = 0; i < bytes; i++) pixels[i] = random() >>> 24;
  const part = (/** @type {number} */ from, /** @type {number} */ count) =>
    makeSamples({
      pixels: pixels.subarray(from * SIDE ** 2, (from + count) * SIDE ** 2),
      labels: Uint16Array.from({ length: count }, (_, i) => i % 3),
      width: SIDE,
      height: SIDE,
    });
  return { train: part(0, TRAIN), test: part(TRAIN, TEST), buffer: pixels.buffer };
}

const recipe = (changes = {}) =>
  resolveRecipe({ dataset: 'custom', layers: [5], epochs: 2, ...changes });

/** Trains to the end. @param {Run} run */
function hashOf(run) {
  while (!run.finished) run.advance(100);
  return run.evaluate().weightsSha256;
}

test('a set that the core holds trains to the same weights, and nothing of it is elsewhere', async () => {
  const core = await loadCore();
  for (const split of ['standard', 'reference']) {
    const plain = dataset(1);
    const expected = new Run(core, recipe({ split }), plain);
    const hash = hashOf(expected);
    const images = [...plain.train.pixels, ...plain.test.pixels];
    const fingerprint = expected.checkpoint().dataSha256;
    expected.dispose();
    const held = dataset(1);
    holdPixels(held);
    assert.deepEqual([...held.train.pixels], [...plain.train.pixels], 'before a run');
    const run = new Run(core, recipe({ split }), held);
    assert.equal(held.buffer.byteLength, 0, 'the room is given back');
    assert.equal(held.train.pixels.buffer, core.memory.buffer);
    assert.equal(hashOf(run), hash);
    assert.equal(run.checkpoint().dataSha256, fingerprint);
    run.dispose();
    assert.deepEqual([...held.train.pixels, ...held.test.pixels], images);
    // A message takes the images along, and not where they are.
    const sent = structuredClone({ ...held.train, pixels: held.train.pixels.slice() });
    assert.deepEqual(sent.pixels, held.train.pixels);
  }
  core.dispose();
});

test('a set moves to another core, and makes room for another set', async () => {
  const [one, other] = [await loadCore(), await loadCore()];
  const before = one.heap.bytesUsed;
  const set = dataset(2);
  const images = [...set.train.pixels];
  holdPixels(set);
  new Run(one, recipe(), set).dispose();
  const used = one.heap.bytesUsed - before;
  assert.ok(used >= (TRAIN + TEST) * SIDE ** 2);
  const moved = new Run(other, recipe(), set);
  assert.equal(one.heap.bytesUsed, before, 'the first core has nothing of it any more');
  assert.deepEqual([...set.train.pixels], images);
  moved.dispose();
  const free = other.heap.bytesUsed;
  const next = dataset(3, false);
  holdPixels(next);
  new Run(other, recipe(), next).dispose();
  assert.equal(other.heap.bytesUsed, free, 'one set at a time');
  assert.equal(set.train.pixels.length, 0);
  one.dispose();
  other.dispose();
});

test('only room for large sets can be given back', () => {
  assert.equal(/** @type {any} */ (shrinkableRoom(100).buffer).resizable, false);
  const large = shrinkableRoom(2 ** 26 + 1);
  assert.equal(large.length, 2 ** 26 + 1);
  assert.equal(/** @type {any} */ (large.buffer).resizable, true);
});
