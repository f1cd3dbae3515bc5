import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import * as engine from '../../web/engine/index.js';
import { generateDataset, loadCore, makeSamples, open, train } from '../../web/module/index.js';
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

test('classes without a training image are told', async () => {
  const samples = (/** @type {number[]} */ labels) => ({
    pixels: labels.flatMap((label) => Array(16).fill(40 * label)),
    ...{ labels, width: 4, height: 4 },
  });
  const notesOf = async (/** @type {number[]} */ of, /** @type {number[]} */ test) => {
    const data = { train: samples(of), test: samples(test) };
    return (await train({ data, layers: [2], epochs: 1, threads: 1 })).notes;
  };
  assert.deepEqual(await notesOf([0, 1, 2, 0], [1, 2]), []);
  assert.deepEqual(await notesOf([0, 2, 0, 2], [1, 2]), [
    '1 of 3 classes has no training image, so the network cannot learn it: 1.',
  ]);
  assert.match(
    (await notesOf([1, 5, 1, 5], [1, 5])).join(),
    /^4 of 6 classes have .*: 0, 2, 3, 4\.$/,
  );
});

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
    [
      { data: { train: { ...image, clasNames: ['a'] }, test: image } },
      'bad-argument',
      /"clasNames"/,
    ],
    [{ data: { ...data, validation: image } }, 'bad-argument', /"validation".*data\.train/],
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

test('cancelling ends the wait for what a callback returned', async () => {
  for (const name of ['onEpoch', 'onProgress']) {
    const controller = new AbortController();
    const waits = () => {
      controller.abort('enough');
      return new Promise(() => {});
    };
    const later = () => {
      setTimeout(() => controller.abort('enough'));
      return new Promise((_resolve, reject) => setTimeout(reject, 20, new Error('too late')));
    };
    for (const callback of [waits, later]) {
      const training = train({ ...SMALL, signal: controller.signal, [name]: callback });
      await assert.rejects(training, refusal('aborted'));
    }
  }
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
  /** @type {Record<string, string>} */
  let urls = {};
  const session = {
    open: async (/** @type {any} */ options) => (urls = options.urls),
    prepare: async () => {},
    start: async () => [progress, epoch, { type: 'done', outcome: {} }].forEach(tell),
    model: async () => saved,
  };
  const start = async (/** @type {any} */ { onEvent }) => {
    tell = onEvent;
    return {
      session,
      urls: { 'core-simd128': 'file:///core.wasm' },
      terminate: () => terminated++,
    };
  };
  return { start: /** @type {any} */ (start), terminated: () => terminated, urls: () => urls };
}
/** @type {Uint8Array} */
let saved;

test('a worker is told where each module is, those that few networks need too', async (t) => {
  saved = (await train({ ...SMALL, trainSize: 200, epochs: 1 })).save();
  const { Worker } = globalThis;
  globalThis.Worker = /** @type {any} */ (class {});
  t.after(() => (globalThis.Worker = Worker));
  const worker = talkingWorker();
  await train({ ...SMALL, worker: worker.start });
  const urls = worker.urls();
  assert.equal(urls['core-simd128'], 'file:///core.wasm');
  for (const kind of ['scalar', 'simd128', 'simd128-threads']) {
    assert.ok(existsSync(new URL(urls[`optional-${kind}`])), kind);
  }
});

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

test('lists of the options are copied', async () => {
  const options = { ...SMALL, layers: [8], dropout: [0.1] };
  const training = train(options);
  options.layers.push(999);
  options.dropout[0] = 0.9;
  const model = await training;
  assert.deepEqual([model.layers, model.recipe.layers, model.recipe.dropout], [[784, 8, 10], [8], [0.1]]); // prettier-ignore
});

test('teachers that say probabilities need a run with softmax outputs', async () => {
  const teacher = await train({ ...SMALL, epochs: 1, layers: [10] });
  await assert.rejects(
    train({ ...SMALL, teachers: [teacher], cost: 'quadratic' }),
    refusal('bad-argument', /softmax outputs: the cost cross-entropy/),
  );
});
