/** The step once more in float64, from the formulas alone: what every contestant must agree with. */

/** @typedef {import('./task.js').Task} Task */
/** @typedef {import('./task.js').TaskData} TaskData */

/**
 * @param {Task} task
 * @param {TaskData} data
 * @param {number} steps  batches in the data's order, from its start
 * @returns {Float64Array} the weights after them
 */
export function trainOracle(task, data, steps) {
  const { layers, batch, cost, rate } = task;
  const values = Float64Array.from(data.weights);
  const slope =
    cost === 'quadratic'
      ? (/** @type {number} */ a) => a * (1 - a)
      : (/** @type {number} */ a) => (a > 0 ? 1 : 0);
  const starts = startsOf(layers);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(values.length);
    for (let i = 0; i < batch; i++) {
      const row = data.order[(step * batch + i) % task.rows];
      const activations = forward(task, data, values, row);
      const outputs = activations[layers.length - 1];
      let delta = outputs.map((a, c) => {
        const error = a - (c === data.labels[row] ? 1 : 0);
        return cost === 'quadratic' ? error * slope(a) : error;
      });
      for (let l = layers.length - 1; l > 0; l--) {
        const x = activations[l - 1];
        const k = layers[l - 1];
        const below = new Float64Array(k);
        for (let o = 0; o < layers[l]; o++) {
          const at = starts[l - 1] + o * k;
          for (let j = 0; j < k; j++) {
            gradient[at + j] += delta[o] * x[j];
            below[j] += delta[o] * values[at + j];
          }
          gradient[starts[l - 1] + layers[l] * k + o] += delta[o];
        }
        delta = below.map((d, j) => d * slope(x[j]));
      }
    }
    for (let i = 0; i < values.length; i++) values[i] -= (rate / batch) * gradient[i];
  }
  return values;
}

/**
 * What the first weights make of images.
 * @param {Task} task
 * @param {TaskData} data
 * @param {number} steps  batches in the data's order, from its start
 * @returns {Float64Array} [steps][batch][classes]
 */
export function predictOracle(task, data, steps) {
  const weights = Float64Array.from(data.weights);
  const outputs = Array.from({ length: steps * task.batch }, (_, i) => [
    .../** @type {Float64Array} */ (forward(task, data, weights, data.order[i % task.rows]).at(-1)),
  ]);
  return Float64Array.from(outputs.flat());
}

/** Where each layer's weights begin. @param {number[]} layers */
const startsOf = (layers) =>
  layers.map((_, i) => layers.slice(0, i).reduce((sum, k, l) => sum + (k + 1) * layers[l + 1], 0));

/**
 * @param {Task} task
 * @param {TaskData} data
 * @param {Float64Array} values  weights and biases
 * @param {number} row
 * @returns {Float64Array[]} the image, and what each layer makes of it
 */
function forward({ layers, cost }, data, values, row) {
  const starts = startsOf(layers);
  const hidden = cost === 'quadratic' ? sigmoid : (/** @type {number} */ z) => Math.max(0, z);
  const pixels = data.pixels.subarray(row * layers[0], (row + 1) * layers[0]);
  const activations = [Float64Array.from(pixels, (pixel) => pixel / 255)];
  for (let l = 1; l < layers.length; l++) {
    const z = affine(values, starts[l - 1], activations[l - 1], layers[l]);
    if (l < layers.length - 1 || cost === 'quadratic') activations.push(z.map(hidden));
    else activations.push(softmax(z));
  }
  return activations;
}

/** @param {number} z */
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/** @param {Float64Array} z */
function softmax(z) {
  const max = z.reduce((a, b) => Math.max(a, b));
  const powers = z.map((value) => Math.exp(value - max));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

/**
 * @param {Float64Array} values
 * @param {number} start  of the layer's weights [units][k]; its biases follow
 * @param {Float64Array} x  [k]
 * @param {number} units
 */
function affine(values, start, x, units) {
  const k = x.length;
  return Float64Array.from({ length: units }, (_, o) => {
    let sum = values[start + units * k + o];
    for (let j = 0; j < k; j++) sum += values[start + o * k + j] * x[j];
    return sum;
  });
}
