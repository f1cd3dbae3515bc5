import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { makeShards } from '../../data/pack.js';
import { loadPack } from '../../web/data/shards.js';
import {
  ALL,
  assertWhole,
  load,
  makePack,
  memoryCache,
  PACK,
  site,
  TEST,
  TOTAL,
  TRAIN,
} from './pack-support.js';
import { turns } from '../patience.js';
import { refusal, serve } from '../support.js';

/**
 * A real server that is gone after the test.
 *
 * @param {import('node:test').TestContext} t
 * @param {(file: string, response: import('node:http').ServerResponse) => void} answer
 */
async function servePack(t, answer) {
  const { url } = await serve(t, (request, response) => {
    const file = String(request.url).replace('/packs/toy/', '');
    if (file === 'index.json') response.end(JSON.stringify(PACK.index));
    else answer(file, response);
  });
  return `${url}packs/`;
}

test('what was packed comes back, the test part first and in order', async () => {
  /** @type {any[]} */
  const events = [];
  const { fetch, asked } = site({
    // The first of each pair is slower than the second.
    fault: async (file) => {
      if (/00[02]/.test(file)) await new Promise((resolve) => setTimeout(resolve, 15));
      return undefined;
    },
  });
  const loaded = await load(fetch, {
    onShard: (/** @type {any} */ { part, first, count, samples }) => {
      const source = part === 'train' ? TRAIN : TEST;
      const end = first + count;
      assert.deepEqual(samples.labels.slice(0, end), source.labels.slice(0, end));
      assert.deepEqual(samples.pixels.slice(0, end * 12), source.pixels.slice(0, end * 12));
      events.push([part, first, count]);
    },
  });
  assertWhole(loaded);
  assert.deepEqual(loaded.notes, ['Some are missing.']);
  assert.deepEqual(events, [
    ['test', 0, 5],
    ['test', 5, 2],
    ['train', 0, 5],
    ['train', 5, 5],
    ['train', 10, 5],
    ['train', 15, 5],
    ['train', 20, 3],
  ]);
  assert.deepEqual(asked.slice(0, 2), ['test-000.bin.gz', 'test-001.bin.gz']);
  assert.deepEqual(asked.toSorted(), ALL);
});

test('never more than two shards are in flight', async () => {
  let now = 0;
  let most = 0;
  const { fetch } = site({
    fault: async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 3));
      now--;
      return undefined;
    },
  });
  await load(fetch);
  assert.equal(most, 2);
});

test('progress starts at nothing, ends at all, and comes ten times a second at most', async (t) => {
  // A clock that goes on with every file that is asked for, and never else.
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  /** @type {{at: number, loaded: number, total: number, arrived: object}[]} */
  const seen = [];
  const { fetch } = site({
    fault: () => {
      now += 40;
      return undefined;
    },
  });
  await load(fetch, { onProgress: (/** @type {any} */ p) => seen.push({ at: now, ...p }) });
  const [first] = seen;
  const last = seen[seen.length - 1];
  assert.deepEqual([first.loaded, first.arrived], [0, { train: 0, test: 0 }]);
  assert.deepEqual([last.loaded, last.arrived], [TOTAL, { train: 23, test: 7 }]);
  assert.ok(seen.length >= 3 && seen.every(({ total }) => total === TOTAL));
  for (let i = 1; i < seen.length - 1; i++) assert.ok(seen[i].at - seen[i - 1].at >= 100);
});

test('a server that sets Content-Encoding: gzip changes nothing', async (t) => {
  const base = await servePack(t, (file, response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.end(PACK.files.get(file));
  });
  /** @type {any} */
  let last;
  const cache = memoryCache();
  const onProgress = (/** @type {any} */ progress) => (last = progress);
  assertWhole(await loadPack(base, 'toy', { cache, onProgress }));
  assert.deepEqual([last.loaded, last.total], [TOTAL, TOTAL]);
  assertWhole(await load(site({ fault: () => Response.error() }).fetch, { cache }));
});

