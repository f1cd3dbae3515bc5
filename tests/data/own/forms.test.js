import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOwnFiles } from '../../../web/data/own/own-set.js';
import { loadCore, resolveRecipe, Run } from '../../../web/engine/index.js';
import { everyForm } from './every-form.js';
import { fakeSet, sources } from './files.js';

test('one set in every form has one name and gives one network', async () => {
  for (const sizes of [{}, { channels: 3 }, { channels: 3, side: 32 }]) {
    const set = fakeSet(sizes);
    const core = await loadCore();
    const recipe = resolveRecipe({ dataset: 'custom', layers: [8], epochs: 2 });
    /** @type {Map<string, string[]>} */
    const hashes = new Map();
    for (const [form, files] of Object.entries(await everyForm(set))) {
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
