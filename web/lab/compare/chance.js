/** Whether two results, or two groups of them, differ by more than chance: Student's and Welch's t tests. */
import { deviation, mean } from '../../engine/spread.js';

/**
 * @typedef {object} TTest
 * @property {number} t
 * @property {number} degrees  of freedom
 * @property {number} p  two-sided: how often a difference at least as large happens without a cause, 0 to 1
 */

/** Where the series of logGamma() is exact to the last digits of a double. */
const LARGE = 12;
/** B(2k) / (2k (2k - 1)), the coefficients of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];
/** Below it a denominator of a continued fraction counts as 0. */
const TINY = 1e-300;
const PRECISION = 1e-16;
const MOST_STEPS = 10000;

/**
 * ln Γ(x) by Stirling's series, https://dlmf.nist.gov/5.11#E1, for small x after Γ(x + 1) = x Γ(x).
 * @param {number} x  above 0
 */
function logGamma(x) {
  let factor = 1;
  let z = x;
  for (; z < LARGE; z++) factor *= z;
  let power = z;
  let series = 0;
  for (const coefficient of STIRLING) {
    series += coefficient / power;
    power *= z * z;
  }
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(factor);
}

/**
 * The continued fraction of the incomplete beta function, https://dlmf.nist.gov/8.17#E22, computed by the
 * method of Lentz. It converges quickly for x < (a + 1) / (a + b + 2).
 * @param {number} x @param {number} a @param {number} b
 */
function betaFraction(x, a, b) {
  const held = (/** @type {number} */ value) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / held(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / held(1 + term * d);
      c = held(1 + term / c);
      change = c * d;
      result *= change;
    }
    if (Math.abs(change - 1) < PRECISION) break;
  }
  return result;
}

/**
 * The regularised incomplete beta function I_x(a, b), https://dlmf.nist.gov/8.17.
 * @param {number} x  0 to 1
 * @param {number} a  above 0
 * @param {number} b  above 0
 * @returns {number} 0 to 1
 */
export function incompleteBeta(x, a, b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b),
  );
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/**
 * How often |T| is at least |t| for T of Student's t distribution (Abramowitz and Stegun, 26.7.1 with
 * 26.5.27: I_x(ν/2, 1/2) at x = ν / (ν + t²)).
 * @param {number} t
 * @param {number} degrees  of freedom, above 0; to 11 digits up to some hundreds
 * @returns {number} 0 to 1
 */
export const twoSided = (t, degrees) =>
  incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);

/** A spread or a difference of this part of the values comes of rounding. */
const ROUNDING = 1e-12;

/**
 * @param {[number, number]} values  that are compared
 * @param {number} error  standard error of their difference
 * @param {number} degrees
 * @returns {TTest}
 */
function tTest([a, b], error, degrees) {
  const nothing = ROUNDING * (Math.abs(a) + Math.abs(b));
  if (error > nothing)
    return { t: (a - b) / error, degrees, p: twoSided((a - b) / error, degrees) };
  const isSame = Math.abs(a - b) <= nothing;
  return { t: isSame ? 0 : (a - b) * Infinity, degrees, p: isSame ? 1 : 0 };
}

/**
 * Welch's t test of two groups whose spreads may differ (B. L. Welch, Biometrika 34, 1947).
 * @param {number[]} a  at least two results
 * @param {number[]} b  at least two results
 * @returns {TTest}
 */
export function welch(a, b) {
  const [partA, partB] = [a, b].map((group) => Number(deviation(group)) ** 2 / group.length);
  const degrees =
    partA + partB === 0
      ? a.length + b.length - 2
      : (partA + partB) ** 2 / (partA ** 2 / (a.length - 1) + partB ** 2 / (b.length - 1));
  return tTest([mean(a), mean(b)], Math.sqrt(partA + partB), degrees);
}

/**
 * Whether a single result may be one more of a group (J. R. Crawford and D. C. Howell, The Clinical
 * Neuropsychologist 12, 1998): a t test with the group's spread for both.
 * @param {number} value
 * @param {number[]} group  at least two results
 * @returns {TTest}
 */
export const singleAgainst = (value, group) =>
  tTest(
    [value, mean(group)],
    Number(deviation(group)) * Math.sqrt(1 + 1 / group.length),
    group.length - 1,
  );
