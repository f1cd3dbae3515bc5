import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { openOwnFiles } from '../../../web/data/own/own-set.js';
import { loadCore, resolveRecipe, Run } from '../../../web/engine/index.js';
import { asCsv, asFolders, asIdx, asNpz, asParquet, asTar, fakeSet, sources } from './files.js';

/** @param {Record<string, Uint8Array>} files */
const gzipped = (files) =>
  Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [`${name}.gz`, new Uint8Array(gzipSync(bytes))]),
  );

/** The same set in every form. @param {import('./files.js').FakeSet} set */
async function forms(set) {
  const folders = asFolders(set);
  const tar = await asTar(folders);
  return {
    'IDX, gzipped': gzipped(asIdx(set)),
    NPZ: asNpz(set),
    CSV: asCsv(set),
    'folders of PNG': folders,
    'the same in another order': Object.fromEntries(Object.entries(folders).reverse()),
    'a zip of folders': { 'set.zip': zipSync(folders) },
    'a tar.gz of folders': { 'set.tar.gz': new Uint8Array(gzipSync(tar)) },
    Parquet: asParquet(set),
    'IDX in a tar': { 'set.tar': await asTar(gzipped(asIdx(set))) },
  };
}

test('one set in every form has one name and gives one network', async () => {
  for (const channels of [1, 3]) {
    const set = fakeSet({ channels });
    const core = await loadCore();
    const recipe = resolveRecipe({ dataset: 'custom', layers: [8], epochs: 2 });
    /** @type {Map<string, string[]>} */
    const hashes = new Map();
    for (const [form, files] of Object.entries(await forms(set))) {
      const own = await openOwnFiles(sources(files));
      const prepared = await own.prepare();
      assert.deepEqual(prepared.train.classNames, ['0', '1', '2'], form);
      assert.deepEqual([prepared.train.count, prepared.test.count], [36, 12], form);
      assert.deepEqual(prepared.leftOut, [], form);
      const run = new Run(core, recipe, prepared);
      while (!run.finished) run.advance(100);
      const key = `${prepared.sha256} ${run.evaluate().weightsSha256}`;
      hashes.set(key, [...(hashes.get(key) ?? []), form]);
      run.dispose();
    }
    assert.equal(hashes.size, 1, JSON.stringify([...hashes]));
    core.dispose();
  }
});
