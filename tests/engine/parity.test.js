import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore, resolveRecipe } from '../../web/engine/index.js';
import { runNumpy, withoutNumpy } from './numpy.js';

const STEPS = 100;
/** Largest difference allowed after 100 steps, beside parameters of size 1: float against double. */
const TOLERANCE = 2e-5;

for (const [preset, kind] of /** @type {[string, 'digits' | 'shapes'][]} */ ([
  ['mnist-seed', 'digits'],
  ['cifar-seed', 'shapes'],
])) {
  test(`${preset}: ${STEPS} steps agree with numpy`, { skip: withoutNumpy }, async (t) => {
    const { layers, learningRate, batchSize, scaling } = resolveRecipe({ preset });
    const core = await loadCore();
    const samples = core.generate(kind, { seed: 3, count: STEPS * batchSize });
    const set = core.samples(samples);
    const network = core.network({
      inputs: samples.inputs,
      classes: 10,
      hidden: layers,
      activations: layers.map(() => 'sigmoid'),
      cost: 'quadratic',
      initializer: 'reference',
      batchSize,
      learningRate,
      seed: 5,
    });
    network.fitScaling(scaling, set);
    const initial = network.parameters();
    // One batch at a time over rows of its own, so that no shuffle hides which rows it had.
    const batches = Array.from({ length: STEPS }, (_, i) =>
      Uint32Array.from({ length: batchSize }, (_, j) => i * batchSize + j),
    );
    for (const rows of batches) network.train(set.select(rows), 1);
    const { offset, gain } = network.scaling;
    const task = {
      layers: [samples.inputs, ...layers, 10],
      learningRate,
      batches: batches.map((rows) => Array.from(rows)),
      pixels: Buffer.from(samples.pixels).toString('base64'),
      labels: Array.from(samples.labels),
      offset: Array.from(offset),
      gain: Array.from(gain),
      parameters: Array.from(initial),
    };
    /** @type {number[]} */
    const expected = runNumpy('parity.py', task);
    const ours = network.parameters();
    let worst = 0;
    let moved = 0;
    expected.forEach((value, i) => {
      worst = Math.max(worst, Math.abs(value - ours[i]));
      moved = Math.max(moved, Math.abs(value - initial[i]));
    });
    t.diagnostic(
      `largest difference ${worst.toExponential(1)}, largest change ${moved.toFixed(2)}`,
    );
    assert.ok(moved > 0.05, 'the steps must have moved the parameters');
    assert.ok(worst <= TOLERANCE, `${worst}`);
  });
}
