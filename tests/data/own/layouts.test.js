import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { encodeIdxFiles, encodeIdxZip, encodeNpz } from '../../../web/data/formats/save.js';
import { openOwnFiles } from '../../../web/data/own/own-set.js';
import {
  asFolders,
  asIdx,
  asPng,
  encodeIdx,
  encodeNpy,
  fakeSet,
  labelsOf,
  open,
  pixelsOf,
  prepared,
  refusal,
  utf8,
} from './files.js';

const set = fakeSet();
const all = [...set.train, ...set.test];
const shape = [all.length, 8, 8];
const one = {
  'images.idx': encodeIdx(shape, pixelsOf(all)),
  'labels.idx': encodeIdx([all.length], labelsOf(all)),
};

test('pictures and arrays of other programs are named, with what to do', async () => {
  const kinds = {
    'a.heic': '\0\0\0\x18ftypheic',
    'b.avif': '\0\0\0\x1cftypavif',
    'c.mat': 'MATLAB 5.0 MAT-file',
    'd.ico': '\0\0\x01\0\x01\0',
    'e.tif': 'II*\0',
    'f.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'g.webm': '',
    'h.avi': 'RIFF\x01\x01\x01\x01AVI LIST',
    'i.wav': 'RIFF\x01\x01\x01\x01WAVEfmt ',
    'j.tfrecord-00000-of-00001': '\x10',
    'k.txt': '{"label": 3, "pixels": [0]}',
  };
  const foreign = Object.entries(kinds).map(([path, text]) => [
    path,
    path === 'g.webm' ? Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 1) : utf8(text.padEnd(600, '\0')),
  ]);
  const { leftOut } = await (await open({ ...one, ...Object.fromEntries(foreign) })).preview();
  assert.deepEqual(leftOut, [
    { path: 'a.heic', why: 'it is HEIC; save it as PNG' },
    { path: 'b.avif', why: 'it is AVIF; save it as PNG' },
    {
      path: 'c.mat',
      why: 'it is MATLAB; open it by scipy.io.loadmat in Python, and save its arrays by numpy.savez',
    },
    { path: 'd.ico', why: 'it is a Windows icon; save it as PNG' },
    { path: 'e.tif', why: 'it is a TIFF; save it as PNG' },
    { path: 'f.svg', why: 'it is SVG; save it as PNG' },
    { path: 'g.webm', why: 'it is a video or another container; save its pictures as PNG' },
    { path: 'h.avi', why: 'it is a video or another container; save its pictures as PNG' },
    { path: 'i.wav', why: 'it is a sound; only images are read' },
    {
      path: 'j.tfrecord-00000-of-00001',
      why: 'it is TFRecord; save its arrays by numpy.savez in Python',
    },
    { path: 'k.txt', why: 'it is JSON; save its table of pixels as CSV, or its images as PNG' },
  ]);
});

test('names that say only what trains do not say what tests', async () => {
  const [images, labels] = Object.values(one);
  const isSplit = async (/** @type {string[]} */ ...parts) => {
    const files = parts.flatMap((part) => [
      [`${part}-images.idx`, images],
      [`${part}-labels.idx`, labels],
    ]);
    return (await (await open(Object.fromEntries(files))).preview()).isSplit;
  };
  assert.equal(await isSplit('train'), false);
  assert.equal(await isSplit('test'), false, 'nothing would be left to train on');
  assert.equal(await isSplit('train', 'val'), true);
  assert.equal(await isSplit('train', 'test'), true);
});

test('a file that is sorted by label splits like any other, and each class has its share', async () => {
  const sorted = [...all].sort((a, b) => a.label - b.label);
  const mixed = await prepared(one);
  const inOrder = await prepared({
    'images.idx': encodeIdx(shape, pixelsOf(sorted)),
    'labels.idx': encodeIdx([all.length], labelsOf(sorted)),
  });
  assert.equal(inOrder.sha256, mixed.sha256);
  for (const label of [0, 1, 2]) {
    const count = mixed.test.labels.filter((value) => value === label).length;
    assert.equal(count, Math.round(16 / 6));
  }
  assert.match(mixed.notes.join('\n'), /16\.7 % of each class are drawn by seed 1/);
  const other = await prepared(one, { seed: 2 });
  assert.notEqual(other.sha256, mixed.sha256);
  assert.equal((await prepared(one, { testShare: 0.5 })).test.count, 24);
});

