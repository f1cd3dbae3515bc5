import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { makeShards, packDatasets } from '../../data/pack.js';
import { findDataset } from '../../web/data/catalogue.js';
import { loadDataset } from '../../web/data/load.js';
import { directoryReader } from '../../web/data/node/directory-reader.js';
import { checkIndex } from '../../web/data/pack-index.js';
import { listPacks, loadPack } from '../../web/data/shards.js';
import { encodeIdx, serve, temporaryFolder } from '../support.js';

const PROGRAM = fileURLToPath(new URL('../../data/pack.js', import.meta.url));
const BOTH = [findDataset('mnist'), findDataset('cifar10')];

/** @param {string} folder @param {Record<string, Uint8Array>} files */
async function writeFiles(folder, files) {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(path.join(folder, name), bytes);
  }
}

/** Generated MNIST files: one shard and three images more. @param {string} from */
const writeMnist = (from) =>
  writeFiles(path.join(from, 'mnist'), {
    'train-images-idx3-ubyte': encodeIdx([5003, 28, 28], (i) => (i * 7) % 256),
    'train-labels-idx1-ubyte': encodeIdx([5003], (i) => i % 10),
    't10k-images-idx3-ubyte': encodeIdx([2, 28, 28], (i) => 255 - (i % 256)),
    't10k-labels-idx1-ubyte': encodeIdx([2], (i) => 9 - i),
  });

/** Generated CIFAR-10 files: 4 and 2 records. @param {string} from */
const writeCifar = (from) =>
  writeFiles(path.join(from, 'cifar10'), {
    'data_batch_1.bin': Uint8Array.from({ length: 4 * 3073 }, (_, i) => i % 10),
    'test_batch.bin': Uint8Array.from({ length: 2 * 3073 }, (_, i) => (i * 3) % 10),
  });

/**
 * Two folders that are gone after the test, and a function that packs from one to the other.
 *
 * @param {import('node:test').TestContext} t
 */
async function workshop(t) {
  const dir = await temporaryFolder(t);
  const from = path.join(dir, 'from');
  const to = path.join(dir, 'site', 'packs');
  const pack = async (datasets = BOTH) => {
    /** @type {string[]} */
    const lines = [];
    const say = (/** @type {string} */ line) => lines.push(line);
    const { damaged } = await packDatasets({ datasets, from, to, say });
    return { damaged, lines };
  };
  /** @param {string} file */
  const readJson = async (file) => JSON.parse(await readFile(path.join(to, file), 'utf8'));
  return { from, to, pack, readJson };
}

/**
 * Without a listing of four million pixels when they differ.
 *
 * @param {import('../../web/engine/samples.js').Samples} actual
 * @param {import('../../web/engine/samples.js').Samples} expected
 */
function assertSame({ pixels, ...actual }, { pixels: expectedPixels, ...expected }) {
  assert.deepEqual(actual, expected);
  assert.ok(Buffer.compare(pixels, expectedPixels) === 0, 'the pixels differ');
}

test('shards, laid end to end, are the samples', () => {
  const sizes = fc.tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 50 }),
  );
  fc.assert(
    fc.property(sizes, ([count, inputs, perShard]) => {
      const pixels = Uint8Array.from({ length: count * inputs }, (_, i) => (i * 37) % 256);
      const labels = Uint16Array.from({ length: count }, (_, i) => (i * 11) % 256);
      const shape = { height: 1, width: inputs, channels: 1, inputs, classNames: [] };
      const shards = makeShards({ pixels, labels, count, ...shape }, perShard);
      assert.ok(shards.slice(0, -1).every((shard) => shard.count === perShard));
      assert.ok(shards.every((shard) => shard.raw.length === shard.count * (1 + inputs)));
      assert.deepEqual(
        shards.flatMap((shard) => [...shard.raw.subarray(0, shard.count)]),
        [...labels],
      );
      assert.deepEqual(
        shards.flatMap((shard) => [...shard.raw.subarray(shard.count)]),
        [...pixels],
      );
    }),
  );
});

