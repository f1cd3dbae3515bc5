/** What runs leave behind, by counting: nothing. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import v8 from 'node:v8';
import { resolveRecipe, Run } from '../../web/engine/index.js';
import { eventually } from '../patience.js';
import { coreWithThreads, digits } from '../support.js';

// Node 20 has relaxed SIMD, but hides it.
if (process.versions.node.startsWith('20.')) {
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
}

const RUNS = 100;
/** An adaptive optimizer, which takes the most memory, and more units than one thread gets. */
const RECIPE = { dataset: 'digits', layers: [128], optimizer: 'adam', batchSize: 32, epochs: 1 };

for (const mode of ['exact', 'fast']) {
  for (const threads of [1, 2]) {
    test(`${RUNS} runs in one core take the memory of one: ${mode}, threads: ${threads}`, async (t) => {
      const core = await coreWithThreads({ mode, threads });
      t.after(() => core.dispose());
      assert.equal(core.mode, mode);
      const data = digits(core, 120, 20);
      const recipe = resolveRecipe({ ...RECIPE, mode, threads });
      const once = () => {
        const run = new Run(core, recipe, data);
        while (!run.finished) run.advance(3);
        run.evaluate();
        run.dispose();
      };
      once();
      const { bytesUsed, bytesTotal } = core.heap;
      for (let i = 0; i < RUNS; i++) once();
      assert.equal(core.heap.bytesUsed, bytesUsed);
      assert.equal(core.heap.bytesTotal, bytesTotal);
    });
  }
}

const TASKS = '/proc/self/task';
const countless = existsSync(TASKS) ? false : 'only Linux lists the threads of a process';

test('cores that are disposed of leave no thread behind', { skip: countless }, async () => {
  const threads = () => readdirSync(TASKS).length;
  const once = async () => {
    const core = await coreWithThreads({ threads: 3 });
    core.dispose();
  };
  await once(); // Node keeps some threads of its own from the first workers on
  // Those of this one may still be there; ten cores that left theirs would be far above it.
  const before = threads();
  for (let i = 0; i < 10; i++) await once();
  await eventually(`at most ${before} threads`, () => threads() <= before);
});
