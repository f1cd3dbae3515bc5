import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { openOwnFiles } from '../../../web/data/own/own-set.js';
import { sources } from './files.js';
import { variedPictures } from './varied.js';

test('a folder of varied pictures makes the same samples from a zip and in any order', async () => {
  const files = Object.fromEntries(
    (await variedPictures()).map(({ path, bytes }) => [path, bytes]),
  );
  const own = await openOwnFiles(sources(files));
  const { sha256, train, test: tested, leftOut, notes } = await own.prepare();
  assert.deepEqual(leftOut, []);
  assert.equal(train.count + tested.count, Object.keys(files).length);
  assert.deepEqual([train.width, train.height, train.channels], [32, 32, 3]);
  assert.match(notes.join('\n'), /Behind transparent pixels (white|black) is put/);
  for (const other of [
    sources({ 'all.zip': zipSync(files) }),
    sources(Object.fromEntries(Object.entries(files).reverse())),
  ]) {
    assert.equal((await (await openOwnFiles(other)).prepare()).sha256, sha256);
  }
});
