import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trainingFaults } from '../../web/engine/run/faults.js';

/** @param {number[]} costs */
const epochs = (...costs) =>
  costs.map((trainCost, i) => ({ epoch: i + 1, trainCost, validationErrorRate: 0.5, seconds: 1 }));
const small = Float32Array.of(0.5, -2);
const good = [
  [9, 1],
  [2, 8],
];

test('a training that went well has no faults', () => {
  const run = { epochs: epochs(0.5, 0.2), confusionMatrix: good, parameters: small };
  assert.equal(trainingFaults(run), null);
  // With one class, giving it always is right.
  const one = [
    [9, 0],
    [0, 0],
  ];
  assert.equal(trainingFaults({ ...run, confusionMatrix: one }), null);
});

test('one answer for all, a cost that rises, weights without measure', () => {
  const confusionMatrix = [
    [0, 10],
    [0, 10],
  ];
  const parameters = Float32Array.of(1, -250);
  assert.deepEqual(trainingFaults({ epochs: epochs(0.5, 3), confusionMatrix, parameters }), {
    learntNothing: true,
    commonAnswer: { label: 1, share: 1 },
    costRose: { first: 0.5, last: 3 },
    hugeWeight: 250,
  });
  const rose = trainingFaults({ epochs: epochs(0.5, 3), confusionMatrix: good, parameters: small });
  assert.deepEqual(rose, {
    learntNothing: false,
    commonAnswer: { label: 0, share: 11 / 20 },
    costRose: { first: 0.5, last: 3 },
    hugeWeight: null,
  });
  const before = trainingFaults({ epochs: [], confusionMatrix, parameters: small });
  assert.equal(before?.learntNothing, true);
});
