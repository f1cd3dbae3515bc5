import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { LARGE_BYTES } from '../../../web/data/base/file-window.js';
import { openOwnFiles } from '../../../web/data/own/own-set.js';
import { openOwn, saveNpz } from '../../../web/data/open-own.js';
import { generator } from '../../random.js';
import { asPng, encodeIdx, fakeSet } from './files.js';

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
  const [images, ofImages] = Object.values(files);
  const forms = [
    files,
    { 'set.npz': npz },
    { 'packed.zip': zipSync(files, { level: 1 }) },
    {
      'train-images-idx3-ubyte.gz': new Uint8Array(gzipSync(images, { level: 1 })),
      'train-labels-idx1-ubyte': ofImages,
    },
  ];
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
  const packed = zipSync(files, { level: 1 });
  packed[packed.length >> 1] ^= 1;
  await assert.rejects(
    openOwnFiles(onDisk({ 'set.zip': packed }).sources),
    /another (checksum|size)|cannot be unpacked/,
  );
  const [images] = Object.values(files);
  const cut = { ...files, 'train-images-idx3-ubyte': images.subarray(0, images.length - 100) };
  await assert.rejects(
    openOwnFiles(onDisk(cut).sources),
    /100 of its \d+ bytes are missing|no images|cut off/,
  );
});

test('a large table is read in parts, twice, to the samples of a small one', async () => {
  const used = 1800;
  const text = [
    ['label', ...Array.from({ length: SIDE ** 2 }, (_, k) => `pixel${k}`)].join(),
    ...Array.from({ length: used }, (_, i) => {
      const row = pixels.subarray(i * SIDE ** 2, (i + 1) * SIDE ** 2).join();
      // A name in quotes, with the delimiter and a line break in it.
      const name = labels[i] === 2 ? 'two,\nor ""2""' : `class ${labels[i]}`;
      return `"${name}",${row}`;
    }),
  ].join('\r\n');
  const table = new TextEncoder().encode(text);
  assert.ok(table.length > LARGE_BYTES);
  const { sources, most } = onDisk({ 'table.csv': table });
  // As the module opens it: it must hand on that the file can be read in parts.
  const { train, test: held, sha256 } = await (await openOwn(sources)).prepare();
  assert.ok(most.bytes <= LARGE_BYTES, `${most.bytes} bytes at once`);
  assert.deepEqual(train.classNames, ['class 0', 'class 1', 'class 3', 'two,or "2"']);
  const idx = {
    'images.idx': encodeIdx([used, SIDE, SIDE], pixels.subarray(0, used * SIDE ** 2)),
    'labels.idx': encodeIdx(
      [used],
      labels.subarray(0, used).map((label) => [0, 1, 3, 2][label]),
    ),
    'labels.txt': new TextEncoder().encode(train.classNames.join('\n')),
  };
  const same = await (await openOwnFiles(onDisk(idx).sources)).prepare();
  assert.equal(train.count + held.count, used);
  assert.equal(same.sha256, sha256);
});

test('the last part of preparing says how far it is', async () => {
  /** @type {string[]} */
  const told = [];
  const small = {
    'images.idx': encodeIdx([8, 4, 4], pixels.subarray(0, 128)),
    'labels.idx': encodeIdx([8], labels.subarray(0, 8)),
  };
  const own = await openOwnFiles(onDisk(small).sources);
  await own.prepare(
    {},
    { onProgress: ({ stage, done, total }) => told.push(`${stage} ${done}/${total}`) },
  );
  assert.deepEqual(told, [
    'images 8/8',
    ...['order 0/5', 'order 1/5', 'order 2/5', 'order 3/5', 'order 4/5', 'order 5/5'],
  ]);
});

test('a folder of more pictures than a call has arguments opens', async () => {
  const set = fakeSet();
  const picture = asPng(set, set.train[0]);
  const files = Array.from({ length: 150_000 }, (_, i) => ({
    path: `${'ab'[i % 2]}/${i}.png`,
    size: picture.length,
    read: async () => picture,
  }));
  const { count: opened, classes } = await (await openOwnFiles(files)).preview();
  assert.deepEqual([opened, classes.map(({ name }) => name)], [150_000, ['a', 'b']]);
});
