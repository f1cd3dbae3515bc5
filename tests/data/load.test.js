import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { catalogue, datasetNames, findDataset } from '../../web/data/catalogue.js';
import { loadDataset } from '../../web/data/load.js';
import { directoryReader } from '../../web/data/node/directory-reader.js';
import { MlpError } from '../../web/engine/errors.js';
import { encodeIdx, refusal, temporaryFolder } from '../support.js';

/** @param {number} count @param {number} label */
function encodeCifar(count, label) {
  const bytes = new Uint8Array(count * 3073);
  for (let i = 0; i < count; i++) bytes.fill(label, i * 3073, i * 3073 + 2);
  return bytes;
}

const mnistFiles = {
  'train-images-idx3-ubyte': encodeIdx([3, 28, 28], (i) => i % 256),
  'train-labels-idx1-ubyte': encodeIdx([3], (i) => i),
  't10k-images-idx3-ubyte': encodeIdx([2, 28, 28], (i) => 255 - (i % 256)),
  't10k-labels-idx1-ubyte': encodeIdx([2], (i) => 9 - i),
};

/**
 * A reader of files in memory.
 *
 * @param {Record<string, Uint8Array>} files
 */
function readerOf(files) {
  return async (/** @type {string} */ name) => {
    if (!Object.hasOwn(files, name)) {
      throw new MlpError('file-missing', `There is no ${name} in memory.`);
    }
    return files[name];
  };
}

/** @param {Record<string, Uint8Array>} files */
function gzipped(files) {
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [`${name}.gz`, new Uint8Array(gzipSync(bytes))]),
  );
}

test('the catalogue is frozen and consistent', () => {
  assert.deepEqual(datasetNames, ['mnist', 'cifar10']);
  for (const name of datasetNames) {
    const dataset = findDataset(name);
    assert.equal(dataset.name, name);
    assert.ok(Object.isFrozen(dataset) && Object.isFrozen(dataset.files[0]));
    assert.ok(dataset.sources.length >= 2, 'a source and a mirror');
    assert.ok(dataset.sources.every((url) => URL.canParse(url) && url.endsWith('/')));
    for (const file of dataset.files) {
      assert.match(file.sha256, /^[0-9a-f]{64}$/);
      assert.ok([file.name, `${file.name}.gz`].includes(file.stored));
    }
    const inputs = dataset.height * dataset.width * dataset.channels;
    for (const part of /** @type {const} */ (['train', 'test'])) {
      const bytes = dataset.files
        .filter((file) => file.part === part && file.holds !== 'labels')
        .reduce((sum, file) => sum + file.bytes, 0);
      const expected = dataset.format === 'idx' ? 16 + inputs * dataset.split[part] : undefined;
      assert.equal(bytes, expected ?? (1 + inputs) * dataset.split[part]);
    }
  }
  for (const name of ['svhn', '', 'toString', '__proto__']) {
    assert.throws(() => findDataset(name), refusal('dataset-unknown', /mnist, cifar10/));
  }
});

test('MNIST loads from plain files, from gzip, and from a mixture', async () => {
  const zipped = gzipped(mnistFiles);
  const mixed = {
    ...zipped,
    't10k-labels-idx1-ubyte': mnistFiles['t10k-labels-idx1-ubyte'],
  };
  delete mixed['t10k-labels-idx1-ubyte.gz'];
  for (const files of [mnistFiles, zipped, mixed]) {
    const { train, test: testSet, notes } = await loadDataset('mnist', readerOf(files));
    assert.deepEqual([...train.labels], [0, 1, 2]);
    assert.deepEqual([...testSet.labels], [9, 8]);
    assert.equal(train.pixels.length, 3 * train.inputs);
    assert.equal(testSet.pixels[1], 254);
    assert.deepEqual([train.height, train.width, train.channels], [28, 28, 1]);
    assert.equal(notes.length, 3);
    // Other data under the names of MNIST must not pass as MNIST.
    for (const { name } of catalogue.mnist.files) assert.ok(notes[2].includes(name), notes[2]);
    assert.match(notes[2], /SHA-256 of .* is not that of the published MNIST/);
    assert.match(notes[0], /training set of MNIST has 3 samples instead of the 60000 published/);
  }
});

test('any missing file of MNIST is named, with the fix', async () => {
  for (const name of Object.keys(mnistFiles)) {
    /** @type {Record<string, Uint8Array>} */
    const files = { ...mnistFiles };
    delete files[name];
    await assert.rejects(
      loadDataset('mnist', readerOf(files)),
      refusal('data-missing', new RegExp(`${name}\\.gz\\. There is no .*\\./build\\.sh data`)),
    );
  }
});

