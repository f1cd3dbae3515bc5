import assert from 'node:assert/strict';
import { test } from 'node:test';
import { augmentedImages, loadCore, resolveRecipe } from '../../web/engine/index.js';
import { runNumpy, withoutNumpy } from './numpy.js';

const STEPS = 500;
const BATCH = 10;
/** Largest difference allowed after 500 steps, beside changes of size 1: float against double. */
const TOLERANCE = 5e-5;

/**
 * Not Lion: a sum that is just above 0 in float and just below in double is a step the other way.
 * tests/c/network/test_optimizer.c compares it.
 * @type {[string, number][]}
 */
const OPTIMIZERS = [
  ['sgd', 0.1],
  ['momentum', 0.01],
  ['nesterov', 0.01],
  ['adam', 0.001],
  ['adamw', 0.001],
  ['muon', 0.001],
];
const SCHEDULES = ['constant', 'steps', 'cosine', 'one-cycle', 'cosine-restarts'];

test(
  `${STEPS} steps of every optimizer with every schedule agree with numpy`,
  { skip: withoutNumpy },
  async (t) => {
    const core = await loadCore();
    const samples = core.generate('digits', { seed: 3, count: STEPS * BATCH });
    const set = core.samples(samples);
    const runs = OPTIMIZERS.flatMap(([optimizer, learningRate]) =>
      SCHEDULES.map((schedule, i) => ({
        optimizer,
        schedule,
        learningRate,
        momentum: 0.9,
        beta1: 0.9,
        beta2: 0.99,
        // Gradients near 0 divided by their own size would blow up the difference of two roundings.
        epsilon: 1e-4,
        weightDecay: 0.01,
        decoupled: i % 2 === 1 && !['adamw', 'lion', 'muon'].includes(optimizer),
        batchNorm: i > 1,
        swaFrom: i === 4 ? 480 : 0,
        warmupEpochs: schedule === 'cosine' ? 75 : 0,
        finalRate: 0.01,
        stepEpochs: 125,
        stepFactor: 0.5,
      })),
    );
    // Each epoch is one batch of rows of its own, so that no shuffle hides which rows it had.
    const batches = Array.from({ length: STEPS }, (_, i) =>
      Uint32Array.from({ length: BATCH }, (_, j) => i * BATCH + j),
    );
    /** @type {Float32Array | undefined} */
    let initial;
    const ours = runs.map((run) => {
      const network = core.network({
        ...run,
        decoupledDecay: run.decoupled,
        inputs: samples.inputs,
        classes: 10,
        hidden: [12],
        activations: ['tanh'],
        cost: 'cross-entropy',
        initializer: 'glorot',
        batchSize: BATCH,
        epochs: STEPS,
        seed: 5,
      });
      initial = network.parameters();
      for (const rows of batches) network.train(set.select(rows), 1);
      if (run.swaFrom) network.swapAverage();
      return network.parameters();
    });
    assert.ok(initial);
    /** @type {number[][]} */
    const expected = runNumpy('optimizers.py', {
      sizes: [samples.inputs, 12, 10],
      batches: batches.map((rows) => Array.from(rows)),
      pixels: Buffer.from(samples.pixels).toString('base64'),
      labels: Array.from(samples.labels),
      parameters: Array.from(initial),
      epochs: STEPS,
      batchesPerEpoch: 1,
      runs,
    });
    const start = initial;
    runs.forEach((run, r) => {
      let worst = 0;
      let moved = 0;
      expected[r].forEach((value, i) => {
        worst = Math.max(worst, Math.abs(value - ours[r][i]));
        moved = Math.max(moved, Math.abs(value - start[i]));
      });
      const name = `${run.optimizer}, ${run.schedule}${run.decoupled ? ', decoupled' : ''}${run.batchNorm ? ', batch norm' : ''}${run.swaFrom ? ', SWA' : ''}`;
      t.diagnostic(`${name}: off by ${worst.toExponential(1)}, moved by ${moved.toFixed(2)}`);
      assert.ok(moved > 0.05, name);
      assert.ok(worst <= TOLERANCE * Math.max(1, moved), `${name}: ${worst}`);
    });
  },
);

/** What the optional module computes beside Lion, Muon and batch normalisation. */
const OPTIONAL = [
  { name: 'residual', settings: { residual: true }, numpy: { residual: true } },
  {
    name: 'linear',
    settings: { activations: ['tanh', 'identity', 'tanh'] },
    numpy: { linear: [1] },
  },
  {
    name: 'residual, linear, batch norm, rates and decays of layers, Nesterov',
    settings: {
      ...{ activations: ['identity', 'tanh', 'identity'], residual: true, batchNorm: true },
      ...{ layerRates: [0.5, 2, 0], layerDecays: [3, 0, 0.5], optimizer: 'nesterov' },
    },
    numpy: {
      ...{ linear: [0, 2], residual: true, batchNorm: true },
      ...{ layerRates: [0.5, 2, 1], layerDecays: [3, 1, 0.5], optimizer: 'nesterov' },
    },
  },
  { name: 'a teacher', settings: { teacherWeight: 0.7, temperature: 3 }, numpy: {} },
];

