import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import * as engine from '../../web/engine/index.js';
import {
  generateDataset,
  loadCore,
  makeSamples,
  open,
  resolveRecipe,
  Run,
  train,
} from '../../web/module/index.js';
import { digits, realData, refusal, withoutData } from '../support.js';

const SMALL = { dataset: 'digits', trainSize: 1000, testSize: 300, epochs: 2, threads: 1 };
const core = await loadCore();

/** The weights of the engine's own loop. @param {object} settings */
function weightsOf(settings) {
  const recipe = engine.resolveRecipe(settings);
  const run = new engine.Run(core, recipe, generateDataset(core, 'digits', recipe));
  while (!run.finished) run.advance(100);
  const result = run.evaluate();
  run.dispose();
  return result;
}

test('one call trains to the bits of the loop, and tells of every epoch', async () => {
  /** @type {import('../../web/module/index.js').EpochInfo[]} */
  const epochs = [];
  /** @type {number[]} */
  const batches = [];
  const model = await train({
    ...SMALL,
    onEpoch: (epoch) => epochs.push(epoch),
    onProgress: ({ batch }) => batches.push(batch),
  });
  const expected = weightsOf(SMALL);
  assert.equal(model.weightsSha256, expected.weightsSha256);
  assert.equal(model.testErrorRate, expected.testErrorRate);
  assert.equal(model.validationErrorRate, expected.validationErrorRate);
  assert.deepEqual(model.confusionMatrix, expected.confusionMatrix);
  assert.equal(model.report?.accuracy, 1 - expected.testErrorRate);
  assert.deepEqual(
    epochs.map(({ epoch, epochs: all }) => [epoch, all]),
    [
      [1, 2],
      [2, 2],
    ],
  );
  assert.deepEqual(
    model.epochs,
    epochs.map(({ epochs: _epochs, ...rest }) => rest),
  );
  assert.equal(batches.at(-1), Math.ceil(1000 / 32));
  assert.equal(model.recipe.epochs, 2);
  assert.deepEqual(model.layers, [784, 128, 10]);
  assert.deepEqual(model.image, { width: 28, height: 28, channels: 1 });
});

test('a signal that is aborted already: nothing begins', async () => {
  const signal = AbortSignal.abort();
  await assert.rejects(train({ signal }), refusal('aborted', /before its first batch/));
});

test('a model predicts one image or several, evaluates, is saved and opened again', async () => {
  const model = await train(SMALL);
  const { test: samples } = generateDataset(core, 'digits', { testSize: 300 });
  const images = Array.from({ length: 300 }, (_, i) =>
    samples.pixels.slice(784 * i, 784 * (i + 1)),
  );
  const all = model.predict(images);
  const wrong = all.filter(({ label }, i) => label !== samples.labels[i]).length;
  assert.equal(wrong / 300, model.testErrorRate);
  const one = model.predict(images[7]);
  assert.deepEqual(one, all[7]);
  assert.equal(one.className, String(one.label));
  assert.equal(one.confidence, Math.max(...one.outputs));
  assert.ok(Math.abs(one.outputs.reduce((a, b) => a + b) - 1) < 1e-5);
  assert.deepEqual(model.predict(Array.from(images[7])), one);
  assert.deepEqual(model.predict(new Uint8ClampedArray(images[7])), one);
  assert.throws(() => model.predict([]), refusal('bad-pixels', /image has 0/));

  const opened = await open(model.save());
  assert.equal(opened.weightsSha256, model.weightsSha256);
  assert.deepEqual(opened.predict(images[7]), one);
  assert.deepEqual(opened.recipe, model.recipe);
  assert.deepEqual(
    [opened.testErrorRate, opened.confusionMatrix, opened.report, opened.epochs],
    [null, null, null, []],
  );
  const { errorRate, confusionMatrix, report } = opened.evaluate(samples);
  assert.equal(errorRate, model.testErrorRate);
  assert.deepEqual(confusionMatrix, model.confusionMatrix);
  assert.deepEqual(report, model.report);
  assert.deepEqual((await open(model.save().buffer)).predict(images[7]), one);
  opened.dispose();
  opened.dispose();
  assert.throws(() => opened.predict(images[7]), refusal('disposed'));
  assert.equal(model.predict(images[7]).label, one.label);
});

test('pixels that are none are refused, each with its argument’s name', async () => {
  const model = await train({ ...SMALL, trainSize: 200, epochs: 1 });
  const right = new Array(784).fill(0);
  /** @param {unknown} value */
  const withPixel = (value) => right.with(3, value);
  for (const value of [0.5, NaN, 510, -1, 256, Infinity, '7', null, undefined, {}, 3n]) {
    const images = /** @type {any} */ (withPixel(value));
    assert.throws(() => model.predict(images), refusal('bad-pixels', /image\[3\]/), String(value));
    const second = refusal('bad-pixels', /images\[1\]\[3\]/);
    assert.throws(() => model.predict([right, images]), second);
  }
  assert.throws(() => model.predict(Float32Array.from(right, () => 0.1)), refusal('bad-pixels'));
  assert.throws(() => model.predict(Uint16Array.from(right, () => 510)), refusal('bad-pixels'));
  for (const value of [undefined, null, 'abc', {}, 7, () => 0, Object.create(null), Symbol('a')]) {
    const wrong = /** @type {any} */ (value);
    assert.throws(() => model.predict(wrong), refusal('bad-pixels', /image/));
  }
  assert.throws(() => model.predict(new Uint8Array(783)), refusal('bad-pixels', /28 x 28.*783/));
  assert.throws(() => model.predict(new Uint8Array(2 * 784)), refusal('bad-pixels', /list of/));
  assert.throws(() => model.predict([right, [1]]), refusal('bad-pixels', /images\[1\] has 1/));
});

