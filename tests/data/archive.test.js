import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { tarFiles } from '../../data/tar.js';
import { MlpError } from '../../web/engine/errors.js';
import { ARCHIVE, BATCH, digest, filesIn, packed, run, tar } from './fetch-support.js';
import { serve, temporaryFolder } from '../support.js';

test('an archive is checked, unpacked and thrown away', async (t) => {
  const to = await temporaryFolder(t);
  const damaged = Buffer.from(ARCHIVE);
  damaged[100] ^= 1;
  const wrong = await serve(t, (_, response) => response.end(damaged));
  const good = await serve(t, (_, response) => response.end(ARCHIVE));
  const options = { datasets: [packed], sources: [wrong.url, good.url] };
  const { missing, said } = await run(to, options);
  assert.deepEqual(missing, []);
  const got = digest('md5', damaged);
  assert.ok(said.includes(`md5 of the archive is ${got}, expected ${packed.archive.md5}`));
  assert.deepEqual(filesIn(to), ['cifar10/data_batch_1.bin', 'cifar10/test_batch.bin']);
  assert.ok(readFileSync(path.join(to, 'cifar10/data_batch_1.bin')).equals(BATCH));
  assert.deepEqual((await run(to, options)).missing, []);
  assert.equal(good.requests.length, 1);
});

test('an archive without a file, or none at all, leaves that file missing', async (t) => {
  const to = await temporaryFolder(t);
  const bytes = gzipSync(tar([['data_batch_1.bin', BATCH]]));
  const archive = { name: 'c.tar.gz', bytes: bytes.length, md5: digest('md5', bytes) };
  const { url } = await serve(t, (_, response) => response.end(bytes));
  const { missing, said } = await run(to, { datasets: [{ ...packed, archive }], sources: [url] });
  assert.deepEqual(missing, ['cifar10/test_batch.bin']);
  assert.match(said, /No source has a good c\.tar\.gz with it/);
  const gone = await serve(t, (_, response) => response.writeHead(404).end());
  const none = await run(await temporaryFolder(t), { datasets: [packed], sources: [gone.url] });
  assert.equal(none.missing.length, 2);
  assert.match(none.said, /HTTP status 404/);
});

test('a tar stream cut anywhere, or with any bit of a header turned, is refused or read', async () => {
  const content = Uint8Array.of(1, 2, 3);
  const archive = tar([
    ['dir/other', new Uint8Array(5)],
    ['dir/wanted', content],
  ]);
  const wanted = new Map([['wanted', 10]]);
  /** @param {Uint8Array} bytes @param {number} step */
  async function read(bytes, step) {
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
    }
    try {
      const found = [];
      for await (const file of tarFiles(chunks(), wanted)) found.push(file);
      return found;
    } catch (error) {
      assert.ok(error instanceof MlpError, `not an MlpError: ${error}`);
      assert.equal(error.code, 'tar-damaged');
      assert.match(error.message, /\.$/);
      return undefined;
    }
  }
  for (const step of [1, 7, 512, 4096]) {
    assert.deepEqual(await read(archive, step), [{ name: 'wanted', bytes: content }]);
  }
  // The end is a block of zeros: until it has come, the archive is not complete.
  for (let length = 0; length < archive.length - 512; length += 3) {
    assert.equal(await read(archive.subarray(0, length), 1000), undefined);
  }
  for (let bit = 0; bit < 512 * 8; bit++) {
    const turned = Buffer.from(archive);
    turned[bit >> 3] ^= 1 << (bit & 7);
    await read(turned, 1000);
  }
  assert.equal(await read(tar([['wanted', new Uint8Array(11)]]), 512), undefined);
});
