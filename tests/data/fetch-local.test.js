import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { MlpError } from '../../web/engine/errors.js';
import {
  ARCHIVE,
  BATCH,
  GZIP,
  NAME,
  OTHER,
  RAW,
  SUBSET,
  cifarRecords,
  filesIn,
  packed,
  placed,
  run,
} from './fetch-support.js';
import { serve, temporaryFolder } from '../support.js';

test('--from takes plain, gzip and xz files and archives, from subfolders too', async (t) => {
  const from = await temporaryFolder(t);
  await mkdir(path.join(from, 'mnist'));
  const copy = path.join(from, 'mnist', NAME);
  await writeFile(copy, RAW);
  const plain = await temporaryFolder(t);
  assert.deepEqual((await run(plain, { from })).missing, []);
  assert.deepEqual(new Uint8Array(gunzipSync(placed(plain))), RAW);
  await rm(copy);

  await writeFile(`${copy}.gz`, GZIP);
  const zipped = await temporaryFolder(t);
  assert.deepEqual((await run(zipped, { from })).missing, []);
  assert.ok(placed(zipped).equals(GZIP));

  await writeFile(path.join(from, 'c.tar.gz'), ARCHIVE);
  const unpacked = await temporaryFolder(t);
  assert.deepEqual((await run(unpacked, { from, datasets: [packed] })).missing, []);
  assert.deepEqual(filesIn(unpacked), ['cifar10/data_batch_1.bin', 'cifar10/test_batch.bin']);

  await writeFile(path.join(from, 'c.tar.gz'), ARCHIVE.subarray(0, 90));
  const broken = await run(await temporaryFolder(t), { from, datasets: [packed] });
  assert.match(broken.said, /c\.tar\.gz: The md5 of the archive is .*, expected/);
  assert.equal(broken.missing.length, 2);
});

test('--from reads xz by the program, and says so when there is none', async (t) => {
  const from = await temporaryFolder(t);
  const copy = path.join(from, NAME);
  await writeFile(copy, RAW);
  const { PATH } = process.env;
  t.after(() => (process.env.PATH = PATH));
  if (spawnSync('xz', [copy]).status !== 0) {
    t.diagnostic('xz is not installed: only its absence is tested');
    await rename(copy, `${copy}.xz`);
  } else {
    assert.ok(!existsSync(copy));
    assert.deepEqual((await run(await temporaryFolder(t), { from })).missing, []);
    const bomb = path.join(from, 'bomb');
    await writeFile(bomb, new Uint8Array(1_000_000));
    assert.equal(spawnSync('xz', [bomb]).status, 0);
    await mkdir(path.join(from, 'mnist'));
    await writeFile(path.join(from, 'mnist', `${NAME}.xz`), readFileSync(`${bomb}.xz`));
    await writeFile(`${copy}.xz`, 'no xz file');
    const { said } = await run(await temporaryFolder(t), { from });
    assert.match(said, /xz cannot decompress .*; it is damaged\./);
    await rm(`${copy}.xz`);
    assert.match((await run(await temporaryFolder(t), { from })).said, /more than the 16 bytes/);
  }
  process.env.PATH = from;
  const { said } = await run(await temporaryFolder(t), { from });
  assert.match(said, /needs the program xz, which is not installed; install it/);
});

test('--from with missing, damaged and unreadable files', async (t) => {
  const from = await temporaryFolder(t);
  const to = await temporaryFolder(t);
  const none = await run(to, { from });
  assert.deepEqual(none.missing, [`mnist/${NAME}.gz`]);
  assert.match(none.said, /no copy of it in .* or its subfolders/);
  assert.match(none.said, /Missing: .*run \.\/build\.sh data without --from to download/);
  await writeFile(path.join(from, NAME), RAW.subarray(0, 12));
  assert.match((await run(to, { from })).said, /4 of its 16 bytes are missing/);
  await rm(path.join(from, NAME));
  await mkdir(path.join(from, NAME));
  assert.match((await run(to, { from })).said, /cannot be read: it is a folder\./);
  assert.deepEqual(filesIn(to), []);
  await assert.rejects(run(to, { from: path.join(from, 'nowhere') }), (error) => {
    assert.ok(error instanceof MlpError);
    assert.equal(error.code, 'from-missing');
    return true;
  });
});

