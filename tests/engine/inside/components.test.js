import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principalComponents, symmetricEigen } from '../../../web/engine/inside/components.js';
import { distributionOf } from '../../../web/engine/inside/distribution.js';
import { loadCore } from '../../../web/engine/index.js';
import { runNumpy, withoutNumpy } from '../numpy.js';

const core = await loadCore();

/** Generated digits, as the network sees them without scaling. @param {number} count */
function digits(count) {
  const { pixels, inputs } = core.generate('digits', { seed: 1, count });
  return Array.from({ length: count }, (_, i) =>
    Float32Array.from(pixels.subarray(i * inputs, (i + 1) * inputs), (value) => value / 255),
  );
}

const close = (/** @type {number} */ a, /** @type {number} */ b, tolerance = 1e-6) =>
  assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a}, not ${b}`);

test('points on a line: one component, of all the variance', () => {
  const rows = [0, 1, 2, 3].map((t) => Float32Array.of(3 * t, 4 * t));
  const { directions, variances, total, scores } = principalComponents(rows, 2);
  close(directions[0][0], 0.6);
  close(directions[0][1], 0.8);
  close(variances[0], 25 * (5 / 3)); // 25 times the variance of 0, 1, 2, 3
  close(total, variances[0]);
  close(variances[1], 0);
  assert.deepEqual(
    Array.from(scores[0], (value) => Number(value.toFixed(9))),
    [-7.5, -2.5, 2.5, 7.5],
  );
});

test('rows that are all the same have nothing to show', () => {
  const rows = Array.from({ length: 5 }, () => Float32Array.of(1, 2, 3));
  const { variances, total, scores } = principalComponents(rows, 2);
  assert.deepEqual([variances, total], [[0, 0], 0]);
  assert.ok(scores.every((each) => each.every((value) => value === 0)));
});

test('one number a row, and fewer rows than numbers', () => {
  const single = principalComponents([Float32Array.of(1), Float32Array.of(4)], 2);
  close(single.variances[0], 4.5);
  assert.deepEqual([...single.directions[1]], [0]);
  const few = principalComponents(digits(3), 2);
  close(few.variances[0] + few.variances[1], few.total);
});

test('the components of images agree with numpy', { skip: withoutNumpy }, () => {
  const rows = digits(300);
  const found = principalComponents(rows, 2);
  const task = { kind: 'components', rows: rows.map((row) => [...row]), wanted: 2 };
  const expected = runNumpy('inside.py', task);
  close(found.total, expected.total);
  for (const i of [0, 1]) {
    close(found.variances[i], expected.variances[i]);
    found.directions[i].forEach((value, j) => close(value, expected.directions[i][j]));
  }
  const again = principalComponents(rows, 2);
  assert.deepEqual(again.directions, found.directions, 'the same bits every time');
});

test('the eigenvalues of small matrices', () => {
  const { values, vectors } = symmetricEigen([
    [2, 1, 0],
    [1, 2, 0],
    [0, 0, 7],
  ]);
  values.forEach((value, i) => close(value, [7, 3, 1][i], 1e-12));
  close(Math.abs(vectors[1][0]), Math.SQRT1_2, 1e-12);
  close(vectors[1][0], vectors[1][1], 1e-12);
  close(vectors[2][0], -vectors[2][1], 1e-12);
});

test('a distribution: its ends belong to it, exact zeros are counted apart', () => {
  const found = distributionOf([-1, 0, 0, 0.5, 1, 3], 4);
  assert.deepEqual(found.bins, [1, 1, 1, 1]); // 0.5 is below the middle, 1 is it
  assert.deepEqual([found.low, found.high, found.zeros, found.count], [-1, 3, 2, 6]);
  close(found.mean, 3.5 / 6, 1e-12);
  close(found.deviation, Math.sqrt(11.25 / 6 - (3.5 / 6) ** 2), 1e-12);
  assert.deepEqual(distributionOf([2, 2], 3).bins, [2, 0, 0]);
  assert.deepEqual(distributionOf([0, 0], 3).bins, [0, 0, 0]);
});
