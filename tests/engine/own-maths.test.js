import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLearningRate, loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { digits } from '../support.js';

// Figures that every engine must compute with the same bits: those that are not in the core too.

const core = await loadCore();
const scalar = await loadCore({ variant: 'scalar' });
const data = digits(core, 600, 200);
const recipe = resolveRecipe({
  ...{ dataset: 'digits', layers: [16], epochs: 1, batchSize: 20, seed: 3 },
  ...{ rotation: 12, shift: 1, testViews: 5 },
});

/** @param {number[]} values @returns {string} of their 64 bits each */
const hash = (values) => bytesToHex(sha256(new Uint8Array(Float64Array.from(values).buffer)));

test('the core’s logarithm', () => {
  const { mlpw_log: log } = core.exports;
  const bits = (/** @type {number} */ x) => new Uint32Array(Float32Array.of(log(x)).buffer)[0];
  assert.deepEqual(
    [1, 0.5, 0.1, 1.4e-45, 3].map(bits),
    [0, 0xbf317218, 0xc0135d8e, 0xc2ce8ed0, 0x3f8c9f54],
  );
  assert.ok(Number.isNaN(log(NaN)) && log(0) === -Infinity);
  for (const x of [0.3, 0.9, 1e-20, 7]) {
    assert.equal(log(x), scalar.exports.mlpw_log(x));
    assert.ok(Math.abs(log(x) - Math.log(x)) <= 2e-7 * Math.max(1, Math.abs(Math.log(x))));
  }
});
test('the averages over changed views of the test images', () => {
  for (const each of [core, scalar]) {
    const run = new Run(each, recipe, data);
    run.advance(1e6);
    const { meanCost, outputs, confidence } = run.evaluateTest();
    run.dispose();
    assert.equal(meanCost, 2.058041823208332);
    assert.equal(
      hash([...(outputs ?? []), ...confidence]),
      '6cb11c963ef877ba63de35c3cc46c31cfee8ddced18aaaee8030d5743d9ff2d0',
    );
  }
});

test('the rates and costs of the learning rate range test', () => {
  for (const each of [core, scalar]) {
    const { curve, suggestion } = findLearningRate(each, { ...recipe, optimizer: 'sgd' }, data);
    assert.equal(
      hash(curve.flatMap(({ rate, cost }) => [rate, cost])),
      'bfbe26e0a9f0384f0560971799e9d783c902e630dcf3591a73d4abe41132dac5',
    );
    assert.equal(suggestion, 0.031);
  }
});
