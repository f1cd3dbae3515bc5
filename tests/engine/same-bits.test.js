import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { loadCore, variantNames } from '../../web/engine/index.js';
import { smallConfig } from '../support.js';

// The networks of tests/c/train_dump.c, which trains the same ones natively.
const CONFIGS = [
  smallConfig({ initializer: 'reference', optimizer: 'sgd' }),
  smallConfig({
    hidden: [32, 16],
    activations: ['relu', 'relu'],
    cost: 'cross-entropy',
    initializer: 'he',
    optimizer: 'adam',
    learningRate: 0.001,
    batchSize: 32,
    seed: 2,
  }),
  smallConfig({
    hidden: [20],
    activations: ['tanh'],
    cost: 'cross-entropy',
    initializer: 'glorot',
    optimizer: 'nesterov',
    learningRate: 0.05,
    weightDecay: 1e-4,
    batchSize: 7,
    seed: 3,
  }),
  smallConfig({
    hidden: [9],
    cost: 'cross-entropy',
    initializer: 'glorot',
    optimizer: 'momentum',
    learningRate: 0.1,
    batchSize: 64,
    seed: 4,
  }),
  smallConfig({
    hidden: [17],
    activations: ['relu'],
    initializer: 'he',
    optimizer: 'adamw',
    learningRate: 0.01,
    weightDecay: 0.01,
    batchSize: 50,
    seed: 5,
  }),
  smallConfig({
    hidden: [24, 12],
    activations: ['gelu', 'gelu'],
    cost: 'cross-entropy',
    initializer: 'he',
    optimizer: 'adamw',
    learningRate: 0.01,
    weightDecay: 0.1,
    batchSize: 32,
    seed: 6,
    width: 28,
    height: 28,
    inputDropout: 0.1,
    dropout: [0.3, 0.2],
    labelSmoothing: 0.1,
    clipNorm: 1,
    averaging: 0.9,
    schedule: 'cosine',
    epochs: 2,
    warmupEpochs: 0.5,
    augmentation: {
      rotation: 10,
      scale: 0.1,
      shear: 0.1,
      shift: 1.5,
      elastic: 30,
      elasticSigma: 4,
      crop: 1,
      cutout: 6,
    },
  }),
  smallConfig({
    hidden: [20],
    activations: ['leaky-relu'],
    cost: 'cross-entropy',
    initializer: 'he',
    optimizer: 'nesterov',
    learningRate: 0.05,
    weightDecay: 1e-3,
    batchSize: 40,
    seed: 7,
    width: 28,
    height: 28,
    decoupledDecay: true,
    maxNorm: 2,
    schedule: 'one-cycle',
    epochs: 2,
    augmentation: { flip: 1, mixup: 0.4 },
  }),
  smallConfig({
    hidden: [24, 12],
    activations: ['gelu', 'tanh'],
    initializer: 'he',
    optimizer: 'sgd',
    learningRate: 0.5,
    batchSize: 16,
    seed: 8,
    batchNorm: true,
  }),
  smallConfig({
    hidden: [20, 36],
    activations: ['relu', 'relu'],
    cost: 'cross-entropy',
    initializer: 'he',
    optimizer: 'muon',
    learningRate: 0.01,
    momentum: 0.9,
    weightDecay: 0.1,
    batchSize: 32,
    seed: 9,
    swaFrom: 1,
  }),
  smallConfig({
    hidden: [20],
    activations: ['relu'],
    cost: 'cross-entropy',
    initializer: 'he',
    optimizer: 'lion',
    learningRate: 0.001,
    weightDecay: 0.1,
    batchSize: 32,
    seed: 10,
    clipNorm: 1,
    schedule: 'cosine-restarts',
    stepEpochs: 0.7,
  }),
  smallConfig({
    hidden: [24, 24, 12],
    activations: ['relu', 'gelu', 'identity'],
    cost: 'cross-entropy',
    initializer: 'he',
    optimizer: 'adamw',
    learningRate: 0.01,
    weightDecay: 0.1,
    batchSize: 32,
    seed: 11,
    dropout: [0, 0.2, 0.1],
    residual: true,
    layerRates: [0.5, 0, 2],
    layerDecays: [0, 3, 0],
  }),
];

const native = new URL('../../build/native/train_dump', import.meta.url).pathname;

/** @param {string} variant */
async function trainAll(variant) {
  const core = await loadCore({ variant });
  const set = core.samples(core.generate('digits', { seed: 1, count: 600 }));
  const hash = createHash('sha256');
  for (const config of CONFIGS) {
    const network = core.network(config);
    for (let epoch = 0; epoch < 2; epoch++) network.train(set, 1000);
    hash.update(new Uint8Array(network.parameters().buffer));
  }
  return hash.digest('hex');
}

test('the same weights from every build: wasm and native, SIMD and scalar', async (t) => {
  const [first, ...rest] = await Promise.all(variantNames.map(trainAll));
  for (const hash of rest) assert.equal(hash, first);
  if (!existsSync(native)) {
    t.diagnostic('the native build is missing (./build.sh test makes it): wasm only');
    return;
  }
  for (const table of ['scalar', 'simd128']) {
    const dump = execFileSync(native, [table], { maxBuffer: 1 << 26 });
    assert.equal(createHash('sha256').update(dump).digest('hex'), first, table);
  }
});

test('the same pictures from both modules that make them', async () => {
  const [simd, scalar] = await Promise.all(variantNames.map((variant) => loadCore({ variant })));
  for (const kind of /** @type {const} */ (['digits', 'world-digits', 'shapes'])) {
    const options = { seed: 2n ** 40n + 7n, first: 3, count: 500 };
    assert.deepEqual(simd.generate(kind, options), scalar.generate(kind, options), kind);
  }
  for (const pen of [1, 2.5, 10]) {
    // A dot, a line, and strokes whose cells end at every place of a vector.
    for (let points = 1; points < 40; points++) {
      const stroke = Float32Array.from({ length: 2 * points }, (_, i) => Math.sin(i * i) * 40);
      assert.deepEqual(simd.rasterise([stroke], pen), scalar.rasterise([stroke], pen));
    }
  }
});
