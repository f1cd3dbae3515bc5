import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incompleteBeta, singleAgainst, twoSided, welch } from '../../../web/lab/compare/chance.js';

/** @param {number} actual @param {number} expected @param {string} what */
const near = (actual, expected, what) =>
  assert.ok(
    Math.abs(actual - expected) <= 1e-11 * Math.max(Math.abs(expected), 1e-3),
    `${what}: ${actual}, not ${expected}`,
  );

/** By scipy 1.10.1: [t, degrees of freedom, 2 * scipy.stats.t.sf(abs(t), degrees)]. */
const STUDENT = [
  [0, 3, 1],
  [0.5, 1, 0.7048327646991336],
  [1, 2.5, 0.40406102727827353],
  [2.3060041350333704, 8, 0.05000000001333092],
  [-2.776, 4, 0.0500227783199764],
  [5, 7.3, 0.00138277437931346],
  [12, 30, 5.580185415199261e-13],
  [0.001, 100, 0.9992041077601035],
  [40, 3, 3.438068078915854e-5],
  [1.96, 200, 0.05138484084581335],
  [3, 0.7, 0.28337133930102587],
];

test('probabilities of Student’s t distribution are those of scipy', () => {
  for (const [t, degrees, p] of STUDENT) near(twoSided(t, degrees), p, `t ${t}, ${degrees}`);
  const small = twoSided(12, 30);
  assert.ok(Math.abs(small / 5.580185415199261e-13 - 1) < 1e-9, `a small one: ${small}`);
});

test('the incomplete beta function has its known values', () => {
  assert.deepEqual([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)], [0, 1]);
  near(incompleteBeta(0.3, 1, 1), 0.3, 'x');
  near(incompleteBeta(0.3, 4, 1), 0.3 ** 4, 'x^a');
  near(incompleteBeta(0.5, 7.5, 7.5), 0.5, 'its middle');
  near(incompleteBeta(0.2, 3, 5) + incompleteBeta(0.8, 5, 3), 1, 'its symmetry');
});

const A = [0.0452, 0.0481, 0.0439, 0.0467, 0.049];
const B = [0.0421, 0.0433, 0.0418, 0.044, 0.0415];
const C = [0.0471, 0.0447, 0.0498, 0.044];

/** By scipy.stats.ttest_ind(a, b, equal_var=False); the degrees by numpy. */
const WELCH = [
  { a: A, b: B, t: 3.8696181922934407, degrees: 5.964304134230122, p: 0.008365749253209013 },
  { a: A, b: C, t: 0.11188112109422997, degrees: 5.686290726415653, p: 0.9147617790396414 },
  { a: B, b: C, t: -2.763070079011561, degrees: 3.7908803487933227, p: 0.05381362117499644 },
];

test('Welch’s t test of two groups is that of scipy', () => {
  for (const { a, b, ...expected } of WELCH) {
    const found = welch(a, b);
    for (const [name, value] of Object.entries(expected)) near(found[name], value, name);
  }
});

test('a single result against a group is a t test with its spread', () => {
  for (const [value, t, p] of [
    [0.0421, -1.968322997173734, 0.12040059552724926],
    [0.06, 5.896181835283823, 0.004138650385330916],
  ]) {
    const found = singleAgainst(value, A);
    near(found.t, t, 't');
    near(found.p, p, 'p');
    assert.equal(found.degrees, 4);
  }
});

test('results without any spread are equal, or are not', () => {
  assert.deepEqual(welch([0.1, 0.1], [0.1, 0.1]), { t: 0, degrees: 2, p: 1 });
  assert.equal(welch([0.1, 0.1], [0.2, 0.2]).p, 0);
  assert.equal(singleAgainst(0.1, [0.1, 0.1, 0.1]).p, 1);
});
