import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadCore, variantNames } from '../../web/engine/index.js';
import { digits, smallConfig } from '../support.js';

const core = await loadCore();
const { train } = digits(core, 300, 10);

for (const name of variantNames) {
  test(`the ${name} module is bare: no imports, a memory that can grow`, () => {
    const url = new URL(`../../web/engine/wasm/core-${name}.wasm`, import.meta.url);
    const module = new WebAssembly.Module(readFileSync(url));
    assert.deepEqual(WebAssembly.Module.imports(module), []);
    const { memory } = new WebAssembly.Instance(module).exports;
    assert.ok(/** @type {WebAssembly.Memory} */ (memory).grow(1) > 0);
  });
}

test('variants: unknown names get a sentence, each known one loads', async () => {
  await assert.rejects(loadCore({ variant: 'avx512' }), { code: 'bad-variant', message: /auto/ });
  for (const variant of variantNames) assert.equal((await loadCore({ variant })).variant, variant);
});

test('a bad config names its field', () => {
  const cases = [
    ['bad-inputs', { inputs: 0 }],
    ['bad-inputs', { inputs: 1.5 }],
    ['bad-classes', { classes: 1025 }],
    ['bad-hidden-layers', { hidden: Array(9).fill(3), activations: Array(9).fill('relu') }],
    ['bad-units', { hidden: [8193] }],
    ['bad-activation', { activations: ['softplus'] }],
    ['bad-activation', { activations: [] }],
    ['bad-cost', { cost: 'hinge' }],
    ['bad-initializer', { initializer: 'zeros' }],
    ['bad-optimizer', { optimizer: 'lbfgs' }],
    ['bad-batch-size', { batchSize: 4097 }],
    ['bad-learning-rate', { learningRate: Number.NaN }],
    ['bad-weight-decay', { weightDecay: -1 }],
    ['bad-momentum', { momentum: 1 }],
  ];
  const before = core.heap.bytesUsed;
  for (const [code, changes] of cases) {
    const attempt = () => core.network(smallConfig(/** @type {object} */ (changes)));
    assert.throws(attempt, { name: 'MlpError', code, message: /[a-z ,0-9"]+\.$/i });
  }
  assert.equal(core.heap.bytesUsed, before, 'a refused network leaves nothing allocated');
});

test('a network too large for the memory is a sentence', () => {
  const hidden = Array(8).fill(8192);
  const config = smallConfig({ hidden, activations: hidden.map(() => 'relu'), inputs: 65536 });
  assert.throws(() => core.network(config), { code: /out-of-memory|network-too-large/ });
});

test('samples and selections are checked', () => {
  const { pixels, labels, inputs } = train;
  assert.throws(() => core.samples({ ...train, count: 0, pixels: pixels.slice(0, 0) }));
  assert.throws(() => core.samples({ ...train, count: 301 }), { code: 'samples-size' });
  assert.throws(() => core.samples([train, { ...train, inputs: inputs + 1 }]), {
    code: 'samples-shape',
  });
  const wrong = labels.slice();
  wrong[7] = 10;
  const set = core.samples({ ...train, labels: wrong });
  const network = core.network(smallConfig());
  const untouched = network.parameters();
  assert.throws(() => network.evaluate(set), { code: 'bad-label' });
  assert.throws(() => network.train(set, 1000), { code: 'bad-label' });
  const outside = set.select(Uint32Array.of(0, 300));
  assert.throws(() => network.evaluate(outside), { code: 'bad-row' });
  assert.equal(untouched.length, network.parameterCount);
  network.dispose();
  set.dispose();
});

test('predict, evaluate and the saved parameters agree', () => {
  const set = core.samples(train);
  const network = core.network(smallConfig());
  for (let i = 0; i < 5; i++) network.train(set, 1000);
  const { predicted, confidence, confusion, errors } = network.evaluate(set);
  const outputs = network.predict(train.pixels);
  for (let i = 0; i < train.count; i++) {
    const row = Array.from(outputs.subarray(10 * i, 10 * i + 10));
    assert.equal(row.indexOf(Math.max(...row)), predicted[i]);
    assert.equal(Math.max(...row), confidence[i]);
  }
  const wrong = predicted.filter((guess, i) => guess !== train.labels[i]).length;
  assert.equal(errors, wrong);
  assert.equal(
    confusion.flat().reduce((sum, n) => sum + n, 0),
    train.count,
  );

  const copy = core.network(smallConfig({ seed: 99 }));
  copy.setParameters(network.parameters());
  assert.equal(copy.weightsSha256(), network.weightsSha256());
  assert.deepEqual(copy.predict(train.pixels), outputs);
  assert.throws(() => copy.setParameters(new Float32Array(5)), { code: 'bad-count' });
  const spoilt = network.parameters();
  spoilt[3] = Number.NaN;
  assert.throws(() => copy.setParameters(spoilt), { code: 'weight-not-finite' });
  assert.equal(copy.weightsSha256(), network.weightsSha256());
  assert.throws(() => network.predict(new Uint8Array(783)), { code: 'samples-shape' });
  for (const thing of [network, copy, set]) thing.dispose();
});

test('divergence names epoch, batch and rate, and the last finite epoch stays', () => {
  const set = core.samples(train);
  const config = { activations: ['relu'], cost: 'cross-entropy', initializer: 'he' };
  const network = core.network(smallConfig({ ...config, learningRate: 0.01 }));
  while (!network.train(set, 7).epochDone);
  const good = network.weightsSha256();
  network.setLearningRate(1e30);
  assert.throws(
    () => network.train(set, 1000),
    (/** @type {any} */ error) => {
      assert.equal(error.code, 'diverged');
      assert.equal(error.details.epoch, 2);
      assert.match(error.message, /epoch 2, batch \d+, with learning rate 1e\+30/);
      return true;
    },
  );
  assert.equal(network.weightsSha256(), good);
  network.setLearningRate(0.01);
  assert.equal(network.train(set, 1000).epochDone, true);
  network.dispose();
  set.dispose();
});

test('100 runs in one core take the memory of one', () => {
  const once = () => {
    const set = core.samples(train);
    const network = core.network(smallConfig());
    network.train(set, 3);
    network.evaluate(set);
    network.dispose();
    set.dispose();
  };
  once();
  const { bytesUsed, bytesTotal } = core.heap;
  for (let i = 0; i < 100; i++) once();
  assert.equal(core.heap.bytesUsed, bytesUsed);
  assert.equal(core.heap.bytesTotal, bytesTotal);
});

test('what the engine returns is a copy', () => {
  const network = core.network(smallConfig());
  const first = network.parameters();
  const saved = first.slice();
  const set = core.samples(train);
  network.train(set, 10);
  assert.deepEqual(first, saved);
  assert.notDeepEqual(network.parameters(), saved);
  network.dispose();
  set.dispose();
});

test('augmentation numbers that are none are refused, and a switch may be a switch', () => {
  const image = { inputs: 16, width: 4, height: 4 };
  for (const augmentation of [{ crop: 1.5 }, { crop: -3 }, { cutout: NaN }, { rotation: NaN }]) {
    assert.throws(() => core.network(smallConfig({ ...image, augmentation })), {
      code: 'bad-augmentation',
      message: /\.$/,
    });
  }
  core.network(smallConfig({ ...image, augmentation: { flip: true } })).dispose();
});