test('progress within a shard counts what the browser decompressed for its part of the line', async (t) => {
  const plain = { ...TRAIN, pixels: new Uint8Array(TRAIN.pixels.length) };
  const { index, files } = makePack(plain);
  const { file, bytes } = index.parts.train.shards[0];
  const raw = makeShards(plain, 5)[0].raw;
  assert.ok(bytes < raw.length / 2, 'it compresses well');
  // A clock by which a report is due whenever something arrives.
  let now = 0;
  t.mock.method(performance, 'now', () => (now += 1000));
  /** @type {{loaded: number, total: number}[]} */
  const seen = [];
  const until = async (/** @type {(last: {loaded: number, total: number}) => boolean} */ holds) => {
    while (!seen.length || !holds(seen[seen.length - 1])) await setImmediate();
  };
  /** @param {ReadableStreamDefaultController} controller */
  const start = async (controller) => {
    await until(({ loaded, total }) => loaded === total - bytes); // all others are in
    const reports = seen.length;
    controller.enqueue(raw.slice(0, 26));
    await until(() => seen.length > reports);
    controller.enqueue(raw.slice(26));
    controller.close();
  };
  const { fetch } = site({
    index,
    fault: (name) => new Response(name === file ? new ReadableStream({ start }) : files.get(name)),
  });
  await load(fetch, { onProgress: (/** @type {any} */ progress) => seen.push(progress) });
  const { total } = seen[0];
  const part = Math.round(total - bytes + (bytes * 26) / 65);
  assert.ok(
    seen.some(({ loaded }) => loaded === part),
    JSON.stringify(seen),
  );
});

test('a connection that is cut is tried again', async (t) => {
  let cuts = 0;
  const base = await servePack(t, (file, response) => {
    const bytes = /** @type {Uint8Array} */ (PACK.files.get(file));
    if (file !== 'train-001.bin.gz' || ++cuts > 2) return response.end(bytes);
    response.setHeader('Content-Length', bytes.length);
    response.write(bytes.subarray(0, 20), () => response.destroy());
  });
  assertWhole(await loadPack(base, 'toy', { retrySeconds: 0.001 }));
  assert.equal(cuts, 3);
});

test('a server that falls silent is given up, and says so', async (t) => {
  const base = await servePack(t, (file, response) => {
    response.write(/** @type {Uint8Array} */ (PACK.files.get(file)).subarray(0, 20));
  });
  // The index is there at once, however busy the machine is.
  const fetch = async (/** @type {any} */ url, /** @type {RequestInit} */ init) =>
    String(url).endsWith('index.json')
      ? new Response(JSON.stringify(PACK.index))
      : globalThis.fetch(url, init);
  await assert.rejects(
    loadPack(base, 'toy', { fetch, stallSeconds: 0.05, retrySeconds: 0.001 }),
    refusal('download-failed', /Toy broke off.*sent nothing for 0.05 seconds \(tried 3 times\)/),
  );
});

const endless = () =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(50)),
  });

test('a failure that passes is survived, past the HTTP cache', async () => {
  const good = /** @type {Uint8Array} */ (PACK.files.get('train-002.bin.gz'));
  const wrong = gzipSync(Buffer.alloc(5 * 13));
  /** @type {Record<string, () => Response>} */
  const faults = {
    'HTTP status 500': () => new Response('', { status: 500 }),
    'HTTP status 404': () => new Response('', { status: 404 }),
    'another content': () => new Response(wrong),
    'a page instead': () => new Response('<!doctype html>'),
    'too much': () => new Response(new Uint8Array(100_000)),
    'no end': () => new Response(endless()),
    'two copies': () => new Response(Buffer.concat([good, good])),
  };
  for (const length of [0, 1, 2, 19, 20, good.length - 9, good.length - 1]) {
    faults[`${length} bytes`] = () => new Response(good.subarray(0, length));
  }
  for (const [what, response] of Object.entries(faults)) {
    const { fetch, asked, cacheModes } = site({
      fault: (file, attempt) =>
        file === 'train-002.bin.gz' && attempt < 3 ? response() : undefined,
    });
    assertWhole(await load(fetch));
    const modes = cacheModes.filter((_, i) => asked[i] === 'train-002.bin.gz');
    assert.deepEqual(modes, ['default', 'reload', 'reload'], what);
  }
});

