import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore, presetOfDataset, presets, resolveRecipe, Run } from '../../web/engine/index.js';
import { digits, realData, withoutData } from '../support.js';

const core = await loadCore();
const data = digits(core, 3000, 500);
/** @param {object} changes */
const runOf = (changes) =>
  new Run(core, resolveRecipe({ dataset: 'digits', epochs: 2, ...changes }), data);

/** @param {Run} run @param {number} [slice] */
function train(run, slice = 1e6) {
  while (!run.finished) run.advance(slice);
  return run.evaluate();
}

test('the standard split holds 1,000 (of small sets a fifth) of the training images out', () => {
  const { trainCount, validationCount, testCount } = runOf({}).plan;
  assert.deepEqual([trainCount, validationCount, testCount], [2400, 600, 500]);
  const small = runOf({ trainSize: 100, testSize: 50 }).plan;
  assert.deepEqual([small.trainCount, small.validationCount, small.testCount], [100, 600, 50]);
});

test('the reference split pools train and test and takes 1 % as test', () => {
  const { trainCount, validationCount, testCount } = runOf({ split: 'reference' }).plan;
  assert.deepEqual([trainCount, validationCount, testCount], [3500 - 35 - 693, 693, 35]);
});

test('slices change no bit, seeds do', () => {
  const whole = train(runOf({})).weightsSha256;
  assert.equal(train(runOf({}), 7).weightsSha256, whole);
  assert.notEqual(train(runOf({ seed: 2 })).weightsSha256, whole);
});

test('a run reports what it did', () => {
  const run = runOf({ epochs: 3 });
  const result = train(run, 10);
  assert.deepEqual(
    run.epochs.map((entry) => entry.epoch),
    [1, 2, 3],
  );
  assert.ok(run.epochs.every((entry) => entry.seconds > 0 && entry.trainCost > 0));
  assert.ok(run.epochs[2].trainCost < run.epochs[0].trainCost);
  assert.equal(result.validationErrorRate, run.epochs[2].validationErrorRate);
  assert.equal(result.validationCost, run.epochs[2].validationCost);
  assert.equal(
    result.confusionMatrix.flat().reduce((sum, n) => sum + n, 0),
    500,
  );
  assert.ok(result.samplesPerSecond > 0);
  assert.match(result.weightsSha256, /^[0-9a-f]{64}$/);
});

test('the validation cost of an epoch is the mean of -ln(output of the true class)', () => {
  const run = runOf({
    layers: [30],
    dropout: [0.3],
    labelSmoothing: 0.1,
    shift: 1,
    split: 'standard',
  });
  run.advance(1e6);
  const { pixels, labels } = data.train;
  const heldOut = [...core.permutation(run.recipe.seed, 3000).slice(2400)];
  const own = heldOut.map((row) => {
    const outputs = run.network.predict(pixels.slice(row * 784, (row + 1) * 784));
    return -Math.log(outputs[labels[row]]);
  });
  const expected = own.reduce((sum, each) => sum + each) / heldOut.length;
  const cost = Number(run.epochs[0].validationCost);
  assert.ok(Math.abs(cost - expected) < 1e-5 * expected, `${cost}, not ${expected}`);
  run.dispose();
});

test('a network that learns few images by heart overfits: only the validation cost rises', () => {
  const run = runOf({ trainSize: 200, layers: [100], epochs: 60, optimizer: 'adam' });
  train(run);
  const costs = run.epochs.map(({ validationCost }) => Number(validationCost));
  const lowest = costs.indexOf(Math.min(...costs));
  assert.ok(lowest < 50, `lowest in epoch ${lowest + 1}`);
  assert.ok(costs[59] > costs[lowest]);
  assert.ok(run.epochs[59].trainCost < run.epochs[lowest].trainCost);
  run.dispose();
});

test('in the middle of an epoch the validation error is that of the weights as they are', () => {
  const run = runOf({ epochs: 3 });
  run.advance(1e6);
  run.advance(20);
  const { validationErrorRate, validationCost } = run.evaluate();
  const { parameters } = run.model();
  const judge = runOf({ epochs: 3 });
  judge.network.setParameters(parameters);
  judge.network.setLearningRate(0);
  judge.advance(1e6);
  assert.equal(validationErrorRate, judge.epochs[0].validationErrorRate);
  assert.equal(validationCost, judge.epochs[0].validationCost);
  for (const each of [run, judge]) each.dispose();
});