test('pairs go by their names, and what does not pair is refused by name', async () => {
  const files = asIdx(set);
  const crossed = {
    'a-images.idx': files['train-images-idx3-ubyte'],
    'b-images.idx': files['t10k-images-idx3-ubyte'],
    'c-labels.idx': files['train-labels-idx1-ubyte'],
    'd-labels.idx': files['t10k-labels-idx1-ubyte'],
  };
  await assert.rejects(
    open(crossed),
    refusal('own-pairing', /a-images\.idx \(36 x 8 x 8\).*d-labels/),
  );
  const parts = {
    'train-images': files['train-images-idx3-ubyte'],
    't10k-labels': files['train-labels-idx1-ubyte'],
  };
  await assert.rejects(open(parts), refusal('own-pairing'));
  const short = {
    'x.idx': encodeIdx([3, 8, 8], new Uint8Array(192)),
    'y.idx': encodeIdx([2], [0, 1]),
  };
  await assert.rejects(
    open(short),
    refusal('own-counts', /x\.idx has 3 images, but y\.idx has 2 labels/),
  );
  const few = { 'digits.idx': one['images.idx'], 'answers.idx': one['labels.idx'] };
  assert.match(
    (await prepared(few)).notes.join('\n'),
    /taken for a pair because no other files are left/,
  );
});

test('the test is what names say, though it is the larger part', async () => {
  const swapped = asIdx({ ...set, train: set.test, test: set.train });
  const { train, test: tested } = await prepared(swapped);
  assert.deepEqual([train.count, tested.count], [12, 36]);
});

test('classes are the labels that occur, by their names where there are some', async () => {
  const letters = all.map((image) => ({ ...image, label: image.label + 1 }));
  const files = {
    'emnist-letters-images.idx': encodeIdx(shape, pixelsOf(letters)),
    'emnist-letters-labels.idx': encodeIdx([all.length], labelsOf(letters)),
    'emnist-letters-mapping.txt': utf8('1 65 97\n2 66 98\n3 67 99\n4 68 100\n'),
  };
  const own = await open(files);
  const { classes, guesses, choices } = await own.preview();
  assert.deepEqual(
    classes.map(({ name }) => name),
    ['A', 'B', 'C'],
  );
  assert.equal(choices.turn, 'transpose');
  assert.match(guesses.join('\n'), /EMNIST, whose images lie on their side/);
  const turned = await own.prepare();
  const plain = await own.prepare({ turn: 'none' });
  const rows = (
    /** @type {import('../../../web/engine/samples.js').Samples} */ { pixels, count },
    /** @type {boolean} */ swap,
  ) =>
    Array.from({ length: count }, (_, i) =>
      Array.from(
        { length: 64 },
        (_each, k) => pixels[64 * i + (swap ? (k % 8) * 8 + (k >> 3) : k)],
      ).join(),
    ).sort();
  const both = (/** @type {typeof plain} */ { train, test: tested }, /** @type {boolean} */ swap) =>
    [...rows(train, swap), ...rows(tested, swap)].sort();
  assert.deepEqual(both(turned, true), both(plain, false));
  const left = await own.preview({ leaveOut: ['B'] });
  assert.deepEqual(
    left.classes.map(({ name }) => name),
    ['A', 'C'],
  );
  await assert.rejects(own.preview({ leaveOut: ['Z'] }), refusal('own-leave-out', /"Z".*A, B, C/));
});

