import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  augmentedImages,
  decodeCheckpoint,
  decodeModel,
  encodeCheckpoint,
  encodeModel,
  findLearningRate,
  learningRateCurve,
  loadCore,
  networkFromModel,
  recipeFields,
  recipeHelp,
  resolveRecipe,
  Run,
  weightsSha256,
} from '../../web/engine/index.js';
import { digits, refusal } from '../support.js';

/** @type {import('../../web/engine/core/core.js').Core} */
let core;
/** @type {ReturnType<typeof digits>} */
let data;
before(async () => {
  core = await loadCore();
  data = digits(core, 1500, 300);
});

const small = (/** @type {object} */ changes) =>
  resolveRecipe({ dataset: 'custom', layers: [16], epochs: 6, learningRate: 0.01, ...changes });

/** @param {object} changes @param {(run: Run) => void} [eachEpoch] */
function train(changes, eachEpoch) {
  const run = new Run(core, small(changes), data);
  while (!run.finished) {
    if (run.advance(1e6).epochDone) eachEpoch?.(run);
  }
  return run;
}

test('keep-best ends with the very bits of the best epoch', () => {
  /** @type {string[]} */
  const hashes = [];
  // A rate so high that the last epoch is not the best.
  const run = train({ keepBest: true, learningRate: 0.2, epochs: 8 }, (state) =>
    hashes.push(state.network.weightsSha256()),
  );
  const best = run.bestEpoch;
  const rates = run.epochs.map((epoch) => epoch.validationErrorRate);
  assert.ok(best > 0 && best < 8, `the best epoch is ${best} of ${rates}`);
  assert.equal(rates[best - 1], Math.min(...rates));
  const result = run.evaluate();
  assert.equal(result.weightsSha256, hashes[best - 1]);
  assert.equal(weightsSha256(run.model().parameters), hashes[best - 1]);
  assert.equal(result.validationErrorRate, rates[best - 1]);
  assert.notEqual(run.network.weightsSha256(), hashes[best - 1]);
  run.dispose();
});

test('patience stops a run that gets no better', () => {
  const run = train({ patience: 3, learningRate: 0, epochs: 50 });
  assert.equal(run.epochs.length, 4);
  assert.equal(run.bestEpoch, 1);
  assert.ok(run.stoppedEarly && run.finished);
  run.dispose();
});

test('averaged weights are judged, tested and saved; training does not notice', () => {
  const plain = train({});
  const averaged = train({ averaging: 0.98 });
  assert.equal(averaged.network.weightsSha256(), plain.network.weightsSha256());
  const { weightsSha256: hash, validationErrorRate } = averaged.evaluate();
  assert.notEqual(hash, plain.evaluate().weightsSha256);
  assert.equal(weightsSha256(averaged.model().parameters), hash);
  assert.equal(validationErrorRate, averaged.epochs[5].validationErrorRate);
  plain.dispose();
  averaged.dispose();
});

test('a run that keeps the best of averages goes on from a checkpoint to the same bits', () => {
  const changes = {
    keepBest: true,
    averaging: 0.9,
    dropout: [0.2],
    rotation: 10,
    learningRate: 0.1,
  };
  const whole = train(changes);
  const first = new Run(core, small(changes), data);
  while (first.epochs.length < 3) first.advance(1e6);
  const bytes = encodeCheckpoint(first.checkpoint());
  const second = new Run(core, small(changes), data);
  second.resume(decodeCheckpoint(bytes));
  assert.equal(second.resultNetwork.weightsSha256(), first.resultNetwork.weightsSha256());
  while (!second.finished) second.advance(1e6);
  assert.equal(second.evaluate().weightsSha256, whole.evaluate().weightsSha256);
  assert.equal(second.network.weightsSha256(), whole.network.weightsSha256());
  assert.throws(() => decodeCheckpoint(bytes.slice(0, 20_000)), {
    code: 'bad-checkpoint',
  });
  for (const run of [whole, first, second]) run.dispose();
});

test('a saved network reads as the run did, whatever its activation and scaling', () => {
  for (const activation of recipeFields.activation.choices ?? []) {
    for (const scaling of recipeFields.scaling.choices ?? []) {
      const learningRate = scaling === 'none' ? 1e-5 : 0.01;
      const run = train({ activation, scaling, learningRate, epochs: 1 });
      const network = networkFromModel(core, decodeModel(encodeModel(run.model())));
      const pixels = data.test.pixels.subarray(0, 784 * 20);
      assert.deepEqual(network.predict(pixels), run.resultNetwork.predict(pixels));
      network.dispose();
      run.dispose();
    }
  }
});

test('memory is given back', () => {
  const used = core.heap.bytesUsed;
  train({ keepBest: true, averaging: 0.9, testViews: 3, rotation: 10, mixup: 0.2 }).dispose();
  assert.equal(core.heap.bytesUsed, used);
});

