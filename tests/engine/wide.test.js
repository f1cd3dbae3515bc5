/** The check that decides whether joined vectors are used: its weights are those of every core. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCore } from '../../web/engine/index.js';
import { trials, weightsOf } from '../../web/engine/core/wide.js';

const V8 = Number.parseInt(process.versions.v8, 10);

for (const variant of ['simd128', 'scalar']) {
  test(`${variant}: the weights that the check knows`, async () => {
    const core = await loadCore({ variant });
    for (const trial of trials) assert.equal(weightsOf(core, trial), trial.sha256, trial.optimizer);
    assert.equal(core.wide, false);
    core.dispose();
  });
}

test('"auto" asks for nothing: the same weights, on a core that says what it has', async () => {
  const core = await loadCore({ wide: 'auto' });
  assert.equal(typeof core.wide, 'boolean');
  for (const trial of trials) assert.equal(weightsOf(core, trial), trial.sha256, trial.optimizer);
  core.dispose();
});

// In a process of its own: the flag is the whole process's.
test('wide where V8 has it, and the same weights again', () => {
  const url = (path) => JSON.stringify(new URL(path, import.meta.url).href);
  const program = `
    import { loadCore } from ${url('../../web/engine/index.js')};
    import { trials, weightsOf } from ${url('../../web/engine/core/wide.js')};
    const core = await loadCore({ wide: true });
    const right = trials.every((trial) => weightsOf(core, trial) === trial.sha256);
    console.log(JSON.stringify([core.wide, right]));`;
  const args = ['--input-type=module', '--eval', program];
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.deepEqual(JSON.parse(stdout), [V8 >= 13, true]);
});
