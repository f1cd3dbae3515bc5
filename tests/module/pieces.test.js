import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as engine from '../../web/engine/index.js';
import {
  generateDataset,
  loadCore,
  makeSamples,
  resolveRecipe,
  Run,
} from '../../web/module/index.js';
import { digits, refusal } from '../support.js';

const core = await loadCore();

test('samples are made of images and labels, and checked', () => {
  const right = { pixels: [0, 1, 2, 3, 4, 255], labels: [0, 2], width: 3, height: 1 };
  const samples = makeSamples(right);
  assert.deepEqual(samples, {
    pixels: Uint8Array.of(0, 1, 2, 3, 4, 255),
    labels: Uint16Array.of(0, 2),
    count: 2,
    width: 3,
    height: 1,
    channels: 1,
    inputs: 3,
    classNames: ['0', '1', '2'],
  });
  const again = makeSamples(samples);
  assert.deepEqual(again, samples);
  assert.equal(again.pixels.buffer, samples.pixels.buffer, 'nothing is copied in vain');
  assert.equal(makeSamples({ ...right, width: 1, channels: 3 }).channels, 3);
  /** @type {[any, string, RegExp][]} */
  const cases = [
    [{ width: 0 }, 'bad-argument', /samples\.width/],
    [{ width: undefined }, 'bad-argument', /samples\.width/],
    [{ height: '1' }, 'bad-argument', /samples\.height/],
    [{ channels: 1.5 }, 'bad-argument', /samples\.channels/],
    [{ width: 65536, height: 2 }, 'bad-argument', /65536/],
    [{ labels: undefined }, 'bad-labels', /samples\.labels/],
    [{ labels: [0, -1] }, 'bad-labels', /labels\[1\] is -1/],
    [{ labels: [0, 1024] }, 'bad-labels', /1024/],
    [{ labels: ['0', '1'] }, 'bad-labels', /labels\[0\] is "0"/],
    [{ labels: Float32Array.of(0, NaN) }, 'bad-labels', /labels\[1\]/],
    [{ labels: [] }, 'samples-empty', /samples/],
    [{ labels: [0] }, 'samples-size', /1 labels.*pixels has 6/],
    [{ pixels: null }, 'bad-pixels', /samples\.pixels/],
    [{ pixels: [0, 0, 0.5, 0, 0, 0] }, 'bad-pixels', /pixels\[2\] is 0\.5/],
    [{ pixels: [[1, 2, 3], [4]] }, 'samples-size', /pixels\[1\] has 1/],
    [{ pixels: [[1, 2, 3], 'abc'] }, 'bad-pixels', /pixels\[1\]/],
    [{ classNames: ['a'] }, 'bad-labels', /0 to 0/],
    [{ classNames: 'abc' }, 'bad-class-names', /classNames/],
    [{ classNames: ['a', 'b', '\n'] }, 'bad-class-names', /printable/],
    [{ count: 3 }, 'samples-size', /count is 3/],
    [{ inputs: 4 }, 'samples-size', /inputs is 4/],
  ];
  for (const [changes, code, sentence] of cases) {
    const made = () => makeSamples({ ...right, ...changes });
    assert.throws(made, refusal(code, sentence), JSON.stringify(changes));
  }
  for (const wrong of /** @type {any[]} */ ([null, undefined, 3, 'a', []])) {
    assert.throws(() => makeSamples(wrong), refusal('bad-argument', /samples/));
  }
});

test('a run of an unresolved recipe, and of samples without what can be derived', () => {
  const { train: all, test: some } = digits(core, 600, 100);
  /** @param {any} samples */
  const bare = ({ pixels, labels, width, height }) => ({ pixels, labels, width, height });
  const data = { train: bare(all), test: bare(some) };
  const run = new Run(core, { dataset: 'digits', epochs: 1 }, data);
  run.advance(1e6);
  const expected = new Run(core, engine.resolveRecipe({ epochs: 1 }), { train: all, test: some });
  expected.advance(1e6);
  assert.equal(run.evaluate().weightsSha256, expected.evaluate().weightsSha256);
  assert.deepEqual(run.recipe, expected.recipe);
  for (const batches of /** @type {any[]} */ ([0, -1, 1.5, NaN, '5', null, undefined, {}])) {
    assert.throws(() => run.advance(batches), refusal('bad-argument', /maxBatches/));
  }
  for (const checkpoint of /** @type {any[]} */ ([null, {}, 'a', { state: new Uint8Array(3) }])) {
    assert.throws(() => run.resume(checkpoint), refusal('bad-argument', /checkpoint/));
  }
  for (const pixels of /** @type {any[]} */ ([
    new Float32Array(784),
    new Array(784).fill(1),
    null,
  ])) {
    assert.throws(() => run.resultNetwork.predict(pixels), refusal('samples-shape'));
  }
  run.dispose();
  expected.dispose();
  const used = core.heap.bytesUsed;
  /** @type {[any, any, any][]} */
  const cases = [
    [null, {}, data],
    [loadCore(), {}, data],
    [core, null, data],
    [core, { dataset: {} }, data],
    [core, {}, null],
    [core, {}, {}],
    [core, {}, { train: data.train, test: null }],
    [core, {}, { train: [], test: [] }],
  ];
  for (const args of cases)
    assert.throws(() => new Run(...args), {
      code: /^bad-(argument|recipe|dataset)$/,
      message: /\.$/,
    });
  assert.equal(core.heap.bytesUsed, used);
});

