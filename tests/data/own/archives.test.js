import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { asFolders, asIdx, asTar, fakeSet, open, prepared, refusal, utf8 } from './files.js';

const set = fakeSet();

test('a tar of ".", as `tar c .` makes it, is the folder that it is of', async () => {
  const folders = asFolders(set);
  const dotted = Object.entries(folders).map(([path, bytes]) => [`./${path}`, bytes]);
  const plain = await prepared(folders);
  const tar = await asTar(Object.fromEntries(dotted));
  const again = await prepared({ 'set.tar': tar });
  assert.equal(again.sha256, plain.sha256);
  assert.deepEqual(again.leftOut, []);
});

/** A tar as programs of the seventh Unix wrote it: without the mark and all that stands behind it. @param {Uint8Array} tar */
function asOldTar(tar) {
  const old = tar.slice();
  for (let at = 0; at + 512 <= old.length && old[at] !== 0;) {
    const header = old.subarray(at, at + 512);
    header.fill(0, 257).fill(0x20, 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    const size = parseInt(new TextDecoder().decode(header.subarray(124, 135)), 8);
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return old;
}

test('a tar of the oldest form is one, and a folder in it is no file', async () => {
  const folders = asFolders(set);
  const plain = await prepared(folders);
  const old = asOldTar(await asTar({ 'set/': new Uint8Array(0), ...folders }));
  for (const files of [{ 'set.tar': old }, { 'set.tar.gz': new Uint8Array(gzipSync(old)) }]) {
    const { sha256, leftOut } = await prepared(files);
    assert.equal(sha256, plain.sha256);
    assert.deepEqual(leftOut, []);
  }
  // With another sum it is none.
  old[150] ^= 1;
  await assert.rejects(open({ 'set.tar': old }), { code: 'own-empty' });
});

test('a zip is read from its directory: and each entry has a checksum', async () => {
  const files = asFolders(set);
  const zip = zipSync(files);
  const { sha256 } = await prepared(files);
  assert.equal((await prepared({ 'set.zip': zip })).sha256, sha256);
  await assert.rejects(open({ 'set.zip': zip.slice(0, -30) }), refusal('zip-damaged', /cut off/));
  // A stored entry has no other check than its CRC-32.
  const stored = zipSync(asIdx(set), { level: 0 });
  stored[500] ^= 1;
  const left = await open({ 'set.zip': stored }).then(
    (own) => own.preview(),
    (error) => error,
  );
  assert.match(JSON.stringify(left.leftOut ?? left.message), /another checksum/);
});
