import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveRecipe } from '../../web/engine/index.js';
import { recipeToGoOn } from '../../web/lab/control/train-on.js';
import { epochsToGo } from '../../web/lab/runs/outcome.js';

const ten = (settings = {}) => resolveRecipe({ dataset: 'digits', epochs: 10, ...settings });

test('a run goes on for ten epochs, or for those that it was stopped before', () => {
  const run = (/** @type {number} */ done) =>
    /** @type {any} */ ({ recipe: ten(), outcome: { epochs: Array.from({ length: done }) } });
  assert.equal(epochsToGo(run(10)), 10);
  assert.equal(epochsToGo(run(3)), 7);
});

test('with a constant rate the settings stay, but for the epochs and a rate chosen since', () => {
  const recipe = ten();
  assert.deepEqual(recipeToGoOn(recipe, 10, 10, recipe.learningRate), ten({ epochs: 20 }));
  assert.equal(recipeToGoOn(recipe, 10, 10, 0.0003).learningRate, 0.0003);
});

test('a schedule that is over becomes the constant rate that it ended at, never 0', () => {
  for (const schedule of ['cosine', 'one-cycle']) {
    const recipe = ten({ schedule, learningRate: 0.01, warmupEpochs: 1 });
    const next = recipeToGoOn(recipe, 10, 10, 0.01);
    assert.equal(next.schedule, 'constant');
    assert.equal(next.warmupEpochs, 0);
    assert.equal(next.learningRate, 0.001);
    assert.equal(recipeToGoOn({ ...recipe, finalRate: 0.5 }, 10, 10, 0.01).learningRate, 0.005);
    assert.equal(recipeToGoOn(recipe, 10, 10, 0.02).learningRate, 0.02);
    assert.equal(recipeToGoOn(recipe, 4, 6, 0.01).schedule, schedule, 'it is not over yet');
  }
});

test('patience that ended a run does not end it again at once', () => {
  assert.equal(recipeToGoOn(ten({ patience: 2 }), 5, 5, 0.001).patience, 0);
  assert.equal(recipeToGoOn(ten({ patience: 2 }), 10, 10, 0.001).patience, 0);
});
