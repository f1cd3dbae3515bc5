/**
 * Principal component analysis by subspace iteration with Rayleigh-Ritz (Golub and Van Loan, 8.2.4). It has
 * additions, products, quotients and square roots alone, so every engine gets the same bits.
 */

/** Directions that are followed besides those wanted: the more, the fewer rounds it takes. */
const SPARE = 6;
/** The residual of a component, as a part of the largest variance, below which it counts as found. */
const TOLERANCE = 1e-9;
/** The most rounds. Components of nearly the same variance take many, and may stay mixed. */
const ROUNDS = 400;
/** A direction that is shorter than this part of the longest one is noise. */
const NEGLIGIBLE = 1e-13;

/**
 * @typedef {object} Components
 * @property {Float64Array[]} directions  [wanted][length], each of length 1, its largest entry above 0; zeros
 *   where the rows do not vary that much
 * @property {number[]} variances  along them, the largest first, with divisor n - 1
 * @property {number} total  variance of the rows
 * @property {Float64Array[]} scores  [wanted][rows]: where each row lies along them, from the mean
 */

/**
 * @param {Float32Array[]} rows  two or more, of one length
 * @param {number} wanted  how many components
 * @returns {Components}
 */
export function principalComponents(rows, wanted) {
  const length = rows[0].length;
  const centred = centre(rows);
  const total = dot(centred, centred, centred.length) / (rows.length - 1);
  let basis = orthonormal(startOf(Math.min(length, wanted + SPARE), length));
  /** @type {number[]} */
  let variances = [];
  for (let round = 0; round < ROUNDS && basis.length > 0; round++) {
    const image = covarianceTimes(centred, rows.length, basis);
    const small = basis.map((one) => image.map((other) => dot(one, other, length)));
    const { values, vectors } = symmetricEigen(small);
    const found = combine(basis, vectors);
    const next = combine(image, vectors);
    basis = found;
    variances = values;
    const residuals = found
      .slice(0, wanted)
      .map((direction, i) => distance(next[i], direction, values[i]));
    if (Math.max(...residuals) <= TOLERANCE * values[0]) break;
    basis = orthonormal(next);
  }
  const directions = Array.from({ length: wanted }, (_, i) =>
    turned(basis[i] ?? new Float64Array(length)),
  );
  return {
    directions,
    variances: directions.map((_, i) => Math.max(0, variances[i] ?? 0)),
    total,
    scores: directions.map((direction) =>
      Float64Array.from(rows, (_, row) => dot(centred.subarray(row * length), direction, length)),
    ),
  };
}

/** The rows without their mean, end to end. @param {Float32Array[]} rows */
function centre(rows) {
  const length = rows[0].length;
  const mean = new Float64Array(length);
  for (const row of rows) row.forEach((value, i) => (mean[i] += value));
  const centred = new Float64Array(rows.length * length);
  rows.forEach((row, r) =>
    row.forEach((value, i) => (centred[r * length + i] = value - mean[i] / rows.length)),
  );
  return centred;
}

/** @param {Float64Array} a @param {Float64Array} b @param {number} length */
function dot(a, b, length) {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[i] * b[i];
  return sum;
}

/** How far image is from factor x direction. @param {Float64Array} image @param {Float64Array} direction @param {number} factor */
function distance(image, direction, factor) {
  let sum = 0;
  for (let i = 0; i < image.length; i++) {
    const difference = image[i] - factor * direction[i];
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/** Directions to begin with, the same every time: bits of a linear congruential generator. @param {number} count @param {number} length */
function startOf(count, length) {
  let state = 1;
  return Array.from({ length: count }, () =>
    Float64Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 0x80000000 - 1;
    }),
  );
}

/** By Gram-Schmidt, twice, because once leaves rounding errors. @param {Float64Array[]} vectors @returns {Float64Array[]} without those that depend on others */
function orthonormal(vectors) {
  /** @type {Float64Array[]} */
  const basis = [];
  const longest = Math.max(
    ...vectors.map((vector) => Math.sqrt(dot(vector, vector, vector.length))),
  );
  for (const vector of vectors) {
    const rest = Float64Array.from(vector);
    for (let pass = 0; pass < 2; pass++) {
      for (const other of basis) {
        const part = dot(rest, other, rest.length);
        for (let i = 0; i < rest.length; i++) rest[i] -= part * other[i];
      }
    }
    const size = Math.sqrt(dot(rest, rest, rest.length));
    if (size > NEGLIGIBLE * longest) basis.push(rest.map((value) => value / size));
  }
  return basis;
}

/** The covariance of the rows times each vector, without ever forming it. @param {Float64Array} centred @param {number} count  rows @param {Float64Array[]} vectors */
function covarianceTimes(centred, count, vectors) {
  const length = centred.length / count;
  return vectors.map((vector) => {
    const image = new Float64Array(length);
    for (let at = 0; at < centred.length; at += length) {
      let score = 0;
      for (let i = 0; i < length; i++) score += centred[at + i] * vector[i];
      score /= count - 1;
      for (let i = 0; i < length; i++) image[i] += score * centred[at + i];
    }
    return image;
  });
}

/** Sums of the vectors. @param {Float64Array[]} vectors @param {number[][]} factors  [sum][vector] */
const combine = (vectors, factors) =>
  factors.map((row) =>
    vectors[0].map((_, i) => vectors.reduce((sum, vector, j) => sum + row[j] * vector[i], 0)),
  );

/** The same direction with its largest entry above 0. @param {Float64Array} direction */
function turned(direction) {
  const largest = direction.reduce(
    (most, value) => (Math.abs(value) > Math.abs(most) ? value : most),
    0,
  );
  return largest < 0 ? direction.map((value) => -value) : direction;
}

/**
 * The eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (Golub and Van Loan, 8.5).
 * @param {number[][]} matrix
 * @returns {{values: number[], vectors: number[][]}} the largest value first; vectors: [value][entry]
 */
export function symmetricEigen(matrix) {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => Number(i === j)));
  const turn = (/** @type {number} */ p, /** @type {number} */ q) => {
    const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    const c = 1 / Math.sqrt(t * t + 1);
    const s = t * c;
    for (let k = 0; k < size; k++) {
      [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
    }
    for (let k = 0; k < size; k++) {
      [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
      [vectors[p][k], vectors[q][k]] = [
        c * vectors[p][k] - s * vectors[q][k],
        s * vectors[p][k] + c * vectors[q][k],
      ];
    }
  };
  const largest = Math.max(...a.flat().map(Math.abs));
  const isLarge = (/** @type {number} */ value) => Math.abs(value) > largest * 1e-16;
  for (let sweep = 0; sweep < 50; sweep++) {
    let turns = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (!isLarge(a[p][q])) continue;
        turn(p, q);
        turns++;
      }
    }
    if (turns === 0) break;
  }
  const order = a.map((_, i) => i).sort((i, j) => a[j][j] - a[i][i]);
  return { values: order.map((i) => a[i][i]), vectors: order.map((i) => vectors[i]) };
}
