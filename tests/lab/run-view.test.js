import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trainProgress } from '../../web/lab/views/run-view.js';

/** @param {number} gflops @param {number} peakGflops @param {number} threads */
const shareOf = (gflops, peakGflops, threads) =>
  trainProgress(
    /** @type {any} */ ({
      status: 'running',
      progress: { gflops, samplesPerSecond: 1, epochs: 2, position: 1, epoch: 1 },
      prepared: { plan: { batchesPerEpoch: 10, trainCount: 100 }, threads },
      recipe: { epochs: 2 },
      peakGflops,
    }),
  )?.peakShare;

test('a share of the peak is at most 1, or there is none', () => {
  assert.equal(shareOf(30, 60, 1), 0.5);
  assert.equal(shareOf(60, 60, 2), 0.5);
  assert.equal(shareOf(60, 60, 1), 1);
  assert.equal(shareOf(61, 60, 1), null, 'skipped zeros count as done');
  assert.equal(shareOf(30, 0, 1), null, 'nothing was measured');
});