test('test views: outputs that are no numbers count as the core counts them', () => {
  const changes = { learningRate: 1e6, layers: [64, 64, 64, 64, 64], batchSize: 100, epochs: 1 };
  const run = train({ ...changes, trainSize: 100, rotation: 5 });
  const { confusion } = run.evaluateTest();
  assert.ok(run.network.predict(data.test.pixels.slice(0, 784)).some(Number.isNaN));
  run.recipe = { ...run.recipe, testViews: 2 };
  assert.deepEqual(run.evaluateTest().confusion, confusion);
  run.dispose();
});

test('test views: of one view the plain result, of more an average that is nobody else’s', () => {
  const plain = train({ rotation: 15 });
  const { confusion, meanCost } = plain.evaluateTest();
  plain.recipe = { ...plain.recipe, testViews: 1 };
  assert.deepEqual(plain.evaluateTest().confusion, confusion);
  plain.recipe = { ...plain.recipe, testViews: 8 };
  const used = core.heap.bytesUsed;
  const averaged = plain.evaluateTest();
  assert.equal(core.heap.bytesUsed, used);
  assert.equal(
    averaged.confusion.flat().reduce((a, b) => a + b),
    300,
  );
  assert.notEqual(averaged.meanCost, meanCost);
  assert.deepEqual(plain.evaluateTest(), averaged);
  // Without any change of the images all views are alike: the means are the outputs.
  plain.recipe = { ...plain.recipe, rotation: 0 };
  const alike = plain.evaluateTest();
  assert.deepEqual(alike.confusion, confusion);
  assert.ok(Math.abs(alike.meanCost - meanCost) < 1e-5);
  plain.dispose();
});

test('images are changed by seed, epoch and number alone, and alike in both variants', async () => {
  const recipe = small({ rotation: 15, elastic: 34, shift: 2, cutout: 5, seed: 3 });
  const images = augmentedImages(core, recipe, data.test, 2);
  assert.equal(images.length, data.test.pixels.length);
  assert.notDeepEqual(images, data.test.pixels);
  assert.deepEqual(augmentedImages(core, recipe, data.test, 2), images);
  assert.notDeepEqual(augmentedImages(core, recipe, data.test, 3), images);
  const scalar = await loadCore({ variant: 'scalar' });
  assert.deepEqual(augmentedImages(scalar, recipe, data.test, 2), images);
  assert.deepEqual(augmentedImages(core, small({}), data.test, 2), data.test.pixels);
});

test('the curve of a schedule is the rate that training takes', () => {
  const curve = learningRateCurve(core, small({ schedule: 'one-cycle', learningRate: 0.5 }), 600);
  assert.equal(curve.length, 600);
  assert.ok(Math.abs(curve[0].rate - 0.02) < 1e-7);
  assert.ok(Math.abs(curve[180].rate - 0.5) < 1e-7 && curve[180].epoch === 1.8);
  assert.ok(curve[599].rate < 1e-4);
  const steps = learningRateCurve(
    core,
    small({ schedule: 'steps', stepEpochs: 2, stepFactor: 0.5 }),
  );
  assert.deepEqual(
    [...new Set(steps.map(({ rate }) => rate))],
    [0.01, 0.005, 0.0025].map(Math.fround),
  );
});

test('the rate range test finds a rate that trains', () => {
  const { curve, suggestion } = findLearningRate(core, small({ optimizer: 'sgd' }), data);
  assert.ok(curve.length > 100 && curve[0].rate === 1e-6);
  assert.ok(suggestion !== null && suggestion > 0.001 && suggestion < 1, `${suggestion}`);
  assert.deepEqual(findLearningRate(core, small({ optimizer: 'sgd' }), data).curve, curve);
});

test('a recipe that cannot be is refused with a sentence', () => {
  const refused = /** @type {[object, string][]} */ ([
    [{ dropout: [0.1, 0.2] }, 'bad-dropout'],
    [{ dropout: 0.5 }, 'bad-dropout'],
    [{ schedule: 'cosin' }, 'bad-schedule'],
    [{ flip: 1 }, 'bad-flip'],
    [{ crop: 1.5 }, 'bad-crop'],
    [{ averaging: 1 }, 'bad-averaging'],
    [{ labelSmoothing: 2 }, 'bad-label-smoothing'],
  ]);
  for (const [changes, code] of refused) assert.throws(() => small(changes), refusal(code));
  assert.throws(() => new Run(core, small({ crop: 28 }), data), refusal('bad-augmentation'));
});

test('every field of a recipe has a line of help and a default within its range', () => {
  assert.deepEqual(Object.keys(recipeHelp), Object.keys(recipeFields));
  for (const [name, field] of Object.entries(recipeFields)) {
    const { initial, choices, range, most, instead } = field;
    const help = recipeHelp[name];
    assert.match(help, /^[A-Z].*\.$/, name);
    assert.ok(help.length <= 90, `${name}: ${help.length}`);
    if (choices) assert.ok(choices.includes(initial), name);
    if (range && typeof initial === 'number') {
      assert.ok(initial >= range[0] && initial <= range[1], name);
    }
    if (typeof initial !== 'number' && range && !most) assert.equal(initial, instead, name);
  }
});
