/** V8 widens every hot kernel, with the same weights: read from what a Node.js that can says of itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../bench/pinned-node.js';
import { traceWidening, WIDE_MODULES } from '../bench/widening.js';
import { installTools } from '../package/tools.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');
const workshop = path.join(root, 'build/wide');

const missing = await installTools(path.join(here, 'node'), workshop);
const NODE = pinnedNode(workshop);
/** V8 joins vectors of 256 bits where the processor has them: AVX2. */
const canWiden =
  process.platform === 'linux' && /\bavx2\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
const skip = missing || (NODE && canWiden ? false : 'no pinned Node.js widens on this machine');

const HOT = [
  'gather',
  'product',
  'product_sparse',
  'gradient',
  'gradient_sparse',
  'step',
  'activate',
  'derive',
  'peak',
];
/** In fast arithmetic alone. */
const ALSO = { 'core-simd128-wide': [], 'core-relaxed-wide': ['step_sparse'] };

for (const module of WIDE_MODULES) {
  test(`${module}: no pair of a hot kernel is refused`, { skip }, () => {
    const list = traceWidening(NODE, module);
    const found = Object.fromEntries(list.map((each) => [each.name, each]));
    for (const name of [...HOT, ...ALSO[module]]) {
      const { pairs, packed, refusals } = found[name];
      assert.ok(pairs > 0, name);
      assert.deepEqual([packed, refusals], [pairs, []], name);
    }
  });
}

test('a kernel of plain modules that is not packed is told', { skip }, () => {
  const list = traceWidening(NODE, 'core-simd128');
  assert.ok(list.some(({ pairs, packed, refusals }) => packed < pairs && refusals.length > 0));
});

test('the command line trains to the same weights with --wide as without', { skip }, () => {
  const command = ['web/cli/mlp.js', 'train', '--train-size', '2000', '--epochs', '2', '--json'];
  const hashes = [[], ['--wide']].map((flag) => {
    const { stdout, stderr } = spawnSync(NODE, [...command, ...flag], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.doesNotMatch(stderr, /wide/i); // no note that it fell back
    return JSON.parse(stdout).weightsSha256;
  });
  assert.match(hashes[0], /^[0-9a-f]{64}$/);
  assert.equal(hashes[1], hashes[0]);
});