test('every type of IDX and NPY gives the same samples', async () => {
  const { sha256 } = await prepared(one);
  const wide = (
    /** @type {string} */ descr,
    /** @type {number} */ each,
    /** @type {(view: DataView, at: number, value: number) => void} */ write,
  ) => {
    const pixels = pixelsOf(all);
    const view = new DataView(new ArrayBuffer(each * pixels.length));
    pixels.forEach((value, i) => write(view, each * i, value));
    return encodeNpy(descr, shape, new Uint8Array(view.buffer));
  };
  const labels = encodeNpy('|u1', [all.length, 1], labelsOf(all));
  const oneHot = Uint8Array.from(
    all.flatMap(({ label }) => [0, 1, 2].map((k) => Number(k === label))),
  );
  const fortran = new Uint8Array(all.length * 64);
  all.forEach(({ pixels }, i) =>
    pixels.forEach((value, k) => (fortran[i + all.length * ((k >> 3) + 8 * (k % 8))] = value)),
  );
  /** @type {Record<string, Uint8Array>[]} */
  const cases = [
    { 'x.npy': encodeNpy('|u1', shape, pixelsOf(all)), 'y.npy': labels },
    { 'x.npy': encodeNpy('|u1', shape, fortran, true), 'y.npy': labels },
    { 'x.npy': wide('>i4', 4, (view, at, value) => view.setInt32(at, value)), 'y.npy': labels },
    {
      'x.npy': wide('<i8', 8, (view, at, value) => view.setBigInt64(at, BigInt(value), true)),
      'y.npy': labels,
    },
    {
      'x.npy': wide('<f4', 4, (view, at, value) => view.setFloat32(at, value / 255, true)),
      'y.npy': labels,
    },
    {
      'x.npy': wide('>f8', 8, (view, at, value) => view.setFloat64(at, value / 127.5 - 1)),
      'y.npy': labels,
    },
    {
      'x.npy': wide('<u2', 2, (view, at, value) => view.setUint16(at, 257 * value, true)),
      'y.npy': labels,
    },
    {
      'x.npy': encodeNpy('|u1', shape, pixelsOf(all)),
      'y.npy': encodeNpy('|u1', [all.length, 3], oneHot),
    },
    { 'x.npy': encodeNpy('|u1', [all.length, 64], pixelsOf(all)), 'y.npy': labels },
    {
      'images.idx': encodeIdx(shape, pixelsOf(all), 13),
      'labels.idx': encodeIdx([all.length], labelsOf(all), 12),
    },
    // QMNIST's labels: the class, then seven numbers more.
    {
      'images.idx': one['images.idx'],
      'labels.idx': encodeIdx(
        [all.length, 8],
        all.flatMap(({ label }, i) => [label, i, 7, 7, 7, 7, 7, 7]),
        12,
      ),
    },
  ];
  for (const [i, files] of cases.entries()) {
    assert.equal((await prepared(files)).sha256, sha256, `case ${i}`);
  }
});

test('arrays that are no images are refused with what to do', async () => {
  const labels = encodeNpy('|u1', [2], Uint8Array.of(0, 1));
  const objects = { 'x.npy': encodeNpy('|O', [2], new Uint8Array(16)), 'y.npy': labels };
  await assert.rejects(open(objects), refusal('own-empty', /Python objects.*dtype="uint8"/));
  const claims = { 'x.npy': encodeNpy('|u1', [1e9, 1e9, 1e9], new Uint8Array(9)) };
  await assert.rejects(open(claims), refusal('npy-truncated', /1000000000 x/));
  const negative = {
    'x.npy': encodeNpy('|i1', [2, 4, 4], new Uint8Array(32).fill(200)),
    'y.npy': labels,
  };
  await assert.rejects(prepared(negative), refusal('own-values', /values from -56 to -56/));
});

test('CIFAR: labels of one byte and of two, with the names that lie beside', async () => {
  const record = (/** @type {number[]} */ labels, /** @type {number} */ fill) => [
    ...labels,
    ...new Uint8Array(3072).fill(fill),
  ];
  const ten = (/** @type {number[]} */ labels) =>
    Uint8Array.from(labels.flatMap((label, i) => record([label], 40 * label + i)));
  const own = await prepared({
    'my/data_batch_1.bin': ten([0, 2, 5, 2]),
    'my/test_batch.bin': ten([5, 0]),
    'my/batches.meta.txt': utf8('red\ngreen\nblue\nx\ny\nz\n'),
  });
  assert.deepEqual(own.train.classNames, ['red', 'blue', 'z']);
  assert.deepEqual([own.train.count, own.test.count], [4, 2]);
  const hundred = (/** @type {number[][]} */ labels) =>
    Uint8Array.from(labels.flatMap((pair, i) => record(pair, i)));
  const files = {
    'train.bin': hundred([
      [1, 50],
      [2, 60],
      [1, 51],
    ]),
    'test.bin': hundred([[1, 50]]),
  };
  assert.deepEqual((await prepared(files)).train.classNames, ['50', '51', '60']);
  const coarse = await (await open(files, { labels: 'coarse' })).prepare();
  assert.deepEqual(coarse.train.classNames, ['1', '2']);
});