test('a model evaluates only images of its size and classes', async () => {
  const model = await train({ ...SMALL, trainSize: 200, epochs: 1 });
  const pixels = new Uint8Array(784);
  /** @type {any[]} */
  const wrong = [null, 'digits', {}, { pixels, labels: [1], width: 14, height: 56 }];
  for (const samples of wrong) assert.throws(() => model.evaluate(samples), { name: 'MlpError' });
  const other = { pixels, labels: [10], width: 28, height: 28 };
  assert.throws(() => model.evaluate(other), refusal('samples-shape', /11/));
  assert.equal(model.evaluate({ ...other, labels: [9] }).confusionMatrix.length, 10);
});

test('data of one’s own: what can be derived is not asked for', async () => {
  /** Bright left halves and right halves. @param {number} count */
  const halves = (count) => ({
    pixels: Array.from({ length: count }, (_, i) =>
      Array.from({ length: 16 }, (_, at) =>
        at % 4 < 2 === (i % 2 === 0) ? 200 + (i % 50) : i % 40,
      ),
    ),
    labels: Array.from({ length: count }, (_, i) => i % 2),
    width: 4,
    height: 4,
  });
  const data = { train: halves(400), test: halves(60) };
  const model = await train({ data, layers: [8], epochs: 5, threads: 1 });
  assert.equal(model.testErrorRate, 0);
  assert.equal(model.recipe.dataset, 'custom');
  assert.deepEqual(model.classNames, ['0', '1']);
  const named = { ...data.train, classNames: ['left', 'right', 'both'] };
  const withNames = { train: named, test: { ...data.test, classNames: ['left', 'right'] } };
  const second = await train({ data: withNames, layers: [8], epochs: 5, threads: 1 });
  assert.equal(second.predict(data.test.pixels[1]).className, 'right');
  assert.equal(second.classNames.length, 3);
  const samples = { train: makeSamples(data.train), test: makeSamples(data.test) };
  const third = await train({ data: samples, layers: [8], epochs: 5, threads: 1 });
  assert.equal(third.weightsSha256, model.weightsSha256);
  // A preset of a generated data set is a recipe like any other.
  const preset = await train({ preset: 'digits', data, layers: [8], epochs: 1, threads: 1 });
  assert.equal(preset.recipe.dataset, 'custom');
  assert.equal(preset.recipe.preset, null);
  // One of a published set too, unless the images could be its.
  const settings = { preset: 'mnist-relu', layers: [8], epochs: 1, threads: 1 };
  const { recipe } = await train({ ...settings, data });
  assert.deepEqual([recipe.dataset, recipe.preset], ['custom', null]);
  const like = await train({ ...settings, data: digits(core, 200, 50) });
  assert.deepEqual([like.recipe.dataset, like.recipe.preset], ['mnist', 'mnist-relu']);
  const told = await train({ ...settings, dataset: 'custom', data: digits(core, 200, 50) });
  assert.equal(told.recipe.dataset, 'custom');
});

