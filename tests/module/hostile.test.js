import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as engine from '../../web/engine/index.js';
import * as mlp from '../../web/module/index.js';
import { digits } from '../support.js';

const core = await mlp.loadCore();
const data = digits(core, 60, 20);
const recipe = mlp.resolveRecipe({ dataset: 'digits', layers: [4], epochs: 3 });
const run = new mlp.Run(core, recipe, data);
run.advance(1e6);
const result = run.evaluate();
const model = run.model();
const checkpoint = run.checkpoint();
const another = new mlp.Run(core, recipe, data);

/** Values of which no function wants most; an object that cannot be printed is among them. */
const HOSTILE = [
  ...[null, undefined, true, 0, -1, 1.5, NaN, Infinity, 2n, 'x', '', Symbol('s'), () => {}],
  ...[{}, [], [null], [{}], [Symbol('t')], new Date(NaN), new Map(), new Uint8Array(3)],
  ...[new Float64Array(2), new DataView(new ArrayBuffer(8)), new ArrayBuffer(4)],
  Object.create(null),
  { toString: null, valueOf: null },
  { length: 1e9 },
];

/** @param {any} options */
const trained = (options) => (options === undefined ? null : mlp.train(options));

/**
 * The name of what must not be refused otherwise than by an MlpError, and the arguments that are right.
 * @type {[string, (...args: any[]) => unknown, any[]][]}
 */
const CALLS = [
  ['loadCore', mlp.loadCore, [{ variant: 'auto', mode: 'exact', threads: 1, urls: {} }]],
  ['resolveRecipe', mlp.resolveRecipe, [{ dataset: 'digits', layers: [3], dropout: [0] }]],
  [
    'generateDataset',
    (name, testSize) => mlp.generateDataset(core, name, { trainSize: 1, testSize: testSize ?? 1 }),
    ['digits', 1],
  ],
  ['generateSample', mlp.generateSample, [core, 'digits', 'test', 0]],
  ['makeSamples', mlp.makeSamples, [{ pixels: [0, 1], labels: [0, 1], width: 1, height: 1 }]],
  ['concatSamples', mlp.concatSamples, [[data.train, data.test]]],
  ['subset', mlp.subset, [data.train, 3]],
  ['Run', (...args) => new mlp.Run(args[0], args[1], args[2]).dispose(), [core, recipe, data]],
  ['Run.advance', (count) => run.advance(count), [1]],
  ['Run.extend', (more) => run.extend(more), [1]],
  ['Run.setLearningRate', (rate) => run.setLearningRate(rate), [0.1]],
  ['Run.resume', (value) => another.resume(value), [checkpoint]],
  ['Run.testSample', (i) => run.testSample(i), [0]],
  ['Run.renameClasses', (names) => run.renameClasses(names), [data.train.classNames]],
  ['assessRun', mlp.assessRun, [run, result]],
  ['encodeModel', mlp.encodeModel, [model]],
  ['decodeModel', mlp.decodeModel, [mlp.encodeModel(model)]],
  ['networkFromModel', (...a) => mlp.networkFromModel(a[0], a[1]).dispose(), [core, model]],
  ['encodeCheckpoint', mlp.encodeCheckpoint, [checkpoint]],
  ['decodeCheckpoint', mlp.decodeCheckpoint, [mlp.encodeCheckpoint(checkpoint)]],
  ['learningRateCurve', mlp.learningRateCurve, [core, recipe, 3]],
  ['augmentedImages', mlp.augmentedImages, [core, recipe, data.test, 1]],
  ['classificationReport', mlp.classificationReport, [[[1]], ['a']]],
  ['errorRate', mlp.errorRate, [[[1]]]],
  ['formatConfusion', mlp.formatConfusion, [[[1]], ['a']]],
  ['weightsSha256', mlp.weightsSha256, [new Float32Array(1)]],
  [
    'train',
    // Without data it would train the default network, which takes long.
    (options) => (options?.data || Object(options) !== options ? trained(options) : null),
    [{ data, layers: [2], epochs: 1, seed: 1 }],
  ],
  ['open', mlp.open, [mlp.encodeModel(model)]],
  ['engine.resolveRecipe', engine.resolveRecipe, [{ dataset: 'digits' }]],
];

/** Each argument, and each field of an argument, in turn a hostile value. @param {any[]} right */
function* wrongs(right) {
  for (const [i, argument] of right.entries()) {
    for (const value of HOSTILE) {
      yield right.map((each, j) => (j === i ? value : each));
      const plain = Object.getPrototypeOf(argument ?? 0) === Object.prototype;
      for (const field of plain ? Object.keys(argument) : []) {
        yield right.map((each, j) => (j === i ? { ...argument, [field]: value } : each));
      }
    }
  }
}

for (const [name, call, right] of CALLS) {
  test(`${name} refuses with a sentence`, async () => {
    await call(...right);
    for (const args of wrongs(right)) {
      try {
        await call(...args);
      } catch (error) {
        const { name: kind, message, stack } = /** @type {any} */ (error);
        assert.equal(kind, 'MlpError', stack);
        assert.match(message, /^[A-Z].*[.?]$/s);
        assert.doesNotMatch(message, /bug in|\[object|undefined is not/);
      }
    }
  });
}