test('a hundred runs, one after the other, take the memory of the first few', () => {
  const shapes = [{}, { layers: [50, 20], optimizer: 'adam', batchSize: 50 }, { layers: [] }];
  /** @type {number[]} */
  const totals = [];
  for (let i = 0; i < 100; i++) {
    const run = runOf({ ...shapes[i % shapes.length], epochs: 1, trainSize: 200 });
    run.advance(1e6);
    run.dispose();
    totals.push(core.heap.bytesTotal);
  }
  assert.equal(totals[99], totals[shapes.length - 1]);
});

test('a set that cannot be tested or learned is refused before anything is trained', () => {
  const before = core.heap.bytesUsed;
  const { train: own, test: others } = data;
  const narrow = { width: 20, inputs: 560, pixels: others.pixels.slice(0, others.count * 560) };
  const flat = { width: 14, height: 14, channels: 4 };
  const labels = Uint16Array.from(others.labels);
  labels[7] = 10;
  const cases = /** @type {[string, RegExp, object][]} */ ([
    ['samples-shape', /20x28 pixels.*28x28 pixels/, { test: { ...others, ...narrow } }],
    ['samples-shape', /14x14 pixels in 4 channels/, { test: { ...others, ...flat } }],
    ['bad-label', /test image 7 is 10, .* 10 classes/, { test: { ...others, labels } }],
    ['one-class', /one class, "3"/, { train: { ...own, labels: own.labels.map(() => 3) } }],
  ]);
  for (const split of ['standard', 'reference']) {
    const recipe = resolveRecipe({ dataset: 'digits', split });
    for (const [code, message, changes] of cases) {
      const given = { ...data, ...changes };
      assert.throws(() => new Run(core, recipe, given), { name: 'MlpError', code, message });
    }
  }
  assert.equal(core.heap.bytesUsed, before);
});

test('a run whose test fails still gives its network', () => {
  const run = runOf({ epochs: 1 });
  train(run);
  const expected = run.model();
  run.evaluateTest = () => {
    throw new RangeError('no memory');
  };
  assert.throws(() => run.evaluate(), { message: 'no memory' });
  assert.deepEqual(run.model(), expected);
  run.dispose();
});

test('runs free what they take', () => {
  const before = core.heap.bytesUsed;
  const run = runOf({});
  run.advance(5);
  run.dispose();
  assert.equal(core.heap.bytesUsed, before);
  assert.throws(() => runOf({ layers: Array(8).fill(8192), batchSize: 4096 }));
  assert.equal(core.heap.bytesUsed, before);
});

test('generated digits are learnt: at most 12 % test error after three epochs of 12,000', () => {
  const recipe = resolveRecipe({ dataset: 'digits', epochs: 3 });
  const run = new Run(core, recipe, digits(core, 13000, 2000));
  const { testErrorRate } = train(run);
  run.dispose();
  assert.ok(testErrorRate <= 0.12, `${testErrorRate}`);
});

test(
  'MNIST: the reference preset reaches at most 5 % test error',
  { skip: withoutData },
  async (t) => {
    const run = new Run(core, resolveRecipe({ preset: 'mnist-seed' }), await realData('mnist'));
    const { testErrorRate } = train(run);
    run.dispose();
    t.diagnostic(`test error ${(100 * testErrorRate).toFixed(2)} %`);
    assert.ok(testErrorRate <= 0.05, `${testErrorRate}`);
  },
);

test('a recipe is filled up from its preset, and bad values get a sentence', () => {
  for (const name of Object.keys(presets)) {
    assert.equal(resolveRecipe({ preset: name }).preset, name);
  }
  for (const [dataset, preset] of Object.entries(presetOfDataset)) {
    assert.equal(resolveRecipe({ dataset, seed: 7 }).preset, preset);
  }
  assert.equal(resolveRecipe({ dataset: 'mnist', epochs: 3 }).preset, null);
  const cases = /** @type {[string, object][]} */ ([
    ['bad-preset', { preset: 'best' }],
    ['bad-dataset', { dataset: 'imagenet' }],
    ['bad-learning-rate', { learningRate: -1 }],
    ['bad-learning-rate', { learningRate: Number.NaN }],
    ['bad-learning-rate', { learningRate: 1e-46 }],
    ['bad-weight-decay', { weightDecay: 1e-60 }],
    ['bad-dropout', { dropout: [0.1, 1e-50], layers: [3, 3] }],
    ['bad-batch-size', { batchSize: 2.5 }],
    ['bad-batch-size', { batchSize: '10' }],
    ['bad-layers', { layers: [0] }],
    ['bad-layers', { layers: Array(9).fill(1) }],
    ['bad-seed', { seed: 2 ** 53 }],
    ['bad-recipe', { learning_rate: 1 }],
  ]);
  for (const [code, changes] of cases) {
    assert.throws(() => resolveRecipe(changes), { code, message: /\.$/ });
  }
});
