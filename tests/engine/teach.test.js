/** Distillation: a run that learns from the outputs of other networks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { teach } from '../../web/engine/run/teach.js';
import { recipeFromHash } from '../../web/engine/recipe/read-link.js';
import {
  decodeCheckpoint,
  encodeCheckpoint,
  loadCore,
  resolveRecipe,
  Run,
} from '../../web/engine/index.js';
import { digits, refusal } from '../support.js';

const core = await loadCore();
const data = digits(core, 600, 200);

/** @param {object} changes @param {{train: any, test: any}} [of] */
const makeRun = (changes, of = data) =>
  new Run(
    core,
    resolveRecipe({ dataset: 'digits', layers: [20], batchSize: 20, epochs: 4, ...changes }),
    of,
  );

/** @param {Run} run */
function finish(run) {
  while (!run.finished) run.advance(1000);
  return run.evaluate();
}

/** @param {object} changes */
function trained(changes) {
  const run = makeRun(changes);
  const { testErrorRate } = finish(run);
  const model = run.model();
  run.dispose();
  return { model, testErrorRate };
}

const teachers = [1, 2].map((seed) => trained({ layers: [48], epochs: 6, seed }));
const models = teachers.map(({ model }) => model);
const taught = { teacherWeight: 0.7, temperature: 2, mixup: 0.2, shift: 1 };

test('of labels that are all wrong, only the teachers’ word is learned', () => {
  const wrong = { ...data.train, labels: data.train.labels.map((label) => (label + 1) % 10) };
  const run = makeRun({ teacherWeight: 1, epochs: 8 }, { train: wrong, test: data.test });
  const hashes = teach(core, run, models);
  assert.equal(new Set(hashes).size, 2);
  const { testErrorRate } = finish(run);
  assert.ok(testErrorRate < 0.35, `${testErrorRate}`);
  run.dispose();
});

test('resumed with the same teachers it ends the same, and with others not at all', () => {
  const whole = makeRun(taught);
  teach(core, whole, models);
  const expected = finish(whole).weightsSha256;
  const half = makeRun(taught);
  teach(core, half, models);
  while (half.epochs.length < 2) half.advance(1000);
  const kept = decodeCheckpoint(encodeCheckpoint(half.checkpoint()));
  const resumed = makeRun(taught);
  teach(core, resumed, models);
  resumed.resume(kept);
  assert.equal(finish(resumed).weightsSha256, expected);
  const other = makeRun(taught);
  teach(core, other, models.slice(0, 1));
  assert.throws(() => other.resume(kept), refusal('other-data', /other teachers/));
  const none = makeRun(taught);
  assert.throws(() => none.resume(kept), refusal('other-data'));
  for (const run of [whole, half, resumed, other, none]) run.dispose();
});

test('what cannot teach is refused, and no link says that somebody does', () => {
  const run = makeRun(taught);
  const [model] = models;
  const small = { ...model, config: { ...model.config, classes: 9 } };
  const sigmoid = { ...model, config: { ...model.config, cost: 'quadratic' } };
  assert.throws(() => teach(core, run, [small]), refusal('bad-teacher', /784 values and tells 9/));
  assert.throws(() => teach(core, run, [model, sigmoid]), refusal('bad-teacher', /softmax/));
  run.dispose();
  assert.throws(() => recipeFromHash('#dataset=digits&teacherWeight=0.5'), refusal('bad-link'));
});
