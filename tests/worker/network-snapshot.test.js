import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDataset, loadCore, Run } from '../../web/engine/index.js';
import { snapshotOf, strongestImages } from '../../web/worker/network-snapshot.js';
import { open, outcomeOf, small } from './open-session.js';

const ROWS = 4;

/** The network by the textbook, in doubles: the outputs of each layer. */
function byHand({ parameters, sizes, x, activation }) {
  const layers = [];
  let at = 0;
  let before = x;
  for (let l = 1; l < sizes.length; l++) {
    const [inputs, units] = [sizes[l - 1], sizes[l]];
    const sums = Array.from({ length: units }, (_, u) => {
      let sum = parameters[at + inputs * units + u];
      for (let i = 0; i < inputs; i++) sum += parameters[at + u * inputs + i] * before[i];
      return sum;
    });
    at += (inputs + 1) * units;
    const most = Math.max(...sums);
    const total = sums.reduce((sum, z) => sum + Math.exp(z - most), 0);
    const isLast = l === sizes.length - 1;
    const values = sums.map((z) => (isLast ? Math.exp(z - most) / total : activation(z)));
    layers.push({ sums, values });
    before = values;
  }
  return layers;
}

const near = (/** @type {number} */ a, /** @type {number} */ b, /** @type {string} */ what) =>
  assert.ok(Math.abs(a - b) < 1e-3, `${what}: ${a}, not ${b}`);

test('a snapshot agrees with the network computed by the textbook', async () => {
  const core = await loadCore();
  const recipe = small({
    trainSize: 600,
    testSize: 60,
    layers: [9, 5],
    activation: 'relu',
    scaling: 'standard',
  });
  const run = new Run(core, recipe, generateDataset(core, 'digits', recipe));
  for (let i = 0; i < 15; i++) run.advanceBatch();
  const { pixels } = run.testSample(3);
  const { offset, gain } = run.network.scaling;
  const x = Array.from(pixels, (pixel, i) => (pixel - offset[i]) * gain[i]);
  const sizes = [784, 9, 5, 10];
  const parameters = run.network.parameters();
  const hand = byHand({ parameters, sizes, x, activation: (z) => Math.max(0, z) });

  for (const [layer, unit] of [
    [1, 7],
    [2, 4],
    [3, 9],
  ]) {
    const { detail, ...shown } = snapshotOf(run.network, {
      rows: ROWS,
      pixels,
      unit: { layer, unit },
    });
    assert.deepEqual(shown.sizes, sizes);
    assert.deepEqual(
      shown.weights.map((part) => part.length),
      [ROWS * 784, ROWS * ROWS, ROWS * ROWS],
    );
    assert.ok(detail && detail.inputs && detail.sum !== null && detail.output !== null);
    assert.equal(detail.weights.length, sizes[layer - 1]);
    near(detail.sum, hand[layer - 1].sums[unit], `sum of unit ${unit} in layer ${layer}`);
    near(detail.output, hand[layer - 1].values[unit], `output of unit ${unit} in layer ${layer}`);
    const before = layer === 1 ? x : hand[layer - 2].values;
    detail.inputs.forEach((value, i) => near(value, before[i], `input ${i}`));
  }
  const { detail: best, outputs } = snapshotOf(run.network, { rows: ROWS, pixels, unit: null });
  const last = [...(outputs?.at(-1) ?? [])];
  assert.deepEqual([best?.layer, best?.unit], [3, last.indexOf(Math.max(...last))]);
  // Row 2 of the second layer's part: its weights from the first four units.
  const { weights } = snapshotOf(run.network, { rows: ROWS, pixels: null, unit: null });
  const start = 784 * 9 + 9 + 2 * 9;
  assert.deepEqual(
    [...weights[1].slice(2 * ROWS, 3 * ROWS)],
    [...parameters.slice(start, start + ROWS)],
  );
  assert.deepEqual([...weights[0].slice(784, 2 * 784)], [...parameters.slice(784, 2 * 784)]);
  run.dispose();
  core.dispose();
});