test('100 steps of what few networks need agree with numpy', { skip: withoutNumpy }, async (t) => {
  const core = await loadCore();
  const steps = 100;
  const samples = core.generate('digits', { seed: 3, count: steps * BATCH });
  const set = core.samples(samples);
  const sizes = [samples.inputs, 12, 12, 12, 10];
  const batches = Array.from({ length: steps }, (_, i) =>
    Uint32Array.from({ length: BATCH }, (_, j) => i * BATCH + j),
  );
  // A teacher that is half sure of the label, and says the next class else.
  const soft = Float32Array.from({ length: 10 * samples.count }, (_, i) => {
    const ahead = (10 + (i % 10) - samples.labels[Math.floor(i / 10)]) % 10;
    return ahead === 0 ? 0.5 : ahead === 1 ? 0.3 : 0.025;
  });
  const targets = core.heap.allocate(soft.byteLength);
  new Float32Array(core.memory.buffer, targets, soft.length).set(soft);
  const plain = {
    ...{ optimizer: 'adamw', schedule: 'constant', learningRate: 0.01, momentum: 0.9 },
    ...{ beta1: 0.9, beta2: 0.99, epsilon: 1e-4, weightDecay: 0.05, decoupled: false },
    ...{
      batchNorm: false,
      swaFrom: 0,
      warmupEpochs: 0,
      finalRate: 0,
      stepEpochs: 1,
      stepFactor: 1,
    },
  };
  const trained = OPTIONAL.map(({ name, settings, numpy }) => {
    const network = core.network({
      ...plain,
      ...{ inputs: samples.inputs, classes: 10, hidden: [12, 12, 12], cost: 'cross-entropy' },
      ...{
        activations: ['tanh', 'tanh', 'tanh'],
        initializer: 'glorot',
        batchSize: BATCH,
        seed: 5,
      },
      ...settings,
    });
    const taught = 'teacherWeight' in settings;
    if (taught) core.call('mlpw_use_soft_targets', network.pointer, targets);
    const start = network.parameters();
    for (const rows of batches) network.train(set.select(rows), 1);
    const rows = Array.from({ length: samples.count }, (_, i) => [
      ...soft.subarray(10 * i, 10 * i + 10),
    ]);
    const run = { ...plain, ...numpy, sizes, parameters: Array.from(start) };
    const own = taught ? { ...run, ...settings, soft: rows } : run;
    return { name, run: own, start, ours: network.parameters() };
  });
  /** @type {number[][]} */
  const expected = runNumpy('optimizers.py', {
    sizes,
    batches: batches.map((rows) => Array.from(rows)),
    pixels: Buffer.from(samples.pixels).toString('base64'),
    labels: Array.from(samples.labels),
    epochs: steps,
    batchesPerEpoch: 1,
    runs: trained.map(({ run }) => run),
  });
  trained.forEach(({ name, start, ours }, r) => {
    const off = Math.max(...expected[r].map((value, i) => Math.abs(value - ours[i])));
    const moved = Math.max(...expected[r].map((value, i) => Math.abs(value - start[i])));
    t.diagnostic(`${name}: off by ${off.toExponential(1)}, moved by ${moved.toFixed(2)}`);
    assert.ok(moved > 0.05, name);
    assert.ok(off <= TOLERANCE * Math.max(1, moved), `${name}: ${off}`);
  });
});

for (const kind of /** @type {const} */ (['digits', 'shapes'])) {
  test(`warped ${kind} agree with numpy`, { skip: withoutNumpy }, async (t) => {
    const core = await loadCore();
    const samples = core.generate(kind, { seed: 2, count: 20 });
    const rule = { rotation: 20, scale: 0.2, shear: 0.2, shift: 2, elastic: 34, elasticSigma: 4 };
    const seed = 2 ** 40 + 12345;
    const recipe = resolveRecipe({ dataset: kind, ...rule, seed });
    for (const changes of [rule, { ...rule, elastic: 0 }, { ...rule, elasticSigma: 2.5 }]) {
      const ours = augmentedImages(core, { ...recipe, ...changes }, samples, 3);
      const { height, width, channels } = samples;
      /** @type {number[]} */
      const expected = runNumpy('augment.py', {
        pixels: Buffer.from(samples.pixels).toString('base64'),
        ...{ height, width, channels, seed, epoch: 3, rule: changes },
      });
      let worst = 0;
      let changed = 0;
      expected.forEach((level, i) => {
        worst = Math.max(worst, Math.abs(level - ours[i]));
        changed += Math.abs(level - samples.pixels[i]) > 20 ? 1 : 0;
      });
      t.diagnostic(`off by at most ${worst.toFixed(2)} of 255`);
      assert.equal(expected.length, ours.length);
      assert.ok(changed > expected.length / 50, `${changed} levels changed`);
      // Half a level of rounding, and what 11 bits of a pixel make of the steepest edge.
      assert.ok(worst <= 0.5 + 2 * (255 / 4096) + 0.05, `${worst}`);
    }
  });
}
