import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess } from '../../web/engine/index.js';
import { verdictOn } from '../../web/lab/control/judge.js';

/** @param {number[]} costs  of the epochs @param {number[][]} confusionMatrix @param {number} learningRate */
function verdict(costs, confusionMatrix, learningRate, largest = 2) {
  const epochs = costs.map((trainCost, i) => ({
    epoch: i + 1,
    trainCost,
    validationErrorRate: 0,
    seconds: 1,
  }));
  const recipe = { cost: 'cross-entropy', optimizer: 'adam' };
  const parameters = Float32Array.of(1, -largest);
  return verdictOn(assess({ recipe, learningRate, epochs, confusionMatrix, parameters }), [
    'a',
    'b',
  ]);
}

const ONE_ANSWER = [
  [0, 10],
  [0, 10],
];
const LEARNED = [
  [9, 1],
  [0, 10],
];

test('a rate that was too high: what was seen, and a lower one', () => {
  const { message, remedy, offeredRate } = verdict([1, 50], ONE_ANSWER, 100, 4321);
  assert.equal(
    message,
    'Nearly all test images get one answer, b. The error is hardly below that of a guess. ' +
      'The weights are huge (up to 4300). The cost rose. The cost is no lower than that of a guess. ' +
      'The learning rate was probably too high: take a lower one, or press Find beside it.',
  );
  assert.equal(offeredRate, 0.001);
  assert.match(String(remedy), /0\.001/);
});

test('a rate that was too low: a higher one', () => {
  const { message, offeredRate } = verdict([0.7, 0.7], ONE_ANSWER, 1e-6);
  assert.match(String(message), /The cost did not move\. .*too low: take a higher one/);
  assert.equal(offeredRate, 0.001);
});

test('where another rate may not help, none is offered', () => {
  const { message, remedy, offeredRate } = verdict([0.9, 0.6], ONE_ANSWER, 0.01);
  assert.match(String(message), /More epochs, another learning rate or other layers may help\.$/);
  assert.deepEqual([remedy, offeredRate], [undefined, undefined]);
});

test('of a run that has learned nothing is said', () => {
  assert.deepEqual(verdict([0.9, 0.2], LEARNED, 0.01), {});
});
