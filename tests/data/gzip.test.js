import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { gunzip, maybeGunzip } from '../../web/data/base/gzip.js';
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

/** @param {Uint8Array} bytes @param {number} size  of a chunk */
async function* inChunks(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** @param {...ArrayLike<number>} pieces */
const together = (...pieces) => Uint8Array.from(pieces.flatMap((piece) => [...Array.from(piece)]));

test('members and padding are read, wherever the file is cut into chunks', async () => {
  const empty = gzip('');
  const files = [
    { bytes: together(small, small), times: 2 },
    { bytes: together(small, empty, small, small), times: 3 },
    { bytes: together(small, [0]), times: 1 },
    { bytes: together(small, new Uint8Array(511)), times: 1 },
    { bytes: together(small, [0, 0, 0], small, [0]), times: 2 },
    { bytes: empty, times: 0 },
  ];
  for (const { bytes, times } of files) {
    const content = Buffer.concat(new Array(times).fill(text));
    assert.deepEqual(Buffer.from(await maybeGunzip(bytes, { limit: content.length })), content);
    for (const size of [1, 2, 3, 7, small.length - 1, small.length, small.length + 1]) {
      const parts = [];
      for await (const part of gunzip(inChunks(bytes, size))) parts.push(part);
      assert.deepEqual(Buffer.concat(parts), content, `chunks of ${size}`);
    }
  }
  await assert.rejects(
    maybeGunzip(together(small, small), { limit: 2 * text.length - 1 }),
    refusal('gzip-limit'),
  );
});

test('a second member that is cut or has a bit turned is refused or gives the same content', async () => {
  for (let length = 1; length < small.length; length++) {
    await assert.rejects(
      maybeGunzip(together(small, small.subarray(0, length)), { limit: 1000 }),
      refusal('gzip-damaged'),
      `cut at ${length}`,
    );
  }
  const twice = Buffer.concat([text, text]);
  for (let bit = 0; bit < small.length * 8; bit++) {
    const turned = small.slice();
    turned[bit >> 3] ^= 1 << (bit & 7);
    const result = await maybeGunzip(together(small, turned), { limit: 1000 }).catch((error) => {
      refusal(error.code === 'gzip-limit' ? 'gzip-limit' : 'gzip-damaged')(error);
    });
    if (result) assert.deepEqual(Buffer.from(result), twice, `bit ${bit}`);
  }
});

test('anything else that follows the end is refused', async () => {
  for (const other of [[1], [0x1f], [0x1f, 0x8b, 8], [0, 0, 1], [0, 0x1f], [0, 0, 0x1f, 0x8b, 8]]) {
    const both = together(small, other);
    await assert.rejects(maybeGunzip(both, { limit: 1000 }), refusal('gzip-damaged'), `${other}`);
    const read = async () => {
      for await (const _part of gunzip(inChunks(both, 1)));
    };
    await assert.rejects(read(), refusal('gzip-damaged'), `${other}, byte by byte`);
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
