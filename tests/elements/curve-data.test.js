import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { align, decimate, epochRows, lineOf, topOf } from '../../web/elements/train/curve-data.js';

/** @param {number[]} ys */
const line = (ys) => ({ xs: ys.map((_, i) => i), ys });

test('a line has the points that have the value, and only finite ones', () => {
  const points = [
    { epoch: 0.5, trainCost: 2 },
    { epoch: 1, trainCost: NaN, validationErrorRate: 0.3 },
    { epoch: 1.5, trainCost: 1 },
  ];
  assert.deepEqual(lineOf(points, 'trainCost'), { xs: [0.5, 1.5], ys: [2, 1] });
  assert.deepEqual(lineOf(points, 'validationErrorRate'), { xs: [1], ys: [0.3] });
  assert.deepEqual(lineOf(points, 'trainErrorRate'), { xs: [], ys: [] });
  const costs = [
    { epoch: 1, validationCost: null },
    { epoch: 2, validationCost: 0.5 },
  ];
  assert.deepEqual(lineOf(costs, 'validationCost'), { xs: [2], ys: [0.5] });
});

test('a short line is left as it is', () => {
  const short = line([3, 1, 2]);
  assert.equal(decimate(short, 4), short);
});

test('decimation keeps ends, extremes and order, and stays below the limit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 500 }),
      fc.integer({ min: 4, max: 100 }),
      (ys, limit) => {
        const kept = decimate(line(ys), limit);
        assert.ok(kept.xs.length <= Math.max(limit, 4));
        assert.equal(kept.xs[0], 0);
        assert.equal(kept.xs.at(-1), ys.length - 1);
        kept.xs.forEach((x, i) => {
          assert.equal(kept.ys[i], ys[x]);
          assert.ok(i === 0 || x > kept.xs[i - 1]);
        });
        assert.equal(Math.max(...kept.ys), Math.max(...ys));
        assert.equal(Math.min(...kept.ys), Math.min(...ys));
      },
    ),
  );
});

test('a single spike survives', () => {
  const ys = new Array(5000).fill(0.1);
  ys[3210] = 0.9;
  const kept = decimate(line(ys), 1000);
  assert.ok(kept.xs.includes(3210));
  assert.ok(kept.xs.length <= 1000);
});

test('lines are put on one axis, with gaps where one has no point', () => {
  const one = { xs: [0.5, 1, 2], ys: [9, 8, 7] };
  const two = { xs: [1, 1.5], ys: [6, 5] };
  assert.deepEqual(align([one, two]), [
    [0.5, 1, 1.5, 2],
    [9, 8, null, 7],
    [null, 6, 5, null],
  ]);
  assert.deepEqual(align([]), [[]]);
  assert.deepEqual(align([{ xs: [1, 1], ys: [3, 4] }]), [[1], [4]]);
});

test('the top of the axis leaves the start of training out, and the end in', () => {
  const falling = { xs: [0, 0.5, 5, 10], ys: [0.9, 0.6, 0.05, 0.04] };
  assert.equal(topOf([falling], 0), 0.06);
  assert.equal(topOf([falling], 0.065), 0.08);
  assert.equal(topOf([{ xs: [0], ys: [0.9] }], 0), 1);
  assert.equal(topOf([falling, { xs: [0.1], ys: [0.3] }], 0), 0.4);
  assert.equal(topOf([], 0), 1);
});

test('the table has a row per complete epoch, with the last values in it', () => {
  const rows = epochRows([
    { epoch: 0.5, trainCost: 3, trainErrorRate: 0.5 },
    { epoch: 1, trainCost: 2, validationErrorRate: 0.2 },
    { epoch: 1.5, trainCost: 1.5 },
    { epoch: 2, trainCost: 1, validationErrorRate: 0.1, validationCost: 0.3 },
    { epoch: 2.25, trainCost: 0.5 },
  ]);
  assert.deepEqual(rows, [
    { epoch: 1, trainCost: 2, trainErrorRate: 0.5, validationErrorRate: 0.2 },
    { epoch: 2, trainCost: 1, validationErrorRate: 0.1, validationCost: 0.3 },
  ]);
  assert.deepEqual(epochRows([]), []);
});