test('a well-formed file of unknown checksum is taken only when asked', async (t) => {
  const from = await temporaryFolder(t);
  const to = await temporaryFolder(t);
  await writeFile(path.join(from, NAME), OTHER);
  const refused = await run(to, { from });
  assert.match(refused.said, /not taken\. .*SHA-256.*expected.*add --accept-unverified\./);
  assert.deepEqual(filesIn(to), []);
  const taken = await run(to, { from, acceptUnverified: true });
  assert.deepEqual(taken.missing, []);
  assert.match(taken.said, /taken from .*, NOT verified\. Its SHA-256/);
  assert.deepEqual(new Uint8Array(gunzipSync(placed(to))), OTHER);
  const again = await run(to, { from, acceptUnverified: true });
  assert.match(again.said, /already here, NOT verified/);
  await rm(path.join(from, NAME));
  const alone = await run(to, { from, acceptUnverified: true });
  assert.deepEqual(alone.missing, []);
  // A damaged file is never taken.
  await writeFile(path.join(from, NAME), OTHER.subarray(0, 9));
  const other = await temporaryFolder(t);
  assert.equal((await run(other, { from, acceptUnverified: true })).missing.length, 1);
  assert.deepEqual(filesIn(other), []);
  // A verified file is never replaced by one that is not.
  await writeFile(path.join(from, NAME), OTHER);
  await writeFile(path.join(to, 'mnist', `${NAME}.gz`), GZIP);
  assert.match((await run(to, { from, acceptUnverified: true })).said, /already here, verified/);
  assert.ok(placed(to).equals(GZIP));
});

test('the known subset will do from a folder, and gives way to the whole file', async (t) => {
  const from = await temporaryFolder(t);
  const to = await temporaryFolder(t);
  const place = path.join(to, 'cifar10', 'data_batch_1.bin');
  const datasets = [{ ...packed, files: [packed.files[0]] }];
  await mkdir(path.join(from, 'cifar10-subset'));
  await writeFile(path.join(from, 'cifar10-subset', 'data_batch_1.bin'), SUBSET);
  const first = await run(to, { from, datasets });
  assert.deepEqual(first.missing, []);
  assert.match(first.said, /verified\. It is the known subset of 3073 of the 9219 bytes\./);
  assert.match((await run(to, { from, datasets })).said, /already here\. It is the known subset/);
  // An unverified file does not push it out.
  await writeFile(path.join(from, 'data_batch_1.bin'), cifarRecords(3, 1));
  await run(to, { from, datasets, acceptUnverified: true });
  assert.ok(readFileSync(place).equals(SUBSET));
  // From the network the whole file is wanted.
  const gone = await serve(t, (_, response) => response.writeHead(404).end());
  const failed = await run(to, { sources: [gone.url], datasets });
  assert.deepEqual(failed.missing, ['cifar10/data_batch_1.bin']);
  assert.ok(readFileSync(place).equals(SUBSET));
  await writeFile(path.join(from, 'data_batch_1.bin'), BATCH);
  assert.deepEqual((await run(to, { from, datasets })).missing, []);
  assert.ok(readFileSync(place).equals(BATCH));
});

test('a target that cannot be written is a system error and leaves nothing', async (t) => {
  const from = await temporaryFolder(t);
  await writeFile(path.join(from, NAME), RAW);
  const fileForFolder = await temporaryFolder(t);
  await writeFile(path.join(fileForFolder, 'mnist'), '');
  await assert.rejects(run(fileForFolder, { from }), { code: 'ENOTDIR' });
  assert.deepEqual(filesIn(fileForFolder), ['mnist']);
  const folderForFile = await temporaryFolder(t);
  await mkdir(path.join(folderForFile, 'mnist', `${NAME}.gz`), { recursive: true });
  await assert.rejects(run(folderForFile, { from }), { code: 'file-kind' });
  assert.deepEqual(filesIn(folderForFile), []);
});
