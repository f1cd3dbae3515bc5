import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveRecipe } from '../../web/engine/index.js';
import { course } from '../../web/lessons/course.js';
import { configOf, situationOf } from '../../web/lessons/situation.js';

const [step, other] = course.overfitting.steps;
const config = configOf(step.recipe);
const recipe = resolveRecipe(step.recipe);

/** A lab in one state. @param {string} status @param {{epochs?: number, of?: typeof recipe, altered?: boolean, now?: typeof recipe, queued?: boolean}} [so] */
const lab = (status, { epochs, of = recipe, altered = false, now = recipe, queued = false } = {}) =>
  /** @type {any} */ ({
    status,
    queued,
    recipe: now,
    current: { recipe: of, altered, outcome: epochs ? { epochs: Array(epochs) } : null },
  });

/** @param {Parameters<typeof lab>} so */
const said = (...so) => situationOf(lab(...so), config);

test('the step follows what the lab does with its run', () => {
  assert.equal(said('loading'), 'ready');
  assert.equal(said('ready'), 'ready');
  assert.equal(said('loading', { queued: true }), 'training');
  assert.equal(said('running'), 'training');
  assert.equal(said('paused'), 'paused');
  assert.equal(said('failed'), 'failed');
  assert.equal(said('diverged'), 'failed');
});

test('a run that was stopped is not one that is done', () => {
  assert.equal(said('done', { epochs: recipe.epochs - 1 }), 'stopped');
  assert.equal(said('done', { epochs: recipe.epochs }), 'done');
});

test('a run with other settings is not the run of the step', () => {
  const { epochs } = recipe;
  const now = resolveRecipe(other.recipe);
  for (const status of ['ready', 'running', 'paused', 'done']) {
    assert.equal(said(status, { now, of: now, epochs: now.epochs }), 'other', status);
  }
  // The settings of the step, while the lab still shows the run before.
  assert.equal(said('done', { of: now, epochs: now.epochs }), 'ready');
  assert.equal(said('done', { altered: true, epochs }), 'other');
  // Only the run before was altered: the next is prepared.
  assert.equal(said('loading', { altered: true, epochs }), 'ready');
});