test('a damaged file is named in the sentence', async () => {
  const zipped = gzipped(mnistFiles);
  const name = 't10k-images-idx3-ubyte.gz';
  const cut = { ...zipped, [name]: zipped[name].subarray(0, 100) };
  await assert.rejects(
    loadDataset('mnist', readerOf(cut)),
    refusal('gzip-damaged', /^t10k-images-idx3-ubyte\.gz: /),
  );
  const swapped = {
    ...mnistFiles,
    'train-images-idx3-ubyte': mnistFiles['train-labels-idx1-ubyte'],
  };
  await assert.rejects(
    loadDataset('mnist', readerOf(swapped)),
    refusal('idx-dimensions', /^train-images-idx3-ubyte: .*holds labels/),
  );
  const small = { ...mnistFiles, 't10k-images-idx3-ubyte': encodeIdx([2, 8, 8], () => 0) };
  await assert.rejects(
    loadDataset('mnist', readerOf(small)),
    refusal('data-shape', /8 x 8, but those of MNIST are 28 x 28/),
  );
  const tooMany = gzipSync(encodeIdx([20_000], () => 0));
  await assert.rejects(
    loadDataset('mnist', readerOf({ ...zipped, 't10k-labels-idx1-ubyte.gz': tooMany })),
    refusal('gzip-limit', /10008 bytes/),
  );
});

test('an error that is not about a missing file goes to the caller', async () => {
  const failure = new Error('the disk is on fire');
  await assert.rejects(
    loadDataset('mnist', () => Promise.reject(failure)),
    failure,
  );
  await assert.rejects(loadDataset('none', readerOf({})), refusal('dataset-unknown'));
});

test('CIFAR-10 loads with the batches that are there and notes the others', async () => {
  const all = {
    ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`data_batch_${n}.bin`, encodeCifar(n, n)])),
    'test_batch.bin': encodeCifar(2, 7),
  };
  for (const files of [all, gzipped(all)]) {
    const { train, test: testSet, notes } = await loadDataset('cifar10', readerOf(files));
    assert.deepEqual([...train.labels], [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5]);
    assert.equal(train.pixels[3072], 2, 'the second record is the first of the second batch');
    assert.deepEqual([...testSet.labels], [7, 7]);
    assert.doesNotMatch(notes.join(), /not found/);
  }
  const some = {
    'data_batch_2.bin': all['data_batch_2.bin'],
    'data_batch_4.bin.gz': gzipped(all)['data_batch_4.bin.gz'],
    'test_batch.bin': all['test_batch.bin'],
  };
  const { train, notes } = await loadDataset('cifar10', readerOf(some));
  assert.equal(train.count, 6);
  assert.match(notes[0], /data_batch_1\.bin, data_batch_3\.bin, data_batch_5\.bin not found/);
  await assert.rejects(
    loadDataset('cifar10', readerOf({ 'test_batch.bin': all['test_batch.bin'] })),
    refusal('data-missing', /data_batch_1\.bin/),
  );
  await assert.rejects(
    loadDataset('cifar10', readerOf({ 'data_batch_1.bin': all['data_batch_1.bin'] })),
    refusal('data-missing', /test_batch\.bin/),
  );
});

test('the reader of a folder looks in its subfolders and names all places', async (t) => {
  const dir = await temporaryFolder(t);
  await mkdir(path.join(dir, 'mnist'));
  for (const [name, bytes] of Object.entries(gzipped(mnistFiles))) {
    await writeFile(path.join(dir, 'mnist', name), bytes);
  }
  const readFile = directoryReader(dir);
  assert.equal((await loadDataset('mnist', readFile)).train.count, 3);
  await writeFile(path.join(dir, 'cifar10'), 'a file where a folder could be');
  await assert.rejects(readFile('test_batch.bin'), (error) => {
    refusal('file-missing')(error);
    for (const folder of ['', '/mnist', '/cifar10', '/cifar-10-batches-bin', '/cifar10-subset']) {
      assert.ok(/** @type {Error} */ (error).message.includes(`${dir}${folder}`), folder);
    }
    return true;
  });
  await mkdir(path.join(dir, 'test_batch.bin'));
  await assert.rejects(readFile('test_batch.bin'), refusal('file-kind', /it is a folder/));
});

test('the real data sets load', async (t) => {
  const { MLP_DATA } = process.env;
  if (!MLP_DATA) return t.skip('MLP_DATA names no folder with the public data sets');
  const mnist = await loadDataset('mnist', directoryReader(MLP_DATA));
  assert.deepEqual([mnist.train.count, mnist.test.count, mnist.notes], [60000, 10000, []]);
  const histogram = new Array(10).fill(0);
  for (const label of mnist.train.labels) histogram[label]++;
  assert.ok(
    histogram.every((n) => n > 5400 && n < 6800),
    `labels: ${histogram}`,
  );
  const cifar = await loadDataset('cifar10', directoryReader(MLP_DATA));
  assert.deepEqual([cifar.train.count, cifar.test.count], [4000, 1000]);
  assert.equal(cifar.notes.length, 2);
  assert.match(cifar.notes[0], /data_batch_5\.bin not found/);
});

test('an .xz is read by the program of that name, and a damaged one is a sentence', async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, 'test_batch.bin');
  const bytes = encodeCifar(2, 7);
  await writeFile(file, bytes);
  if (spawnSync('xz', ['--keep', file]).status !== 0) {
    t.skip('the program xz is missing: apt-get install xz-utils');
    return;
  }
  await rm(file);
  const read = directoryReader(folder);
  assert.deepEqual(new Uint8Array(await read('test_batch.bin')), bytes);
  await writeFile(`${file}.xz`, 'no xz at all');
  await assert.rejects(read('test_batch.bin'), { code: 'xz-damaged', message: /damaged\.$/ });
});
