import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forwardSlice } from '../../web/data/base/forward-slice.js';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 31) % 251);

/** A stream of pieces of 64 bytes, and how often it was begun and how much was read of it. */
function stream() {
  const seen = { begun: 0, bytes: 0 };
  const slice = forwardSlice(async function* () {
    seen.begun++;
    for (let at = 0; at < bytes.length; at += 64) {
      const piece = bytes.subarray(at, at + 64);
      seen.bytes += piece.length;
      yield piece;
    }
  });
  return { slice, seen };
}

test('parts in order are read once, with what they have in common', async () => {
  const { slice, seen } = stream();
  for (const [from, to] of [
    [0, 10],
    [5, 200],
    [190, 191],
    [190, 640],
    [700, 1000],
    [990, 5000],
  ]) {
    assert.deepEqual(await slice(from, to), bytes.slice(from, to), `${from} to ${to}`);
  }
  assert.deepEqual(seen, { begun: 1, bytes: 1000 });
  assert.deepEqual(await slice(2000, 3000), new Uint8Array(0));
});

test('an earlier part begins anew, and readers at one time get their own parts', async () => {
  const { slice, seen } = stream();
  const parts = [
    [900, 950],
    [10, 20],
    [300, 400],
    [0, 5],
  ];
  const found = await Promise.all(parts.map(([from, to]) => slice(from, to)));
  parts.forEach(([from, to], i) => assert.deepEqual(found[i], bytes.slice(from, to)));
  assert.equal(seen.begun, 3);
});

test('a stream that fails once is begun anew', async () => {
  let times = 0;
  const slice = forwardSlice(async function* () {
    if (times++ === 0) throw new Error('once');
    yield bytes;
  });
  await assert.rejects(slice(0, 5), /once/);
  assert.deepEqual(await slice(0, 5), bytes.slice(0, 5));
});
