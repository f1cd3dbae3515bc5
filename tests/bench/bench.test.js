import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeVerifier, TOLERANCE } from './measure.js';
import { flopsPerSample, NETS, parameterCount } from './nets.js';
import { Ours } from './ours.js';
import { startOurReader } from './predict.js';
import { formatTable, spread, summarise } from './report.js';

const ROWS = 200;

/** @param {import('./nets.js').Net} net */
function smallTask(net) {
  // Any numbers without a pattern do.
  let state = 1;
  const next = () => (state = (state * 48271) % 2147483647);
  const order = Uint32Array.from({ length: ROWS }, (_, i) => (i * 77) % ROWS);
  return {
    task: { ...net, rows: ROWS },
    data: {
      pixels: Uint8Array.from({ length: ROWS * net.layers[0] }, () => next() % 256),
      labels: Uint16Array.from({ length: ROWS }, () => next() % 10),
      order,
      weights: Float32Array.from({ length: parameterCount(net) }, () => next() / 2 ** 31 - 0.5),
    },
  };
}

/** @type {import('./nets.js').Net[]} */
const small = [
  { layers: [20, 12, 11, 10], batch: 7, cost: 'quadratic', rate: 0.5 },
  { layers: [20, 12, 11, 10], batch: 7, cost: 'cross-entropy', rate: 0.1 },
];

for (const net of small) {
  test(`benchmark: ${net.cost} agrees with float64, and a wrong step does not pass`, async () => {
    const { task, data } = smallTask(net);
    const deviationOf = makeVerifier(task, data);
    const ours = await Ours.start({ mode: 'exact', threads: 1 });
    ours.load(task, data);
    const weights = ours.verify(10);
    assert.ok(deviationOf(weights) <= TOLERANCE, String(deviationOf(weights)));
    assert.ok(deviationOf(ours.verify(9)) > TOLERANCE, 'a step too few');
    ours.load({ ...task, rate: task.rate * 1.01 }, data);
    assert.ok(deviationOf(ours.verify(10)) > TOLERANCE, 'steps too long');
    weights[5] = Number.NaN;
    assert.ok(Number.isNaN(deviationOf(weights)));
    assert.ok(Number.isNaN(deviationOf(weights.subarray(1))));
    assert.ok(ours.run(100) > 0);
  });
}

test('benchmark: what is read agrees with float64, and other images or weights do not pass', async () => {
  const net = { ...small[1], predicts: true };
  const { task, data } = smallTask(net);
  const deviationOf = makeVerifier(task, data);
  const reader = await startOurReader({ mode: 'exact', threads: 1 });
  await reader.load(task, data);
  const outputs = await reader.verify(10);
  assert.equal(outputs.length, 10 * net.batch * 10);
  assert.ok(deviationOf(outputs) <= TOLERANCE, String(deviationOf(outputs)));
  assert.ok(Number.isNaN(deviationOf(await reader.verify(9))), 'a batch too few');
  await reader.load(task, { ...data, order: data.order.toReversed() });
  assert.ok(deviationOf(await reader.verify(10)) > TOLERANCE, 'other images');
  await reader.load(task, { ...data, weights: data.weights.map((w) => w * 1.001) });
  assert.ok(deviationOf(await reader.verify(10)) > TOLERANCE, 'other weights');
  assert.ok((await reader.run(100)) > 0);
});

test('benchmark: operations are counted in real units', () => {
  // Forward and weights' gradient of both layers, inputs' gradient of the second only.
  assert.equal(flopsPerSample(NETS.A), 2 * (2 * 784 * 30) + 3 * (2 * 30 * 10));
  assert.equal(flopsPerSample(NETS.P1), 2 * 784 * 800 + 2 * 800 * 10);
});

test('benchmark: medians, ratios and the table', () => {
  assert.deepEqual(spread([3, 1, 2]), { median: 2, min: 1, max: 3 });
  assert.deepEqual(spread([4, 1, 2, 3]), { median: 2.5, min: 1, max: 4 });
  /** @param {string} group @param {object} changes */
  const outcome = (group, changes) => ({
    contestant: { name: group, group, threads: 1, mode: null, start: async () => assert.fail() },
    engine: '',
    failure: null,
    deviation: 0,
    steps: 1,
    samplesPerSecond: [],
    peakGflops: [],
    loadMs: [],
    evaluateMs: [],
    ...changes,
  });
  const ours = { samplesPerSecond: [1e6, 2e6, 3e6], peakGflops: [40, 41, 42] };
  const lines = summarise(
    [
      outcome('ours', ours),
      outcome('pytorch', { samplesPerSecond: [5e5, 4e5, 6e5] }),
      outcome('numpy', { failure: 'wrong weights', samplesPerSecond: [1e9] }),
    ],
    10_000,
  );
  assert.equal(lines[0].gflops, 20);
  assert.equal(lines[0].shareOfPeak, 20 / 41);
  assert.equal(lines[0].timesPyTorch, 4);
  assert.equal(lines[1].timesOurs, 0.25);
  assert.equal(lines[2].samplesPerSecond, null, 'who failed has no time');
  assert.match(formatTable(lines), /numpy +failed: wrong weights$/m);
});
