import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { maybeGunzip } from '../../web/data/gzip.js';
import { refusal } from '../support.js';

/** @param {string | Uint8Array} content */
const gzip = (content) => new Uint8Array(gzipSync(content));

const text = new TextEncoder().encode('one, two, three, four, one, two, three, four');
const small = gzip(text);

test('what is compressed is decompressed, up to the very limit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      const result = await maybeGunzip(gzip(bytes), { limit: bytes.length });
      assert.deepEqual(Buffer.from(result), Buffer.from(bytes));
    }),
  );
  const long = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) >> 7);
  const result = await maybeGunzip(gzip(long), { limit: long.length });
  assert.ok(Buffer.from(result).equals(Buffer.from(long)));
  await assert.rejects(
    maybeGunzip(gzip(long), { limit: long.length - 1 }),
    refusal('gzip-limit', /299999 bytes/),
  );
});

test('bytes that are not gzip pass unchanged', async () => {
  for (const bytes of [[], [0x1f], [0x1f, 0x8c, 8], [0, 0, 8, 3], [1, 2, 3]]) {
    const plain = Uint8Array.from(bytes);
    assert.equal(await maybeGunzip(plain, { limit: 0 }), plain);
  }
});

test('a file cut at any length is refused', async () => {
  for (let length = 2; length < small.length; length++) {
    await assert.rejects(
      maybeGunzip(small.subarray(0, length), { limit: 1000 }),
      refusal('gzip-damaged'),
      `cut at ${length}`,
    );
  }
});

test('a file with any bit turned gives the same content or is refused', async () => {
  for (let bit = 0; bit < small.length * 8; bit++) {
    const turned = small.slice();
    turned[bit >> 3] ^= 1 << (bit & 7);
    const result = await maybeGunzip(turned, { limit: 1000 }).catch((error) => {
      refusal(error.code === 'gzip-limit' ? 'gzip-limit' : 'gzip-damaged')(error);
    });
    // The first two bytes are what makes it gzip; the header has bits that mean nothing to us.
    if (result) assert.deepEqual(Buffer.from(result), Buffer.from(bit < 16 ? turned : text));
  }
});

test('what follows the end is refused', async () => {
  const others = [[0], [1], [0, 0, 0, 0, 0, 0, 0, 0], [0x1f, 0x8b, 8], [...small]];
  for (const other of others) {
    const both = Uint8Array.from([...small, ...other]);
    await assert.rejects(maybeGunzip(both, { limit: 1000 }), refusal('gzip-damaged'), `${other}`);
  }
});

test('a gzip bomb is stopped at the limit, in time and memory', async () => {
  const bomb = gzip(new Uint8Array(200_000_000));
  const before = process.memoryUsage();
  await assert.rejects(maybeGunzip(bomb, { limit: 1_000_000 }), refusal('gzip-limit'));
  const after = process.memoryUsage();
  const grown = after.arrayBuffers + after.external - before.arrayBuffers - before.external;
  assert.ok(grown < 50_000_000, `grown by ${grown} bytes`);
});
