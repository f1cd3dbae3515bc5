import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess, assessRun, loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { digits } from '../support.js';

const core = await loadCore();
const data = digits(core, 3000, 500);

/** @param {object} changes */
function assessed(changes) {
  const run = new Run(core, resolveRecipe({ dataset: 'digits', epochs: 3, ...changes }), data);
  while (!run.finished) run.advance(1e6);
  const assessment = assessRun(run, run.evaluate());
  run.dispose();
  return assessment;
}

const SOUND = [
  {},
  { learningRate: 0.03 },
  { layers: [] },
  { scaling: 'none' },
  { cost: 'quadratic', activation: 'sigmoid', optimizer: 'sgd', learningRate: 0.5, epochs: 12 },
];
for (const settings of SOUND) {
  test(`nothing is wrong with ${JSON.stringify(settings)}`, () => {
    const { signs, diverged, suggestedRate, sentence } = assessed(settings);
    assert.deepEqual([signs, diverged, suggestedRate, sentence], [[], false, null, null]);
  });
}

/** @type {[Record<string, any>, number][]} */
const DIVERGED = [
  [{ learningRate: 100 }, 0.001],
  [{ learningRate: 100, epochs: 1 }, 0.001],
  [{ learningRate: 100, layers: [] }, 0.001],
  [{ learningRate: 100, cost: 'quadratic', activation: 'sigmoid' }, 0.001],
  [{ learningRate: 3, optimizer: 'sgd' }, 0.1],
  [{ learningRate: 100, optimizer: 'sgd', cost: 'quadratic', activation: 'sigmoid' }, 0.1],
];
for (const [settings, rate] of DIVERGED) {
  test(`the rate was too high: ${JSON.stringify(settings)}`, () => {
    const { signs, diverged, suggestedRate, sentence } = assessed(settings);
    assert.ok(diverged && signs.length > 0, String(signs));
    assert.equal(suggestedRate, rate);
    assert.match(String(sentence), /^[A-Z].* was probably too high; try 0\.\d+\.$/);
  });
}

/** Steps of a run: few, or small ones. @type {[Record<string, any>, number | null][]} */
const SHORT = [
  [{ epochs: 1, layers: [32], batchSize: 3000, learningRate: 0.0001 }, 0.001],
  [{ epochs: 3, layers: [32], batchSize: 3000, learningRate: 0.0001 }, 0.001],
  [{ epochs: 1, layers: [32], batchSize: 3000, learningRate: 0.001 }, null],
];
for (const [settings, rate] of SHORT) {
  test(`the rate was not too high: ${JSON.stringify(settings)}`, () => {
    const { signs, diverged, suggestedRate, sentence } = assessed(settings);
    assert.ok(signs.includes('near-chance') && signs.includes('cost-above-guess'), String(signs));
    assert.deepEqual([diverged, suggestedRate], [false, rate]);
    assert.match(String(sentence), rate === null ? /More epochs, / : /too low; try 0\.001\.$/);
  });
}

test('a rate of 0 and one that moves nothing', () => {
  for (const learningRate of [0, 1e-9]) {
    const { signs, diverged, suggestedRate, sentence } = assessed({ learningRate });
    assert.ok(signs.includes('cost-still') && !diverged);
    assert.equal(suggestedRate, 0.001);
    assert.match(String(sentence), /The cost|the cost did not move.*too low; try 0\.001\./);
  }
});

test('each sign, of figures that were made for it', () => {
  const epoch = { epoch: 1, trainCost: 1, validationErrorRate: 0, seconds: 1 };
  const sound = {
    recipe: { cost: 'cross-entropy', optimizer: 'sgd' },
    learningRate: 0.1,
    epochs: [epoch, { ...epoch, epoch: 2, trainCost: 0.5 }],
    confusionMatrix: [
      [50, 1],
      [2, 47],
    ],
    parameters: Float32Array.of(-3, 2),
  };
  assert.deepEqual(assess(sound).signs, []);
  assert.equal(assess(sound).largestWeight, 3);
  const huge = assess({ ...sound, parameters: Float32Array.of(1, -101) });
  assert.deepEqual([huge.signs, huge.suggestedRate], [['huge-weights'], 0.01]);
  const steps = { ...sound, learningRate: 1, parameters: Float32Array.of(101) };
  for (const [optimizer, rate] of Object.entries({
    sgd: 0.1,
    adamw: 0.001,
    muon: 0.001,
    lion: 0.0003,
  }))
    assert.equal(assess({ ...steps, recipe: { ...sound.recipe, optimizer } }).suggestedRate, rate);
  const rose = assess({ ...sound, epochs: sound.epochs.toReversed() });
  assert.deepEqual([rose.signs, rose.diverged], [['cost-rose'], false]);
  const one = assess({ ...sound, confusionMatrix: [[0, 51], [0, 49]] }); // prettier-ignore
  assert.deepEqual([one.signs, one.answer], [['one-answer', 'near-chance'], 1]);
  // Where nearly all images are of one class, one answer is no sign; nor is anything before an epoch.
  assert.deepEqual(assess({ ...sound, confusionMatrix: [[98, 0], [1, 1]] }).signs, []); // prettier-ignore
  assert.deepEqual(assess({ ...sound, confusionMatrix: [[9, 0], [0, 0]] }).signs, []); // prettier-ignore
  assert.deepEqual(assess({ ...sound, epochs: [], parameters: Float32Array.of(1e9) }).signs, []);
});