test('folders: hidden, foreign and damaged files are counted and named', async () => {
  const folders = asFolders(set);
  const [first] = Object.values(folders);
  const own = await open({
    ...folders,
    'set/.DS_Store': utf8('x'),
    '__MACOSX/set/._1.png': utf8('x'),
    'set/train/0/Thumbs.db': utf8('x'),
    'set/notes.txt': utf8('hello\nthere'),
    'set/train/1/cut.png': first.slice(0, 60),
    'set/photo.tif': Uint8Array.of(0x49, 0x49, 0x2a, 0, 1, 2, 3),
  });
  const { hidden, leftOut, classes } = await own.preview();
  assert.equal(hidden, 3);
  assert.deepEqual(leftOut.map(({ path }) => path).sort(), [
    'set/notes.txt',
    'set/photo.tif',
    'set/train/1/cut.png',
  ]);
  assert.equal(classes.length, 3);
  const { train, leftOut: left, sha256, notes } = await own.prepare();
  assert.equal(train.count, 36);
  assert.match(
    left.map(({ path, why }) => `${path}: ${why}`).join('\n'),
    /cut\.png: The PNG is damaged/,
  );
  assert.match(notes.join('\n'), /3 files are left out.*3 hidden files are left out/s);
  assert.equal(sha256, (await prepared(folders)).sha256);
});

test('a file that is there twice counts once, and images of train and test are told', async () => {
  const files = asIdx(set);
  const twice = { ...files };
  for (const [name, bytes] of Object.entries(files))
    twice[`gz/${name}.gz`] = new Uint8Array(gzipSync(bytes));
  const { sha256, notes } = await prepared(twice);
  assert.equal(sha256, (await prepared(files)).sha256);
  assert.match(notes.join('\n'), /4 files are there twice and counted once/);
  const shared = await prepared(asIdx({ ...set, test: [...set.test, set.train[0], set.train[1]] }));
  assert.match(shared.notes.join('\n'), /2 images of the test are among those for training too/);
});

test('several data sets in one place are refused by name, and one can be chosen', async () => {
  const files = Object.fromEntries(
    ['emnist-letters', 'emnist-digits'].flatMap((name) =>
      Object.entries(asIdx(set)).map(([file, bytes]) => [`gzip/${name}-${file}`, bytes]),
    ),
  );
  await assert.rejects(
    open(files),
    refusal('own-several', /2 data sets.*emnist digits.*emnist letters/),
  );
  assert.equal((await (await open(files, { only: 'letters' })).prepare()).train.count, 36);
});

test('ink on paper is inverted, transparent drawings too, whichever way they are drawn', async () => {
  const dark = { ...set, channels: 1 };
  const paper = (/** @type {number} */ background, /** @type {number} */ ink) => {
    /** @type {Record<string, Uint8Array>} */
    const files = {};
    for (let i = 0; i < 8; i++) {
      const pixels = new Uint8Array(64).fill(background);
      for (let k = 0; k < 4; k++) pixels[18 + 9 * k + (i % 2)] = ink;
      files[`${i % 2}/${i}.png`] = asPng(dark, { label: 0, pixels });
    }
    return files;
  };
  const onWhite = await prepared(paper(255, 0));
  const onBlack = await prepared(paper(0, 255));
  assert.equal(onWhite.choices.invert, true);
  assert.equal(onBlack.choices.invert, false);
  assert.equal(onWhite.sha256, onBlack.sha256);
  assert.notEqual((await prepared(paper(255, 0), { invert: false })).sha256, onBlack.sha256);
});

test('what is too large is refused before it is prepared, with what would fit', async () => {
  const own = await open({
    'x.npy': encodeNpy('|u1', [2, 4, 4], new Uint8Array(32)),
    'y.npy': encodeNpy('|u1', [2], Uint8Array.of(0, 1)),
  });
  await assert.rejects(
    own.prepare({ size: 256, colour: 'colour' }),
    refusal('own-size', /up to 147/),
  );
  const file = { path: 'huge.zip', size: 2 ** 31, read: () => assert.fail('it is read') };
  await assert.rejects(openOwnFiles([file]), refusal('file-limit', /2,147 MB.*1,074 MB/));
});

test('what is saved opens again as the same set', async () => {
  for (const channels of [1, 3]) {
    const first = await prepared(asFolders(fakeSet({ channels })));
    const npz = await prepared({ 'set.npz': encodeNpz(first) });
    const files = Object.fromEntries(encodeIdxFiles(first).map(({ name, bytes }) => [name, bytes]));
    const zip = await prepared({ 'set-idx.zip': encodeIdxZip(first) });
    const again = [npz.sha256, (await prepared(files)).sha256, zip.sha256];
    assert.deepEqual(again, Array(3).fill(first.sha256));
  }
});
