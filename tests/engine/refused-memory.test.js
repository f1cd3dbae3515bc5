import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../web/engine/index.js';

const { Memory, Instance } = WebAssembly;

/** What engines throw. @type {[string, unknown][]} */
const THROWN = [
  ['a string', 'out of memory'],
  ['an error', new RangeError('WebAssembly.Memory(): could not allocate memory')],
  ['nothing', undefined],
];

for (const [what, thrown] of THROWN) {
  test(`shared memory refused with ${what}: one thread does it`, async (t) => {
    t.after(() => (WebAssembly.Memory = Memory));
    let refused = 0;
    // @ts-expect-error a class is not wanted here
    WebAssembly.Memory = function (/** @type {WebAssembly.MemoryDescriptor} */ descriptor) {
      if (!descriptor.shared) return new Memory(descriptor);
      refused++;
      throw thrown;
    };
    const core = await loadCore({ threads: 2 });
    assert.deepEqual(
      [refused, core.threads, core.memory.buffer instanceof ArrayBuffer],
      [1, 1, true],
    );
    assert.ok(core.generate('digits', { seed: 1, count: 1 }).count === 1);
    core.dispose();
  });

  test(`all memory refused with ${what}: a sentence`, async (t) => {
    t.after(() => (WebAssembly.Instance = Instance));
    // @ts-expect-error as above
    WebAssembly.Instance = function () {
      throw thrown;
    };
    for (const threads of [1, 2]) {
      const message = /^The engine could not start \(.+\); close other pages/;
      const expected = { name: 'MlpError', code: 'core-not-started', message };
      await assert.rejects(loadCore({ threads }), expected);
    }
  });
}

test('helpers that cannot be started leave one thread', async () => {
  for (const thrown of ['a string', new Error('no worker')]) {
    const startHelper = () => {
      throw thrown;
    };
    const core = await loadCore({ threads: 2, startHelper });
    assert.equal(core.threads, 1);
    core.dispose();
  }
});
