import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumOf } from '../../web/elements/network/unit-sum.js';

test('the parts of a sum are its largest terms and the rest of them', () => {
  const weights = Float32Array.of(2, -1, 0.5, 4);
  const inputs = Float32Array.of(1, 3, 2, 0);
  const { terms, up, down, others } = sumOf({ weights, inputs }, 2);
  assert.deepEqual(terms, [
    { index: 1, weight: -1, input: 3, product: -3 },
    { index: 0, weight: 2, input: 1, product: 2 },
  ]);
  assert.deepEqual([up, down, others], [3, -3, 1]);
  assert.equal(up + down, 2 - 3 + 1 + 0);
  assert.deepEqual(sumOf({ weights, inputs: null }, 0), { terms: [], up: 0, down: 0, others: 0 });
});
