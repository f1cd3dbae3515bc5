/** V8 widens every hot kernel: read from what it says of itself, where a Node.js that can is at hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NODE } from './pinned-node.js';
import { traceWidening, WIDE_MODULES } from './widening.js';

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
  test(`${module}: no pair of a hot kernel is refused`, (t) => {
    const list = traceWidening(NODE, module);
    if (!list) return t.skip(`${NODE} does not widen; MLP_NODE may name a Node.js of 24 or newer`);
    const found = Object.fromEntries(list.map((each) => [each.name, each]));
    for (const name of [...HOT, ...ALSO[module]]) {
      const { pairs, packed, refusals } = found[name];
      assert.ok(pairs > 0, name);
      assert.deepEqual([packed, refusals], [pairs, []], name);
    }
  });
}

test('a kernel of plain modules that is not packed is told', (t) => {
  const list = traceWidening(NODE, 'core-simd128');
  if (!list) return t.skip(`${NODE} does not widen`);
  assert.ok(list.some(({ pairs, packed, refusals }) => packed < pairs && refusals.length > 0));
});