test('a run that is finished is not trained on, unless it is extended', () => {
  const run = new Run(core, { epochs: 1, layers: [8] }, digits(core, 600, 100));
  run.advance(1e6);
  const { weightsSha256 } = run.evaluate();
  assert.throws(() => run.advance(1), refusal('run-finished', /extend/));
  assert.equal(run.evaluate().weightsSha256, weightsSha256);
  assert.equal(run.epochs.length, 1);
  run.extend(1);
  run.advance(1e6);
  assert.equal(run.epochs.length, 2);
  run.dispose();
});

test('a run resumes the checkpoint of its own recipe only', () => {
  const settings = { epochs: 2, layers: [8], learningRate: 0.01 };
  const data = digits(core, 600, 100);
  const first = new Run(core, settings, data);
  first.advance(1e6);
  const checkpoint = first.checkpoint();
  first.advance(1e6);
  for (const other of [
    { learningRate: 0.03 },
    { epochs: 3 },
    { layers: [9] },
    { trainSize: 300 },
    { schedule: 'cosine' },
    { testViews: 2 },
  ]) {
    const run = new Run(core, { ...settings, ...other }, data);
    const [name] = Object.keys(other);
    assert.throws(() => run.resume(checkpoint), refusal('other-recipe', new RegExp(` ${name} `)));
    assert.equal(run.epochs.length, 0);
    run.dispose();
  }
  const second = new Run(core, { ...settings, threads: 1 }, data);
  for (const wrong of [
    { samplesTrained: -1 },
    { seconds: NaN },
    { changes: [5] },
    { recipe: { ...checkpoint.recipe, layers: 'x' } },
  ]) {
    const spoilt = /** @type {any} */ ({ ...checkpoint, ...wrong });
    assert.throws(() => second.resume(spoilt), refusal('bad-checkpoint', /checkpoint/));
  }
  second.resume(checkpoint);
  second.advance(1e6);
  assert.equal(second.evaluate().weightsSha256, first.evaluate().weightsSha256);
  for (const rate of /** @type {any[]} */ ([-1, 1e30, NaN, '1', null])) {
    assert.throws(() => second.setLearningRate(rate), refusal('bad-learning-rate', /rate must/));
  }
  for (const more of /** @type {any[]} */ ([0, 1e9, 1.5, '1'])) {
    assert.throws(() => second.extend(more), refusal('bad-argument', /more must/));
  }
  first.dispose();
  second.dispose();
});

test('a run or a core that was disposed of says so', async () => {
  const other = await loadCore();
  const data = digits(other, 600, 100);
  const settings = { epochs: 2, layers: [8] };
  const [first, second] = [new Run(other, settings, data), new Run(other, settings, data)];
  /** @param {Run} run @param {RegExp} sentence */
  const refuses = (run, sentence) => {
    for (const use of [
      () => run.advance(1),
      () => run.advanceBatch(),
      () => run.evaluate(),
      () => run.evaluateTest(),
      () => run.model(),
      () => run.plan,
      () => run.threads,
      () => run.checkpoint(),
      () => run.resume(/** @type {any} */ ({})),
      () => run.testSample(0),
      () => run.setLearningRate(1),
      () => run.extend(1),
      () => run.renameClasses([]),
    ]) {
      assert.throws(use, refusal('disposed', sentence), String(use));
    }
  };
  first.advance(1);
  first.dispose();
  first.dispose();
  refuses(first, /run/);
  second.advance(1);
  other.dispose();
  refuses(second, /core/);
  second.dispose();
  assert.throws(() => generateDataset(other, 'digits'), refusal('disposed', /core/));
  assert.throws(() => new Run(other, settings, data), refusal('disposed', /core/));
});

test('recipes are resolved from a list', () => {
  const [recipe] = [{ dataset: 'digits' }].map(resolveRecipe);
  assert.equal(recipe.dataset, 'digits');
  assert.equal(resolveRecipe.length, 1);
});
