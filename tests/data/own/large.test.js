import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { LARGE_BYTES } from '../../../web/data/base/file-window.js';
import { openOwnFiles } from '../../../web/data/own/own-set.js';
import { saveNpz } from '../../../web/data/open-own.js';
import { generator } from '../../random.js';
import { encodeIdx } from './files.js';

const SIDE = 64;
const CLASSES = 4;
const count = Math.ceil(LARGE_BYTES / SIDE ** 2) + 50;
const random = generator(3);
const pixels = Uint8Array.from({ length: count * SIDE ** 2 }, () => random() >>> 25);
const labels = Uint8Array.from({ length: count }, (_, i) => (i * 7) % CLASSES);
const files = {
  'train-images-idx3-ubyte': encodeIdx([count, SIDE, SIDE], pixels),
  'train-labels-idx1-ubyte': encodeIdx([count], labels),
};

/**
 * Files that can be read in parts, and how much is read of them at once.
 * @param {Record<string, Uint8Array>} given
 */
function onDisk(given) {
  const most = { bytes: 0 };
  const sources = Object.entries(given).map(([path, bytes]) => {
    const slice = async (/** @type {number} */ from, /** @type {number} */ to) => {
      most.bytes = Math.max(most.bytes, to - from);
      return bytes.slice(from, to);
    };
    return { path, size: bytes.length, read: () => slice(0, bytes.length), slice };
  });
  return { sources, most };
}

test('large arrays are never in memory whole, and give the same samples', async () => {
  const inMemory = Object.entries(files).map(([path, bytes]) => ({
    path,
    size: bytes.length,
    read: async () => bytes,
  }));
  const expected = await (await openOwnFiles(inMemory)).prepare();
  const npz = await saveNpz({ train: expected.train, test: expected.test });
  assert.ok(npz.length > LARGE_BYTES);
  const forms = [files, { 'set.npz': npz }, { 'set.zip': zipSync(files, { level: 0 }) }];
  for (const form of forms) {
    const { sources, most } = onDisk(form);
    const own = await openOwnFiles(sources);
    const { count: labelled, sample } = await own.preview();
    assert.deepEqual([labelled, sample.width], [count, SIDE]);
    const { sha256, train, test: tested } = await own.prepare();
    assert.equal(train.count + tested.count, count);
    // Of an NPZ, the parts are those that it says.
    assert.equal(sha256, expected.sha256, Object.keys(form).join());
    assert.ok(most.bytes <= LARGE_BYTES, `${most.bytes} bytes at once`);
  }
});

test('a large array of a zip is compared with its checksum, and one that is cut off is refused', async () => {
  const zip = zipSync(files, { level: 0 });
  zip[LARGE_BYTES >> 1] ^= 1;
  await assert.rejects(
    openOwnFiles(onDisk({ 'set.zip': zip }).sources),
    /another checksum|no images/,
  );
  const [images] = Object.values(files);
  const cut = { ...files, 'train-images-idx3-ubyte': images.subarray(0, images.length - 100) };
  await assert.rejects(
    openOwnFiles(onDisk(cut).sources),
    /100 of its \d+ bytes are missing|no images|cut off/,
  );
});
