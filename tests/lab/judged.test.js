import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveRecipe } from '../../web/engine/index.js';
import { judged } from '../../web/lab/runs/judged.js';

/**
 * @param {number[][]} confusionMatrix
 * @param {number} trainCost  of the last epoch
 * @param {object} [settings]
 */
function run(confusionMatrix, trainCost, settings = {}) {
  const all = confusionMatrix.flat().reduce((sum, count) => sum + count, 0);
  const right = confusionMatrix.reduce((sum, row, i) => sum + row[i], 0);
  return /** @type {any} */ ({
    recipe: resolveRecipe({ dataset: 'digits', learningRate: 100, ...settings }),
    classNames: ['a', 'b', 'c'].slice(0, confusionMatrix.length),
    outcome: { confusionMatrix, testErrorRate: 1 - right / all, epochs: [{ trainCost }] },
  });
}

const oneAnswer = [
  [0, 10, 0],
  [0, 10, 0],
  [0, 10, 0],
];
const learned = [
  [9, 1, 0],
  [0, 10, 0],
  [2, 0, 8],
];

test('a run that answers everything alike says so, and offers a rate that usually learns', () => {
  const { message, remedy, offeredRate } = judged(run(oneAnswer, 50));
  assert.match(String(message), /All test images get one answer, b\./);
  assert.match(String(message), /cost, 50, is above that of guessing \(1\.1\).*press Find/);
  assert.equal(offeredRate, 0.001);
  assert.match(String(remedy), /0\.001/);
  assert.equal(judged(run(oneAnswer, 50, { learningRate: 0.005 })).offeredRate, 0.0005);
});

test('where the cost is that of guessing no rate is offered, for it may be too low as well', () => {
  const { message, offeredRate } = judged(run(oneAnswer, 1.09));
  assert.match(String(message), /hardly come down/);
  assert.equal(offeredRate, undefined);
});

test('several answers that are no better than guessing are the same', () => {
  const mixed = [
    [4, 3, 3],
    [3, 3, 4],
    [3, 4, 3],
  ];
  assert.match(String(judged(run(mixed, 5)).message), /no better than who guesses/);
});

test('one class only, and a rate that the arithmetic makes 0, have sentences of their own', () => {
  assert.match(String(judged(run([[5]], 0)).message), /of one class/);
  const absent = [
    [5, 0],
    [0, 0],
  ];
  assert.match(String(judged(run(absent, 0)).message), /of one class/);
  const one = run(oneAnswer, 1);
  assert.match(
    String(judged({ ...one, recipe: { ...one.recipe, learningRate: 1e-60 } }).message),
    /makes it 0/,
  );
});

test('a run that has learned says nothing', () => {
  assert.deepEqual(judged(run(learned, 0.2)), {});
  assert.deepEqual(judged(run(learned, 9)), {});
});
