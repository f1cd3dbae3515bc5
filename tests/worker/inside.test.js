import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDataset, loadCore, Run } from '../../web/engine/index.js';
import { argmaxClass } from '../../web/engine/argmax-class.js';
import { insideOf } from '../../web/worker/inside.js';
import { epochsOf, keepEpoch } from '../../web/worker/kept-epochs.js';
import { open, outcomeOf, small } from './open-session.js';

const core = await loadCore();

/** A run that has learned a little. @param {object} [changes] */
function trained(changes) {
  const recipe = small({ trainSize: 600, testSize: 90, layers: [9, 5], ...changes });
  const run = new Run(core, recipe, generateDataset(core, 'digits', recipe));
  run.advance(1e6);
  return run;
}

test('the images that are looked at have the run’s labels and answers', () => {
  const run = trained();
  const { total, pixels, labels, answers } = insideOf(run).images();
  const { predicted } = run.evaluateTest();
  assert.deepEqual(answers, [...predicted]);
  assert.equal(total, 90);
  labels.forEach((label, i) => {
    const sample = run.testSample(i);
    assert.equal(label, sample.label);
    assert.deepEqual(pixels.slice(i * 784, (i + 1) * 784), sample.pixels);
  });
  run.dispose();
});

test('every layer has its map; the logits of a network without hidden layers too', () => {
  for (const layers of [[9, 5], []]) {
    const run = trained({ layers });
    for (let layer = 0; layer <= layers.length + 1; layer++) {
      const { scores, shares } = insideOf(run).map(layer);
      assert.deepEqual(
        scores.map(({ length }) => length),
        [90, 90],
      );
      assert.ok(shares[0] >= shares[1] && shares[0] + shares[1] <= 1 + 1e-9, String(shares));
      for (const each of scores) assert.ok(Math.abs(each.reduce((a, b) => a + b)) < 1e-6);
    }
    run.dispose();
  }
});

test('units whose output is 0 for every image are counted as dead', () => {
  const run = trained({ activation: 'relu' });
  const parameters = run.network.parameters();
  const [weights, biases] = [784 * 9, 9];
  for (const unit of [2, 6]) {
    parameters.fill(0, unit * 784, (unit + 1) * 784);
    parameters[weights + unit] = -1; // relu(-1) = 0, whatever the image
  }
  run.network.setParameters(parameters);
  const alive = insideOf(trained({ activation: 'sigmoid' })).statistics();
  const layers = insideOf(run).statistics();
  assert.ok(layers[0].dead >= 2 && layers[0].dead < 9);
  assert.deepEqual(
    alive.map(({ dead }) => dead),
    [0, 0, 0],
  );
  assert.deepEqual(
    layers.map(({ units }) => units),
    [9, 5, 10],
  );
  assert.equal(layers[0].weights.count, weights);
  assert.equal(layers[0].outputs.count, 90 * biases);
  const { bins, zeros } = layers[0].outputs;
  assert.equal(bins.reduce((a, b) => a + b) + zeros, 90 * 9);
  run.dispose();
});

test('without a unit, the network answers as if it gave 0, and itself stays as it is', () => {
  const run = trained({ activation: 'sigmoid' });
  const before = run.network.weightsSha256();
  const { pixels } = run.testSample(4);
  const off = [
    { layer: 1, unit: 3 },
    { layer: 2, unit: 0 },
  ];
  const found = insideOf(run).without(off, pixels);
  assert.equal(run.network.weightsSha256(), before);
  assert.equal(found.tested, 90);
  assert.equal(found.errorRate, run.evaluate().testErrorRate);
  assert.deepEqual(found.outputs, [...run.network.predict(pixels)]);

  // By hand: what the units gave is taken out of the sums that read it.
  const parameters = run.network.parameters();
  const [second, third] = [784 * 9 + 9, 784 * 9 + 9 + 9 * 5 + 5];
  const first = run.network.layerOutputs(pixels)[0];
  const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));
  const hidden = Array.from({ length: 5 }, (_, unit) => {
    let sum = parameters[second + 45 + unit];
    for (let i = 0; i < 9; i++) if (i !== 3) sum += parameters[second + unit * 9 + i] * first[i];
    return sigmoid(sum);
  });
  const logits = Array.from({ length: 10 }, (_, unit) => {
    let sum = parameters[third + 50 + unit];
    for (let i = 1; i < 5; i++) sum += parameters[third + unit * 5 + i] * hidden[i];
    return sum;
  });
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  found.outputsWithout?.forEach((output, i) =>
    assert.ok(Math.abs(output - Math.exp(logits[i]) / total) < 1e-5),
  );

  const all = Array.from({ length: 5 }, (_, unit) => ({ layer: 2, unit }));
  const none = insideOf(run).without(all, null);
  assert.ok(none.errorRateWithout >= 0.8, 'with nothing to read, one class is all it can say');
  assert.equal(none.outputs, null);
  assert.equal(insideOf(run).without([], null).errorRateWithout, found.errorRate);
  run.dispose();
});