test('official files go through a pack and a server and come back the same', async (t) => {
  const { from, to, pack, readJson } = await workshop(t);
  await writeMnist(from);
  await writeCifar(from);
  const { damaged, lines } = await pack();
  assert.deepEqual(damaged, []);
  assert.match(lines[0], /^mnist: 5003 and 2 images in 3 shards, \d+\.\d MB\./);

  const index = await readJson('mnist/index.json');
  const shards = [...index.parts.train.shards, ...index.parts.test.shards];
  assert.deepEqual(
    shards.map(({ file, count }) => [file, count]),
    [
      ['train-000.bin.gz', 5000],
      ['train-001.bin.gz', 3],
      ['test-000.bin.gz', 2],
    ],
  );
  for (const { file, bytes, sha256 } of shards) {
    const packed = await readFile(path.join(to, 'mnist', file));
    assert.equal(packed.length, bytes);
    assert.equal(createHash('sha256').update(gunzipSync(packed)).digest('hex'), sha256);
  }
  assert.equal(index.citation, findDataset('mnist').citation);
  assert.deepEqual(checkIndex(index, 'mnist').notes, index.notes);

  const { url } = await serve(t, (request, response) => {
    readFile(path.join(to, String(request.url))).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  const bytes = shards.reduce((sum, shard) => sum + shard.bytes, 0);
  const list = await listPacks(url);
  assert.deepEqual(list[0], { name: 'mnist', title: 'MNIST', bytes, train: 5003, test: 2 });
  assert.equal(list[1].name, 'cifar10');
  for (const { name } of list) {
    const loaded = await loadPack(url, name);
    const source = await loadDataset(name, directoryReader(from));
    assertSame(loaded.train, source.train);
    assertSame(loaded.test, source.test);
    assert.deepEqual(loaded.notes, source.notes);
  }
});

test('nothing is done again when nothing changed, and all that did is', async (t) => {
  const { from, to, pack, readJson } = await workshop(t);
  await writeCifar(from);
  await pack();
  const folder = path.join(to, 'cifar10');
  const before = await stat(folder);
  assert.deepEqual((await pack()).lines.slice(1), ['cifar10: nothing changed.']);
  assert.equal((await stat(folder)).ino, before.ino);

  await writeFile(path.join(folder, 'test-000.bin.gz'), 'cut');
  assert.match((await pack()).lines[1], /4 and 2 images/);
  await rm(path.join(folder, 'train-000.bin.gz'));
  assert.match((await pack()).lines[1], /4 and 2 images/);
  await writeFile(path.join(folder, 'index.json'), '{"format": ');
  assert.match((await pack()).lines[1], /4 and 2 images/);

  const { sha256 } = (await readJson('cifar10/index.json')).parts.train.shards[0];
  const changed = { 'data_batch_1.bin': new Uint8Array(4 * 3073).fill(3) };
  await writeFiles(path.join(from, 'cifar10'), changed);
  assert.match((await pack()).lines[1], /4 and 2 images/);
  const index = await readJson('cifar10/index.json');
  assert.notEqual(index.parts.train.shards[0].sha256, sha256);
  assert.deepEqual((await readdir(to)).toSorted(), ['cifar10', 'packs.json']);
});

test('a data set whose files are missing is left out, with a line', async (t) => {
  const { from, to, pack, readJson } = await workshop(t);
  const nothing = await pack();
  assert.deepEqual(nothing.damaged, []);
  assert.match(nothing.lines[0], /^mnist: left out\. MNIST needs the file .*build\.sh data/);
  assert.match(nothing.lines[1], /^cifar10: left out\./);
  assert.deepEqual(await readdir(to), ['packs.json']);
  assert.deepEqual(await readJson('packs.json'), []);

  await writeCifar(from);
  await pack();
  await rm(from, { recursive: true });
  const { lines } = await pack([findDataset('cifar10')]);
  assert.match(lines[0], /^cifar10: the pack made before stays\./);
  assert.deepEqual(
    (await readJson('packs.json')).map((/** @type {{name: string}} */ { name }) => name),
    ['cifar10'],
  );
});

test('damaged files are named and spoil nothing else', async (t) => {
  const { from, pack, readJson } = await workshop(t);
  await writeMnist(from);
  await writeFiles(path.join(from, 'mnist'), {
    'train-labels-idx1-ubyte': encodeIdx([5002], () => 0),
  });
  await writeCifar(from);
  const { damaged, lines } = await pack();
  assert.deepEqual(damaged, ['mnist']);
  assert.match(lines[0], /^mnist: left out\. There are 5003 images but 5002 labels/);
  assert.equal((await readJson('packs.json')).length, 1);
});

test('the program: options, output, exit status', async (t) => {
  const { from, to } = await workshop(t);
  await writeCifar(from);
  /** @param {string[]} args */
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args]);
    return { status, stdout: String(stdout), stderr: String(stderr) };
  };
  const fine = run('--from', from, '--to', to, '--dataset', 'cifar10');
  assert.equal(fine.status, 0, fine.stderr);
  assert.match(fine.stdout, /^cifar10: 4 and 2 images/);
  assert.match(run('--help').stdout, /^Usage: node data\/pack\.js/);
  for (const wrong of [[], ['--from', from], ['--to', to], ['--from', from, '--to', to, 'x']]) {
    assert.equal(run(...wrong).status, 2);
  }
  const unknown = run('--from', from, '--to', to, '--dataset', 'emnist');
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /no data set "emnist"; give mnist or cifar10\./);
  const file = path.join(to, 'packs.json');
  const refused = run('--from', from, '--to', file);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /The system refused/);
  await writeFiles(path.join(from, 'cifar10'), { 'test_batch.bin': new Uint8Array(5) });
  assert.equal(run('--from', from, '--to', to).status, 1);
});