test('a failure that stays is told, with what is kept; the next try asks for the rest', async () => {
  const cache = memoryCache();
  const broken = site({
    fault: (file) => (file === 'train-003.bin.gz' ? new Response('', { status: 503 }) : undefined),
  });
  await assert.rejects(
    load(broken.fetch, { cache }),
    refusal(
      'download-failed',
      /Toy broke off at train-003\.bin\.gz, because .*503 \(tried 3 times\)\. What arrived .* is kept/,
    ),
  );
  assert.equal(broken.asked.filter((file) => file === 'train-003.bin.gz').length, 3);
  const kept = cache.map.size;
  // Five come before it, of which one may still be in flight when it fails for good.
  assert.ok(kept >= 4, `only ${kept}`);
  const healthy = site();
  assertWhole(await load(healthy.fetch, { cache }));
  assert.equal(healthy.asked.length, ALL.length - kept);
  assert.ok(healthy.asked.includes('train-003.bin.gz'));
});

test('when one shard cannot be had, the rest is not waited for', async () => {
  let giveUp = () => {};
  const givenUp = new Promise((resolve) => (giveUp = () => resolve(undefined)));
  const { fetch, asked } = site({
    fault: async (file, attempt) => {
      if (file === 'test-000.bin.gz') {
        if (attempt === 3) giveUp();
        return Response.error();
      }
      await givenUp;
      await turns();
      return undefined;
    },
  });
  await assert.rejects(load(fetch), refusal('download-failed', /test-000/));
  assert.ok(!asked.includes('train-004.bin.gz'), `asked for ${asked}`);
});

test('without a cache the sentence does not promise one', async () => {
  const { fetch } = site({ fault: (file) => (/003/.test(file) ? Response.error() : undefined) });
  await assert.rejects(load(fetch), refusal('download-failed', /Nothing of it is kept/));
});

test('an abort ends the load with its own reason, and nothing is called afterwards', async () => {
  const filled = memoryCache();
  await load(site().fetch, { cache: filled });
  for (const [after, cache] of [0, 1, 3].flatMap((n) => [
    [n, filled],
    [n, undefined],
  ])) {
    const stop = new AbortController();
    const reason = new Error('enough');
    let calls = 0;
    // When the slow first one is in, the second has been waiting for it.
    const slow = async (/** @type {string} */ file) => {
      if (file === 'test-000.bin.gz') await new Promise((resolve) => setTimeout(resolve, 15));
      return undefined;
    };
    const promise = load(site({ fault: slow }).fetch, {
      signal: stop.signal,
      cache,
      onShard: () => {
        if (++calls === after) stop.abort(reason);
      },
    });
    if (after === 0) stop.abort(reason);
    await assert.rejects(promise, (error) => error === reason);
    await turns();
    assert.equal(calls, after);
  }
  const stop = new AbortController();
  const { fetch, asked } = site({
    fault: () => {
      // Both have failed by then, and wait for their second attempt.
      if (asked.length === 2) turns().then(() => stop.abort(new DOMException('', 'TimeoutError')));
      return new Response('', { status: 500 });
    },
  });
  const { signal } = stop;
  await assert.rejects(load(fetch, { signal, retrySeconds: 60 }), { name: 'TimeoutError' });
  assert.equal(asked.length, 2);
  await assert.rejects(load(fetch, { signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('an error of the caller is not taken for one of the network', async () => {
  const { fetch, asked } = site();
  const mistake = new TypeError('mine');
  const onShard = () => {
    throw mistake;
  };
  await assert.rejects(load(fetch, { onShard }), (error) => error === mistake);
  assert.ok(asked.length <= 3);
});

test('labels that name no class are refused although the checksum is right', async () => {
  const index = { ...PACK.index, classNames: ['a', 'b'] };
  await assert.rejects(load(site({ index }).fetch), refusal('download-failed', /name no class/));
});

test('a missing index is told in a sentence', async () => {
  const gone = async () => new Response('', { status: 404 });
  await assert.rejects(load(gone), refusal('download-failed', /"toy" cannot be loaded.*404/));
  for (const name of ['../toy', 'a/b', '', 'Toy', '.', 'a'.repeat(64)]) {
    await assert.rejects(loadPack('http://site', name, { fetch: gone }), refusal('pack-name'));
  }
});
