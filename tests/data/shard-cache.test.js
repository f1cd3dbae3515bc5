import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GuardedCache, openShardCache } from '../../web/data/shard-cache.js';
import { refusal } from '../support.js';

/**
 * An IndexedDB that answers every request to open it in its own way.
 *
 * @param {import('node:test').TestContext} t
 * @param {(request: any) => void} answer
 */
function fakeIndexedDB(t, answer) {
  const open = () => {
    const request = {};
    queueMicrotask(() => answer(request));
    return request;
  };
  Object.assign(globalThis, { indexedDB: { open } });
  t.after(() => Reflect.deleteProperty(globalThis, 'indexedDB'));
}

test('a browser without storage, with blocked, full or silent storage gets a sentence', async (t) => {
  await assert.rejects(openShardCache().get('a'), refusal('cache-blocked', /no storage/));
  /** @type {string | undefined} */
  let name = 'InvalidStateError';
  fakeIndexedDB(t, (request) => {
    if (!name) return;
    request.error = new DOMException('no', name);
    request.onerror();
  });
  const cache = openShardCache();
  const bytes = new Uint8Array(3);
  await assert.rejects(cache.get('a'), refusal('cache-blocked'));
  name = 'QuotaExceededError';
  await assert.rejects(cache.set('a', bytes), refusal('cache-full', /full/));
  name = undefined;
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const silent = cache.get('a');
  t.mock.timers.tick(10_000);
  await assert.rejects(silent, refusal('cache-silent', /does not answer/));
});

test('what a cache returns is taken only when it is bytes', async () => {
  const odd = /** @type {any} */ ({
    get: async () => 'text',
    set: async () => {},
    retain: async () => {},
  });
  const cache = new GuardedCache(odd);
  assert.equal(await cache.get('a'), undefined);
  assert.deepEqual(cache.notes, []);
});
