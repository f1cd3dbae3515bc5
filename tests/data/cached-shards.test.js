import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MlpError } from '../../web/engine/errors.js';
import {
  ALL,
  assertWhole,
  load,
  makePack,
  memoryCache,
  PACK,
  site,
  TOTAL,
  TRAIN,
} from './pack-support.js';
import { refusal } from '../support.js';

test('what is cached is not asked for; a damaged copy is', async () => {
  const cache = memoryCache();
  await load(site().fetch, { cache });
  assert.equal(cache.map.size, ALL.length);
  const second = site();
  /** @type {any} */
  let last;
  const onProgress = (/** @type {any} */ progress) => (last = progress);
  assertWhole(await load(second.fetch, { cache, onProgress }));
  assert.deepEqual(second.asked, []);
  assert.equal(last.loaded, TOTAL);
  const { sha256, file } = PACK.index.parts.train.shards[1];
  cache.map.set(`toy/${sha256}`, new Uint8Array(30));
  const third = site();
  assertWhole(await load(third.fetch, { cache }));
  assert.deepEqual(third.asked, [file]);
  assert.deepEqual(cache.map.get(`toy/${sha256}`), PACK.files.get(file));
});

test('a former version is kept until the new one is in, and no longer', async () => {
  const cache = memoryCache();
  await load(site().fetch, { cache });
  const former = [...cache.map.keys()];
  const others = ['toy-2/0a', 'mnist/0b'];
  for (const key of others) cache.map.set(key, new Uint8Array(3));
  const renewed = { ...TRAIN, pixels: TRAIN.pixels.map((value) => value ^ 1) };
  const pack = makePack(renewed);

  const fault = (/** @type {string} */ file) => (/004/.test(file) ? Response.error() : undefined);
  await assert.rejects(load(site({ pack, fault }).fetch, { cache }), refusal('download-failed'));
  for (const key of [...former, ...others]) assert.ok(cache.map.has(key), key);

  const { fetch, asked } = site({ pack });
  assert.deepEqual((await load(fetch, { cache })).train, renewed);
  assert.ok(!asked.some((file) => file.startsWith('test')), 'what did not change is not asked for');
  const shards = [...pack.index.parts.train.shards, ...pack.index.parts.test.shards];
  const wanted = [...others, ...shards.map(({ sha256 }) => `toy/${sha256}`)];
  assert.deepEqual([...cache.map.keys()].sort(), wanted.sort());
});

test('a cache that fails is noted once and breaks nothing', async () => {
  let calls = 0;
  const blocked = async () => {
    calls++;
    throw new MlpError('cache-blocked', 'Storage is off.');
  };
  const first = await load(site().fetch, {
    cache: { get: blocked, set: blocked, retain: blocked },
  });
  assertWhole(first);
  assert.equal(first.notes.length, 2);
  assert.match(first.notes[1], /cannot all be kept.* Storage is off\.$/);
  assert.ok(calls <= 2, `asked ${calls} times`);

  const full = memoryCache();
  await load(site().fetch, { cache: full });
  full.map.delete(`toy/${PACK.index.parts.train.shards[4].sha256}`);
  full.set = async () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  full.retain = blocked;
  const { fetch, asked } = site();
  const second = await load(fetch, { cache: full });
  assertWhole(second);
  assert.equal(second.notes.length, 2);
  assert.deepEqual(asked, ['train-004.bin.gz']);
});
