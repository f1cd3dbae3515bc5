import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkIndex } from '../../web/data/pack-index.js';
import { listPacks } from '../../web/data/shards.js';
import { load, PACK, site } from './pack-support.js';
import { refusal } from '../support.js';

/** @type {[string, (index: any) => unknown, RegExp][]} */
const HOSTILE = [
  ['null', () => null, /the whole is not an object/],
  ['a list', () => [], /the whole is not an object/],
  ['another format', (x) => ({ ...x, format: 'zip' }), /format/],
  ['a later version', (x) => ({ ...x, version: 2 }), /version/],
  ['another name', (x) => ({ ...x, name: 'mnist' }), /name is not "toy"/],
  ['no parts', (x) => ({ ...x, parts: undefined }), /parts is not an object/],
  ['no test part', (x) => ({ ...x, parts: { train: x.parts.train } }), /parts\.test/],
  ['half a pixel', (x) => ({ ...x, height: 2.5 }), /height/],
  ['a text for a number', (x) => ({ ...x, width: '2' }), /width/],
  ['huge images', (x) => ({ ...x, width: 2 ** 31 }), /width/],
  ['one class', (x) => ({ ...x, classNames: ['a'] }), /classNames/],
  ['a number as class', (x) => ({ ...x, classNames: ['a', 1] }), /classNames\[1\]/],
  ['129 classes', (x) => ({ ...x, classNames: Array(129).fill('a') }), /classNames/],
  ['notes that are no list', (x) => ({ ...x, notes: 'a' }), /notes/],
  ['no shards', (x) => withTrain(x, { shards: [] }), /shards/],
  ['a wrong sum', (x) => withTrain(x, { count: 24 }), /not the sum/],
  ['a negative count', (x) => withShard(x, { count: -1 }), /count/],
  ['an absurd count', (x) => withShard(x, { count: 1e15 }), /count/],
  ['absurd bytes', (x) => withShard(x, { bytes: 1e8 }), /more than its images can need/],
  ['no checksum', (x) => withShard(x, { sha256: '' }), /sha256/],
  ['a path upwards', (x) => withShard(x, { file: '../x.bin.gz' }), /file/],
  ['a folder', (x) => withShard(x, { file: 'a/x.bin.gz' }), /file/],
  ['another site', (x) => withShard(x, { file: '//evil.example/x.bin.gz' }), /file/],
  ['a line break', (x) => withShard(x, { file: 'x.bin.gz\n' }), /file/],
  [
    'more than memory',
    (x) =>
      withTrain(x, { count: 2 ** 28, shards: [{ ...x.parts.train.shards[0], count: 2 ** 28 }] }),
    /MB of images/,
  ],
];

/** @param {any} index @param {object} changes */
const withTrain = (index, changes) => ({
  ...index,
  parts: { ...index.parts, train: { ...index.parts.train, ...changes } },
});

/** @param {any} index @param {object} changes */
const withShard = (index, changes) => {
  const [first, ...rest] = index.parts.train.shards;
  return withTrain(index, { shards: [{ ...first, ...changes }, ...rest] });
};

test('a hostile index.json is refused before anything else is asked for', async () => {
  for (const [what, change, sentence] of HOSTILE) {
    const { fetch, asked } = site({ index: change(PACK.index) });
    await assert.rejects(load(fetch), refusal('pack-index', sentence), what);
    assert.deepEqual(asked, [], what);
  }
  const noJson = async () => new Response('<!doctype html>');
  await assert.rejects(load(noJson), refusal('pack-index', /not JSON/));
});

test('whatever an index.json holds, it is accepted as it should be or refused', () => {
  const leaf = fc.oneof(
    fc.anything(),
    fc.constantFrom(-1, 0, 0.5, 1, 2 ** 32, 1e300, NaN, '', '..', '/', 'constructor'),
  );
  /** @param {any} value @returns {string[][]} */
  const pathsOf = (value) =>
    typeof value === 'object' && value !== null
      ? Object.keys(value).flatMap((key) => [
          [key],
          ...pathsOf(value[key]).map((path) => [key, ...path]),
        ])
      : [];
  const place = fc.constantFrom(...pathsOf(PACK.index));
  fc.assert(
    fc.property(place, leaf, (path, value) => {
      const index = structuredClone(PACK.index);
      const owner = path.slice(0, -1).reduce((at, key) => /** @type {any} */ (at)[key], index);
      /** @type {any} */ (owner)[path[path.length - 1]] = value;
      try {
        const { parts, height, width, channels } = checkIndex(index, 'toy');
        const rows = parts.train.count + parts.test.count;
        assert.ok(rows * height * width * channels <= 2 ** 29);
        for (const { file } of [...parts.train.shards, ...parts.test.shards]) {
          assert.equal(new URL(`http://a/b/${file}`).pathname, `/b/${file}`);
        }
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        refusal('pack-index')(error);
      }
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.throws(() => checkIndex(value, 'toy'), refusal('pack-index'));
    }),
  );
});

test('the list of packs: what is there, or nothing', async () => {
  const entry = { name: 'toy', title: 'Toy', bytes: 5, train: 23, test: 7 };
  /** @type {string[]} */
  const asked = [];
  /** @param {unknown} body @param {number} [status] */
  const answer = (body, status) => async (/** @type {any} */ url) => {
    asked.push(String(url));
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
  const list = (/** @type {any} */ fetch) => listPacks(new URL('http://site/packs'), { fetch });
  assert.deepEqual(await list(answer([{ ...entry, more: 1 }])), [entry]);
  assert.deepEqual(asked, ['http://site/packs/packs.json']);
  assert.deepEqual(await list(answer([])), []);
  const broken = ['<!doctype html>', '[', { a: 1 }, null, [1], [{ ...entry, name: '../x' }]];
  for (const body of broken) assert.deepEqual(await list(answer(body)), []);
  assert.deepEqual(await list(answer([entry], 404)), []);
  assert.deepEqual(await list(answer(' '.repeat(2 ** 20 + 1))), []);
  assert.deepEqual(await list(async () => Promise.reject(new TypeError('offline'))), []);
});
