import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeCheckpoint,
  encodeCheckpoint,
  learningRateCurve,
  loadCore,
  resolveRecipe,
  Run,
} from '../../web/engine/index.js';
import { digits } from '../support.js';

const core = await loadCore();
const data = digits(core, 600, 100);

/** @param {object} changes */
const runOf = (changes) =>
  new Run(
    core,
    resolveRecipe({ dataset: 'digits', layers: [12], batchSize: 50, ...changes }),
    data,
  );

/** @param {Run} run */
function train(run) {
  while (!run.finished) run.advance(5);
  return run;
}

/** The run as a checkpoint has it: in bytes and out again. @param {Run} run */
function reopened(run) {
  const checkpoint = decodeCheckpoint(encodeCheckpoint(run.checkpoint()));
  const again = new Run(core, checkpoint.recipe, data);
  again.resume(checkpoint);
  run.dispose();
  return again;
}

/** @param {Run} run */
function ending(run) {
  const { weightsSha256, confusionMatrix } = run.evaluate();
  run.dispose();
  return { weightsSha256, confusionMatrix };
}

const ENDLESS = [
  { schedule: 'constant', optimizer: 'adamw', dropout: [0.2], rotation: 10 },
  { schedule: 'steps', stepEpochs: 3, stepFactor: 0.5, optimizer: 'nesterov' },
  { schedule: 'constant', warmupEpochs: 12, averaging: 0.9, keepBest: true },
];
for (const settings of ENDLESS) {
  test(`10 epochs and 10 more are 20: ${JSON.stringify(settings)}`, () => {
    const whole = ending(train(runOf({ ...settings, epochs: 20 })));
    const run = train(runOf({ ...settings, epochs: 10 }));
    run.evaluate();
    run.extend(10);
    assert.equal(run.recipe.epochs, 20);
    assert.ok(!run.finished);
    assert.deepEqual(ending(train(run)), whole);
    const resumed = reopened(train(runOf({ ...settings, epochs: 10 })));
    resumed.extend(7);
    resumed.advance(1e6);
    const twice = reopened(resumed);
    twice.extend(9);
    assert.deepEqual(ending(train(twice)), whole);
  });
}

for (const schedule of ['cosine', 'one-cycle']) {
  test(`${schedule}: the final rate stays`, () => {
    const settings = { schedule, epochs: 4, finalRate: 0.1, learningRate: 0.01 };
    const run = train(runOf(settings));
    const checkpoint = run.checkpoint();
    run.extend(3);
    assert.equal(run.scheduleEpochs, 4);
    const going = reopened(run);
    assert.equal(going.scheduleEpochs, 4);
    const result = ending(train(going));
    // The same under a constant rate of that height, from the same weights on.
    const flat = resolveRecipe({ ...checkpoint.recipe, preset: undefined, epochs: 7 });
    const same = new Run(core, flat, data);
    same.resume(checkpoint);
    assert.equal(ending(train(same)).weightsSha256, result.weightsSha256);
    const curve = learningRateCurve(core, flat, 70, 4);
    assert.equal(curve.length, 70);
    for (const { epoch, rate } of curve) {
      if (epoch >= 4) assert.equal(rate, Math.fround(Math.fround(0.1) * Math.fround(0.01)));
      else if (epoch > 1.5) assert.ok(rate > 0.001);
    }
  });
}

test('patience counts from where the run was made longer', () => {
  const run = runOf({ epochs: 50, patience: 2, learningRate: 0 });
  train(run);
  assert.equal(run.epochs.length, 3);
  assert.ok(run.stoppedEarly);
  run.extend(10);
  assert.equal(run.recipe.epochs, 13);
  const again = reopened(run);
  train(again);
  assert.deepEqual([again.epochs.length, again.stoppedEarly], [5, true]);
  again.dispose();
});

test('a run that stands in the middle of an epoch goes on there', () => {
  const run = runOf({ epochs: 9 });
  run.advance(1e6);
  run.advance(1);
  run.extend(2);
  const expected = ending(train(runOf({ epochs: 3 })));
  assert.deepEqual(ending(train(run)), expected);
});

test('a new learning rate applies to a finished run that goes on', () => {
  const ends = [0.001, 0.01].map((rate) => {
    const run = train(runOf({ epochs: 1 }));
    run.setLearningRate(rate);
    run.extend(1);
    assert.deepEqual(run.changes, [
      { position: 1, field: 'learningRate', from: 0.001, to: rate },
      { position: 1, field: 'epochs', from: 1, to: 2 },
    ]);
    return ending(train(run)).weightsSha256;
  });
  assert.notEqual(ends[0], ends[1]);
});

test('what is no number of epochs and no rate is refused, and nothing changes', () => {
  const run = train(runOf({ epochs: 1 }));
  for (const more of /** @type {any[]} */ ([0, -1, 1.5, NaN, 100_000, '3', null, undefined, {}])) {
    assert.throws(() => run.extend(more), { name: 'MlpError', code: 'bad-epochs' });
  }
  for (const rate of /** @type {any[]} */ ([-1, NaN, Infinity, 1e-60, 1e60, '1', null, {}])) {
    assert.throws(() => run.setLearningRate(rate), { name: 'MlpError', code: 'bad-learning-rate' });
  }
  assert.deepEqual([run.changes, run.recipe.epochs, run.finished], [[], 1, true]);
  run.dispose();
});

test('a checkpoint with changes of another form is refused', () => {
  const run = train(runOf({ epochs: 1 }));
  const checkpoint = run.checkpoint();
  run.dispose();
  const sound = { position: 1, field: 'epochs', from: 1, to: 2 };
  for (const changes of [{}, [null], [{ ...sound, field: 'seed' }], [{ ...sound, to: '2' }]]) {
    const bytes = encodeCheckpoint({ ...checkpoint, changes: /** @type {any} */ (changes) });
    assert.throws(() => decodeCheckpoint(bytes), { code: 'bad-checkpoint' });
  }
});