test('what is wrong with the arguments is said', async () => {
  const image = { pixels: new Uint8Array(4), labels: [0], width: 2, height: 2 };
  const data = { train: image, test: image };
  /** @type {[any, string, RegExp][]} */
  const cases = [
    [null, 'bad-argument', /options.*null/],
    ['digits', 'bad-argument', /options.*"digits"/],
    [[], 'bad-argument', /options/],
    [{ epoch: 3 }, 'bad-recipe', /"epoch"/],
    [{ dataset: 'mnist' }, 'data-missing', /"mnist".*readDataset/],
    [{ dataset: 'custom' }, 'data-missing', /data/],
    [{ preset: 'mnist-best' }, 'data-missing', /"mnist"/],
    [{ dataset: {} }, 'bad-dataset', /dataset.*object/],
    [{ dataset: Object.create(null) }, 'bad-dataset', /dataset.*object/],
    [{ optimizer: () => 0 }, 'bad-optimizer', /optimizer.*function/],
    [{ seed: 3n }, 'bad-seed', /seed.*3/],
    [{ dropout: [null, Object.create(null)] }, 'bad-dropout', /dropout/],
    [{ layers: '30' }, 'bad-layers', /layers/],
    [{ learningRate: NaN }, 'bad-learning-rate', /learning rate/],
    [{ onEpoch: 'log' }, 'bad-argument', /onEpoch.*"log"/],
    [{ onProgress: 3 }, 'bad-argument', /onProgress/],
    [{ signal: {} }, 'bad-argument', /signal/],
    [{ signal: new AbortController() }, 'bad-argument', /signal/],
    [{ worker: true }, 'bad-argument', /worker.*function/],
    [{ worker: () => 0 }, 'worker-unavailable', /browser/],
    [{ data: null }, 'bad-argument', /data.*null/],
    [{ data: {} }, 'bad-argument', /data\.train/],
    [{ data: { train: image } }, 'bad-argument', /data\.test/],
    [{ data, dataset: 'digits' }, 'bad-argument', /"digits"/],
    [{ data: { train: image, test: { ...image, width: 4, height: 1 } } }, 'samples-shape', /test/],
    [
      {
        data: {
          train: { ...image, classNames: ['a'] },
          test: { ...image, classNames: ['b'] },
        },
      },
      'samples-shape',
      /classNames/,
    ],
  ];
  for (const [options, code, sentence] of cases) {
    await assert.rejects(train(options), refusal(code, sentence), String(sentence));
  }
  for (const bytes of [null, undefined, 'file', 3, {}, [1, 2], new Uint16Array(4)]) {
    const wrong = /** @type {any} */ (bytes);
    await assert.rejects(open(wrong), refusal('bad-argument', /bytes/));
  }
  await assert.rejects(open(new Uint8Array(3)), refusal('safetensors-truncated'));
});

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

test('cancelling: between slices, with a clear error, and nothing runs on', async () => {
  const controller = new AbortController();
  let epochs = 0;
  const training = train({
    ...SMALL,
    epochs: 1000,
    onEpoch() {
      if (++epochs === 2) controller.abort('enough');
    },
    signal: controller.signal,
  });
  await assert.rejects(training, (error) => {
    refusal('aborted', /in epoch 2/)(error);
    assert.equal(/** @type {Error} */ (error).cause, 'enough');
    return true;
  });
  await setImmediate();
  assert.equal(epochs, 2);
});

test('what a callback throws ends the training', async () => {
  const error = new Error('of the caller');
  const onEpoch = () => {
    throw error;
  };
  await assert.rejects(train({ ...SMALL, onEpoch }), error);
});

/** A worker that trains nothing: what it tells is told at once. */
function talkingWorker() {
  /** @type {(event: any) => void} */
  let tell = () => {};
  const progress = { type: 'progress', epoch: 1, batch: 1, batches: 9, samplesPerSecond: 1 };
  const epoch = { type: 'epoch', epoch: 1, trainCost: 1, validationErrorRate: 1, seconds: 1 };
  let terminated = 0;
  const session = {
    open: async () => {},
    prepare: async () => {},
    start: async () => [progress, epoch, { type: 'done', outcome: {} }].forEach(tell),
    model: async () => saved,
  };
  const start = async (/** @type {any} */ { onEvent }) => {
    tell = onEvent;
    return { session, urls: {}, terminate: () => terminated++ };
  };
  return { start: /** @type {any} */ (start), terminated: () => terminated };
}
/** @type {Uint8Array} */
let saved;

test('what a callback’s promise rejects with ends the training, in a worker too', async (t) => {
  saved = (await train({ ...SMALL, trainSize: 200, epochs: 1 })).save();
  const { Worker } = globalThis;
  globalThis.Worker = /** @type {any} */ (class {});
  t.after(() => (globalThis.Worker = Worker));
  for (const name of ['onEpoch', 'onProgress']) {
    const error = new Error(`of ${name}`);
    let calls = 0;
    const callback = async () => {
      calls++;
      await setTimeout(1);
      throw error;
    };
    await assert.rejects(train({ ...SMALL, [name]: callback }), error);
    assert.equal(calls, 1, 'nothing is trained after it');
    const worker = talkingWorker();
    await assert.rejects(train({ ...SMALL, [name]: callback, worker: worker.start }), error);
    assert.equal(worker.terminated(), 1);
  }
  let settled = false;
  const onEpoch = async () => {
    await setTimeout(5);
    settled = true;
  };
  await train({ ...SMALL, onEpoch, worker: talkingWorker().start });
  assert.ok(settled);
});

test('Node answers other events between slices', async () => {
  let turns = 0;
  let training = true;
  const count = async () => {
    for (; training; turns++) await setTimeout(0);
  };
  const counting = count();
  await train({ ...SMALL, trainSize: 4000, epochs: 4 });
  training = false;
  await counting;
  // 4 epochs of 125 batches; slices hold more than one batch, but never a whole run.
  assert.ok(turns > 4, `${turns}`);
});

test('mnist is handed in', { skip: withoutData }, async () => {
  const data = await realData('mnist');
  const settings = { dataset: 'mnist', trainSize: 2000, testSize: 500, epochs: 1, threads: 1 };
  const model = await train({ ...settings, data });
  assert.ok(Number(model.testErrorRate) < 0.5);
  assert.equal(model.recipe.dataset, 'mnist');
});