test('beside the image that a class wants stands the mean of its images', () => {
  const run = trained();
  const { pixels, mean, averaged, after, before, answer } = insideOf(run).wanted(7);
  assert.equal(answer, argmaxClass(run.network.predict(pixels)));
  const own = Array.from({ length: 90 }, (_, i) => run.testSample(i)).filter(
    ({ label }) => label === 7,
  );
  assert.equal(averaged, own.length);
  const at = 14 * 28 + 14;
  const expected = own.reduce((sum, image) => sum + image.pixels[at], 0) / own.length;
  assert.ok(Math.abs(mean[at] - expected) <= 0.5);
  assert.ok(after > before && pixels.length === 784);
  run.dispose();
});

test('looking inside a paused run changes nothing of its end', async () => {
  const [plain, looked] = [await open(), await open()];
  await plain.session.prepare(small());
  const expected = await outcomeOf(plain);
  await looked.session.prepare(small());
  const paused = looked.next('paused');
  looked.session.start('epoch');
  await paused;
  const inside = (/** @type {string} */ what, /** @type {any[]} */ ...args) =>
    looked.session.inspect('inside', what, null, ...args);
  const { pixels, answers } = await inside('images');
  const why = await inside('why', pixels.slice(0, 784), null);
  assert.equal(why.one, answers[0], 'the likeliest two, the first of them first');
  assert.ok(why.one !== why.other && why.difference > 0);
  const other = (why.one + 1) % 10;
  assert.deepEqual((await inside('why', pixels.slice(0, 784), [why.one, other])).other, other);
  await inside('map', 1);
  await inside('statistics');
  await inside('without', [{ layer: 1, unit: 0 }], null);
  await inside('wanted', 3);
  const outcome = await outcomeOf(looked);
  assert.equal(outcome.weightsSha256, expected.weightsSha256);
});

test('a run can be seen as it was after each epoch, and goes on from the newest', async () => {
  const epochs = 4;
  const [plain, seen] = [await open(), await open()];
  await plain.session.prepare(small({ epochs }));
  const expected = await outcomeOf(plain);
  await seen.session.prepare(small({ epochs }));
  const session = seen.session;
  /** @type {any[]} */
  const then = [];
  for (let epoch = 1; epoch <= 3; epoch++) {
    const paused = seen.next('paused');
    session.start('epoch');
    await paused;
    const { confusionMatrix, testErrorRate } = await session.inspect('outcome');
    const evaluation = { confusionMatrix, errorRate: testErrorRate };
    const mistakes = await session.inspect('mistakes', 5);
    const { layers } = await session.look(mistakes.pictures[0].pixels);
    const statistics = await session.inspect('inside', 'statistics', null);
    then.push({ statistics, evaluation, mistakes, layers });
  }
  const now = await session.inspect('inside', 'images', null);
  assert.deepEqual(now.epochs, [1, 2]);
  for (const epoch of now.epochs) {
    const inside = (/** @type {any} */ what, /** @type {any[]} */ ...args) =>
      session.inspect('inside', what, epoch, ...args);
    const { pixels } = then[epoch - 1].mistakes.pictures[0];
    const asked = { weights: 3, mistakes: 5, cell: null, pixels };
    const { confusionMatrix, errorRate, weights, mistakes, layers } = await inside('page', asked);
    const found = {
      statistics: await inside('statistics'),
      evaluation: { confusionMatrix, errorRate },
    };
    assert.deepEqual({ ...found, mistakes, layers }, then[epoch - 1]);
    assert.notDeepEqual(found.evaluation, then[2].evaluation);
    assert.deepEqual(weights, await inside('weights', 3));
    assert.deepEqual(mistakes, await inside('mistakes', 5));
    assert.deepEqual(layers, (await inside('look', pixels)).layers);
    const drawn = await inside('snapshot', { rows: 10, pixels, unit: null });
    assert.deepEqual(drawn.outputs, layers);
    assert.deepEqual(drawn.weights[0].subarray(784, 2 * 784), weights[1]);
    const first = { layer: 1, unit: 0 };
    const { pictures } = await inside('strongest', first, 2);
    const outputs = (await inside('look', pictures[0].pixels)).layers[0];
    assert.equal(outputs[0], pictures[0].value);
    assert.notDeepEqual(pictures, (await session.inspect('strongest', first, 2)).pictures);
  }
  const before = await session.inspect('inside', 'weights', 1, 3);
  assert.notDeepEqual(before, await session.inspect('weights', 3));
  assert.equal((await outcomeOf(seen)).weightsSha256, expected.weightsSha256);
});

test('the kept epochs stay within their memory, evenly spread', () => {
  const run = trained({ epochs: 200, layers: [2], trainSize: 10, testSize: 60 });
  const most = 5 * 4 * run.network.parameterCount;
  const kept = () => epochsOf(run).map(({ epoch }) => epoch);
  keepEpoch(run, true, most);
  for (let epoch = 2; epoch <= 21; epoch++) {
    run.advance(1e6);
    keepEpoch(run, true, most);
    const gaps = kept().map((each, i, all) => each - (all[i - 1] ?? 0));
    assert.ok(kept().length >= 1 && kept().length <= 5);
    assert.ok(epoch < 2 || new Set(gaps).size === 1, String(kept()));
  }
  assert.deepEqual(kept(), [4, 8, 12, 16, 20]);
  keepEpoch(trained({ layers: [2] }), true, 1); // not even one fits
  run.dispose();
});
