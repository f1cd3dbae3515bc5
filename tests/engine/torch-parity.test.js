import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { loadCore } from '../../web/engine/index.js';
import { runTorch, withoutTorch } from './numpy.js';

/** Largest difference allowed after 500 steps, beside changes of size 1: float against double. */
const TOLERANCE = 5e-5;

const stored = JSON.parse(
  await readFile(new URL('../parity/torch-vectors.json', import.meta.url), 'utf8'),
);

/** @param {number[]} a @param {ArrayLike<number>} b */
const distance = (a, b) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));

test('500 steps of every optimizer with every schedule agree with PyTorch', async (t) => {
  const { steps, batch, batches, sizes, pixels, labels, parameters, runs } = stored;
  const [inputs, units, classes] = sizes;
  const core = await loadCore();
  const set = core.samples({
    pixels: Uint8Array.from(pixels),
    labels: Uint16Array.from(labels),
    count: labels.length,
    height: 1,
    width: inputs,
    channels: 1,
    inputs,
    classNames: Array.from({ length: classes }, (_, i) => `${i}`),
  });
  // Each epoch is one batch, so that no shuffle hides which rows it had.
  const selections = Array.from({ length: batches }, (_, i) =>
    set.select(Uint32Array.from({ length: batch }, (_row, j) => i * batch + j)),
  );
  assert.equal(runs.length, 20);
  for (const { parameters: expected, ...run } of runs) {
    const network = core.network({
      ...run,
      inputs,
      classes,
      hidden: [units],
      activations: ['tanh'],
      cost: 'cross-entropy',
      initializer: 'glorot',
      batchSize: batch,
      epochs: steps,
      seed: 1,
    });
    network.setParameters(Float32Array.from(parameters));
    for (let step = 0; step < steps; step++) network.train(selections[step % batches], 1);
    const worst = distance(expected, network.parameters());
    const moved = distance(expected, parameters);
    const name = `${run.optimizer}, ${run.schedule}`;
    t.diagnostic(`${name}: off by ${worst.toExponential(1)}, moved by ${moved.toFixed(2)}`);
    assert.ok(moved > 0.05, name);
    assert.ok(worst <= TOLERANCE * Math.max(1, moved), `${name}: ${worst}`);
    network.dispose();
  }
});

test('the stored vectors are what PyTorch gives', { skip: withoutTorch }, () => {
  const { torch: _theirs, runs, ...task } = runTorch('torch_vectors.py');
  const { torch: _stored, runs: expected, ...given } = stored;
  assert.deepEqual(task, given);
  expected.forEach((/** @type {any} */ { parameters, ...run }, /** @type {number} */ i) => {
    const { parameters: theirs, ...same } = runs[i];
    assert.deepEqual(same, run);
    assert.ok(distance(theirs, parameters) <= 1e-6);
  });
});