test('a unit tells the activation of its own layer, and what a residual layer adds', async () => {
  const core = await loadCore();
  const functions = { relu: (z) => Math.max(0, z), identity: (z) => z };
  for (const batchNorm of [false, true]) {
    const recipe = small({
      ...{ trainSize: 600, testSize: 60, layers: [6, 6, 6], activation: 'relu', batchNorm },
      ...{ linear: [0, 1, 0], residual: true, scaling: 'unit' },
    });
    const run = new Run(core, recipe, generateDataset(core, 'digits', recipe));
    for (let i = 0; i < 15; i++) run.advanceBatch();
    const { pixels } = run.testSample(3);
    const network = run.resultNetwork;
    const layers = network.layerOutputs(pixels);
    for (const [layer, activation] of [
      [1, 'relu'],
      [2, 'identity'],
      [3, 'relu'],
    ])
      for (let unit = 0; unit < 6; unit++) {
        const { detail } = snapshotOf(network, { rows: ROWS, pixels, unit: { layer, unit } });
        const added = layer > 1 ? layers[layer - 2][unit] : 0;
        assert.deepEqual([detail.activation, detail.added], [activation, layer > 1 ? added : null]);
        assert.equal(detail.output, layers[layer - 1][unit]);
        const by = functions[activation](detail.sum) + added;
        near(detail.output, by, `unit ${unit} of layer ${layer}, batch norm ${batchNorm}`);
      }
    const { detail } = snapshotOf(network, { rows: ROWS, pixels, unit: { layer: 4, unit: 0 } });
    assert.deepEqual([detail.activation, detail.added], ['softmax', null]);
    run.dispose();
  }
  core.dispose();
});

test('without an image, or for a unit that is not there, a snapshot has less', async () => {
  const { session } = await open();
  await session.prepare(small({ layers: [] }));
  const asked = { rows: 20, pixels: null, unit: { layer: 1, unit: 9 } };
  const { sizes, weights, outputs, detail } = await session.inspect('snapshot', asked);
  assert.deepEqual(sizes, [784, 10]);
  assert.equal(weights[0].length, 7840);
  assert.equal(outputs, null);
  assert.deepEqual([detail.sum, detail.output, detail.inputs], [null, null, null]);
  const other = { rows: 20, pixels: new Uint8Array(5), unit: { layer: 2, unit: 0 } };
  const answer = await session.inspect('snapshot', other);
  assert.deepEqual([answer.detail, answer.outputs], [null, null]);
});

test('the strongest images of a unit are those with its highest outputs', async () => {
  const core = await loadCore();
  const recipe = small({ trainSize: 600, testSize: 80, layers: [6] });
  const run = new Run(core, recipe, generateDataset(core, 'digits', recipe));
  for (let i = 0; i < 15; i++) run.advanceBatch();
  const { looked, pictures } = strongestImages(run, { layer: 1, unit: 2 }, 5);
  assert.equal(looked, 80);
  const values = Array.from(
    { length: 80 },
    (_, i) => run.network.layerOutputs(run.testSample(i).pixels)[0][2],
  );
  const highest = [...values].sort((a, b) => b - a).slice(0, 5);
  assert.deepEqual(
    pictures.map(({ value }) => value),
    highest,
  );
  assert.ok(highest[0] > highest[4], 'the images differ');
  for (const { index, value } of pictures) assert.equal(values[index], value);
  run.dispose();
  core.dispose();
});

test('snapshots while it trains change no bit of it', async () => {
  const [plain, watched] = [await open(), await open()];
  await plain.session.prepare(small());
  await watched.session.prepare(small());
  const { weightsSha256 } = await outcomeOf(plain);
  const done = outcomeOf(watched);
  let shots = 0;
  const asked = { rows: 10, pixels: new Uint8Array(784).fill(99), unit: { layer: 1, unit: 0 } };
  const ended = done.then(() => true);
  while (!(await Promise.race([ended, new Promise((wake) => setTimeout(wake, 5, false))]))) {
    await watched.session.inspect('snapshot', asked);
    shots++;
  }
  assert.ok(shots > 1, `${shots} snapshots`);
  assert.equal((await done).weightsSha256, weightsSha256);
});
