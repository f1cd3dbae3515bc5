import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../web/engine/index.js';
import { Pacer, SLICE_MS } from '../../web/engine/run/pacer.js';

/**
 * Training on a machine of its own: slices with what they truly take and what its clock shows.
 * @param {object} machine
 * @param {number} machine.tick  of the clock, in ms
 * @param {number} machine.batchMs
 * @param {number} machine.perEpoch  batches
 * @param {number} [machine.between]  ms between two slices
 */
function slices({ tick, batchMs, perEpoch, between = 0.05 }) {
  const pacer = new Pacer();
  const clock = (/** @type {number} */ ms) => (tick ? Math.floor(ms / tick) * tick : ms);
  const lengths = [];
  let time = 0.3;
  let left = perEpoch;
  while (time < 5000) {
    const batches = Math.min(pacer.batches, left);
    const start = clock(time);
    time += batches * batchMs;
    pacer.took(batches, clock(time) - start);
    left = left === batches ? perEpoch : left - batches;
    lengths.push(batches * batchMs);
    time += between;
  }
  return lengths;
}

for (const tick of [0, 0.005, 1, 16.67, 100]) {
  for (const batchMs of [0.01, 0.3, 2, 40]) {
    for (const between of [0.05, 30]) {
      const about = `clock of ${tick} ms, batches of ${batchMs} ms, ${between} ms between slices`;
      test(`slices stay short: ${about}`, () => {
        const lengths = slices({ tick, batchMs, perEpoch: 1e6, between });
        const longest = Math.max(...lengths);
        const most = Math.max(batchMs, 2 * SLICE_MS, 2 * tick + 2 * batchMs);
        assert.ok(longest <= most, `${longest} ms`);
        // Nor are they so short that the time between them counts.
        const settled = lengths.slice(lengths.length >> 1);
        const mean = settled.reduce((sum, length) => sum + length, 0) / settled.length;
        assert.ok(mean >= Math.max(batchMs, SLICE_MS / 4), `${mean} ms on average`);
      });
    }
  }
}

test('the short slices at the ends of epochs do not slow training down', () => {
  const lengths = slices({ tick: 0.005, batchMs: 0.1, perEpoch: 103 });
  const settled = lengths.slice(20, -1);
  const whole = settled.filter((length) => length > SLICE_MS / 2).length;
  assert.ok(whole >= settled.length / 2 - 1);
});

test('another network begins with one batch again', () => {
  const pacer = new Pacer();
  assert.equal(pacer.batches, 1);
  pacer.took(1, 0);
  assert.equal(pacer.batches, 2);
  pacer.took(2, 0.001);
  assert.equal(pacer.batches, 4);
  pacer.reset();
  assert.equal(pacer.batches, 1);
});

for (const tick of [0.005, 1, 16.67, 100]) {
  test(`the peak, by a clock of ${tick} ms`, async () => {
    const core = await loadCore();
    // A time of its own, which passes a little with every look at it: no timing decides the test.
    let looks = 0;
    const STEP = 0.7;
    const now = () => Math.floor((looks++ * STEP) / tick) * tick;
    const { mlpw_peak: peak } = core.exports;
    const flops = peak(core.heap.allocate(32), 1) * 100_000;
    const measured = core.measurePeak(now);
    const most = flops / STEP / 1e6;
    assert.ok(measured <= most * 1.3 && measured >= most * 0.6, `${measured} of ${most}`);
    assert.ok(looks * STEP < 400);
  });
}
