import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDataset, loadCore, open, train } from '../../web/module/index.js';
import { refusal } from '../support.js';

const SMALL = { dataset: 'digits', trainSize: 1000, testSize: 300, epochs: 2, threads: 1 };
const core = await loadCore();

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
  assert.throws(() => model.predict([]), refusal('bad-pixels', /images is empty/));

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
  const ink = Float32Array.from(right, (_, i) => i % 2);
  assert.throws(() => model.predict(ink), refusal('bad-pixels', /only 0 and 1/));
  assert.doesNotThrow(() => model.predict(ink.fill(0)), 'nothing is drawn');
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

test('novelty is said on request, once the images are known', async () => {
  const model = await train({ ...SMALL, epochs: 1 });
  const { train: known, test: samples } = generateDataset(core, 'digits', SMALL);
  const digit = samples.pixels.slice(0, 784);
  const stripes = Array.from({ length: 784 }, (_, i) => (i % 8 < 3 ? 255 : 0));
  assert.throws(() => model.predict(digit, { novelty: true }), refusal('no-novelty', /fitNovelty/));
  assert.ok(!('novelty' in model.predict(digit)));
  const few = { ...known, pixels: known.pixels.slice(0, 784), labels: known.labels.slice(0, 1) };
  const { count: _, ...one } = few;
  await assert.rejects(model.fitNovelty(one), refusal('novelty-images', /300 or more/));
  await assert.rejects(
    model.fitNovelty({ pixels: [1, 2], labels: [0], width: 2, height: 1 }),
    refusal('samples-shape'),
  );
  await model.fitNovelty(known);
  const [ofDigit, ofStripes] = model.predict([digit, stripes], { novelty: true });
  assert.ok(
    ofDigit.novelty < 1 && ofStripes.novelty > 1,
    `${ofDigit.novelty} ${ofStripes.novelty}`,
  );
  assert.deepEqual(model.predict(digit, { novelty: true }), ofDigit);
  model.dispose();
});

test('options that there are not are refused', async () => {
  const model = await train({ ...SMALL, epochs: 1 });
  const image = new Uint8Array(784);
  const misspelt = /** @type {any} */ ({ noveltie: true });
  assert.throws(() => model.predict(image, misspelt), refusal('bad-argument', /noveltie/));
  await assert.rejects(open(model.save(), misspelt), refusal('bad-argument', /noveltie/));
  await assert.rejects(model.export('js', misspelt), refusal('bad-argument', /noveltie/));
  // A value that there is not is refused for a file that needs none of them, too.
  for (const [hints, sentence] of /** @type {[any, RegExp][]} */ ([
    [{ activation: 'swish' }, /activation must be one of .*relu.*"swish"/],
    [{ activation: '' }, /activation/],
    [{ pixels: 'half' }, /pixels.*"half"/],
    [{ pixels: { mean: 1 } }, /pixels/],
    [{ channels: 'middle' }, /first or last, not "middle"/],
    [{ image: { width: 28 } }, /options\.image\.height must be a whole number/],
    [{ image: { width: 14, height: 56, channels: 1 } }, /images of 28 x 28 with 1 channel/],
    [{ classNames: 'ab' }, /classNames must be a list/],
    [{ classNames: ['a', 'b'] }, /classes 0, 1, .*leave out/],
  ])) {
    await assert.rejects(open(model.save(), hints), refusal('bad-argument', sentence));
  }
  const right = { activation: 'relu', image: model.image, classNames: model.classNames };
  assert.equal((await open(model.save(), right)).weightsSha256, model.weightsSha256);
  model.dispose();
  assert.throws(() => model.predict(image), refusal('disposed'));
  assert.equal((await open(model.save(), {})).weightsSha256, model.weightsSha256);
});
