import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { initFrom, settingsOf } from '../../web/engine/run/init-from.js';
import { digits, refusal } from '../support.js';

const core = await loadCore();
const data = digits(core, 1200, 300);
const base = resolveRecipe({
  dataset: 'digits',
  layers: [16, 12],
  epochs: 2,
  batchSize: 20,
  scaling: 'standard',
});

/** @param {object} changes @param {{train: any, test: any}} [of] */
const makeRun = (changes, of = data) => new Run(core, { ...base, ...changes }, of);

const first = makeRun({});
while (!first.finished) first.advance(1000);
const model = first.model();
const { validationErrorRate } = first.evaluate();

/** Only the digits 0 to 3. */
const four = (() => {
  const part = (/** @type {import('../../web/engine/samples.js').Samples} */ set) => {
    const rows = [...set.labels.keys()].filter((i) => set.labels[i] < 4);
    return {
      ...set,
      pixels: Uint8Array.from(
        rows.flatMap((i) => [...set.pixels.subarray(i * 784, (i + 1) * 784)]),
      ),
      labels: Uint16Array.from(rows, (i) => set.labels[i]),
      count: rows.length,
      classNames: ['zero', 'one', 'two', 'three'],
    };
  };
  return { train: part(data.train), test: part(data.test) };
})();

const settings = settingsOf(model);

test('a run begins where the network was', () => {
  assert.deepEqual(settings, {
    ...{ layers: [16, 12], cost: 'cross-entropy', activation: 'relu' },
    ...{ linear: [], residual: false },
  });
  const run = makeRun({ ...settings, seed: 9, learningRate: 0 });
  assert.deepEqual(initFrom(run, model), { newLastLayer: false });
  run.advance(1000);
  assert.deepEqual(run.network.parameters(), model.parameters);
  assert.deepEqual(run.network.scaling, model.scaling);
  assert.equal(run.evaluate().testErrorRate, first.evaluate().testErrorRate);
  run.dispose();
});

test('it learns on, and is resumed to the same weights', () => {
  const begin = () => {
    const run = makeRun({ ...settings, seed: 9, averaging: 0.9 });
    initFrom(run, model);
    return run;
  };
  const whole = begin();
  while (!whole.finished) whole.advance(1000);
  assert.ok(Number(whole.evaluate().validationErrorRate) < Number(validationErrorRate));
  const half = begin();
  while (half.epochs.length < 1) half.advance(1000);
  const resumed = makeRun({ ...settings, seed: 9, averaging: 0.9 });
  resumed.resume(half.checkpoint());
  while (!resumed.finished) resumed.advance(1000);
  assert.equal(resumed.evaluate().weightsSha256, whole.evaluate().weightsSha256);
  for (const run of [whole, half, resumed]) run.dispose();
});

test('other classes: a new last layer, and the others stay', () => {
  const run = makeRun({ ...settings, epochs: 1 }, four);
  assert.deepEqual(initFrom(run, model), { newLastLayer: true });
  const before = 16 * 785 + 12 * 17;
  const parameters = run.network.parameters();
  assert.deepEqual(parameters.subarray(0, before), model.parameters.subarray(0, before));
  assert.equal(parameters.length, before + 4 * 13);
  run.dispose();
});

for (const [frozenLayers, frozen] of [
  [1, 16 * 785],
  [2, 16 * 785 + 12 * 17],
]) {
  test(`${frozenLayers} frozen: its weights keep their bits, the others learn`, () => {
    const recipe = { ...settings, weightDecay: 0.1, optimizer: /** @type {const} */ ('adamw') };
    const run = makeRun({ ...recipe, keepBest: true }, four);
    initFrom(run, model, frozenLayers);
    const begun = run.network.parameters();
    while (!run.finished) run.advance(7);
    const { parameters } = run.model();
    assert.deepEqual(parameters.subarray(0, frozen), model.parameters.subarray(0, frozen));
    assert.notDeepEqual(parameters.subarray(frozen), begun.subarray(frozen));
    assert.ok(run.evaluate().testErrorRate < 0.3);
    run.dispose();
  });
}

test('frozen layers change nothing in those above them but what they read', () => {
  // The first batch sees the same weights, frozen or not, and gives the last layer the same step.
  const runs = [0, 2].map((frozenLayers) => {
    const run = makeRun({ ...settings, optimizer: 'sgd' });
    initFrom(run, model, frozenLayers);
    run.advance(1);
    return run;
  });
  const [a, b] = runs.map((run) => run.network.parameters().subarray(16 * 785 + 12 * 17));
  assert.deepEqual(a, b);
  for (const run of runs) run.dispose();
});

test('what does not fit is refused', () => {
  const mixed = { config: { ...model.config, activations: ['relu', 'tanh'] } };
  assert.throws(() => settingsOf(mixed), refusal('init-from', /relu and tanh/));
  const other = makeRun({ layers: [16] });
  assert.throws(() => initFrom(other, model), refusal('init-from', /784-16-12 .* 784-16;/));
  const fits = makeRun({ ...settings });
  assert.throws(() => initFrom(fits, model, 3), refusal('init-from', /2 hidden layers/));
  const averaged = makeRun({ ...settings, averaging: 0.9 });
  assert.throws(() => initFrom(averaged, model, 1), refusal('init-from', /averaged/));
  const normalised = makeRun({ ...settings, batchNorm: true });
  assert.throws(() => initFrom(normalised, model, 1), refusal('init-from', /batch normalisation/));
  for (const run of [other, fits, averaged, normalised]) run.dispose();
});
