/** V8 widens every hot kernel, with the same weights: read from what a Node.js that can says of itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../bench/pinned-node.js';
import { traceProgram, traceWidening, WIDE_MODULES } from '../bench/widening.js';
import { PROBE } from '../../web/engine/core/joins-vectors.js';
import { canJoin } from '../joins.js';
import { installTools } from '../package/tools.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');
const workshop = path.join(root, 'build/wide');

const missing = await installTools(path.join(here, 'node'), workshop);
const NODE = pinnedNode(workshop);
const skip = missing || (NODE && canJoin ? false : 'no pinned Node.js widens on this machine');

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

test('of what a page looks at, neighbours are joined, and vectors apart are not', { skip }, () => {
  const program = `new WebAssembly.Module(new Uint8Array([${PROBE}]))`;
  const list = traceProgram(NODE, program);
  const found = list.map(({ name, pairs, packed, refusals }) => [name, pairs, packed, refusals]);
  assert.deepEqual(found, [['function 0', 7, 7, []]]);
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

/** @param {string} options  of loadCore(), as text @returns {[wide: boolean, right: boolean, threads: number]} of its core */
function loadWithFlag(options) {
  const program = `
    import { loadCore } from './web/engine/index.js';
    import { trials, weightsOf } from './web/engine/core/wide.js';
    const core = await loadCore(${options});
    console.log(JSON.stringify([
      core.wide,
      trials.every((trial) => weightsOf(core, trial) === trial.sha256),
      core.threads,
    ]));
    core.dispose();`;
  const { stdout, stderr } = spawnSync(
    NODE,
    ['--experimental-wasm-revectorize', '--input-type=module', '--eval', program],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

test(
  'where the flag is on, "auto" comes to the same weights, whatever a look found',
  { skip },
  () => {
    assert.equal(loadWithFlag(`{ wide: 'auto' }`)[1], true);
  },
);

for (const [missing, more] of [
  ['core-simd128-wide', ''],
  // These are wanted after the look, which a page may have had before it lost its network.
  ['core-simd128-wide-threads', ', threads: 2'],
  ['core-relaxed-wide', `, mode: 'fast'`],
]) {
  test(
    `"auto" is content with the usual modules where ${missing} cannot be loaded`,
    { skip },
    () => {
      const urls = `{ '${missing}': 'file:///nowhere.wasm' }`;
      const [wide, , threads] = loadWithFlag(`{ wide: 'auto', urls: ${urls}${more} }`);
      assert.deepEqual([wide, threads], [false, more.includes('threads') ? 2 : 1]);
    },
  );
}
