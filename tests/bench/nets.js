/**
 * The networks that are measured, and what one training step of each is. A step gathers a batch of
 * shuffled uint8 rows, scales them by 1/255, and does forward, backward and plain SGD in float32.
 * @typedef {object} Net
 * @property {number[]} layers  units, input and output included
 * @property {number} batch
 * @property {'quadratic' | 'cross-entropy'} cost  quadratic: every layer is sigmoid;
 *   cross-entropy: ReLU, softmax outputs
 * @property {boolean} [predicts]  whether images are read, a batch a step, and nothing is trained
 * @property {number} rate  learning rate; it decides no time, but keeps the weights moving and finite
 */

/** @type {Record<string, Net>} */
export const NETS = {
  A: { layers: [784, 30, 10], batch: 10, cost: 'quadratic', rate: 0.5 },
  B: { layers: [784, 128, 10], batch: 32, cost: 'cross-entropy', rate: 0.02 },
  C: { layers: [784, 800, 10], batch: 100, cost: 'cross-entropy', rate: 0.02 },
  D10: { layers: [3072, 128, 64, 32, 10], batch: 10, cost: 'quadratic', rate: 0.5 },
  D100: { layers: [3072, 128, 64, 32, 10], batch: 100, cost: 'quadratic', rate: 0.5 },
  P1: { layers: [784, 800, 10], batch: 1, cost: 'cross-entropy', rate: 0, predicts: true },
  P1000: { layers: [784, 800, 10], batch: 1000, cost: 'cross-entropy', rate: 0, predicts: true },
};

/**
 * Floating-point operations of one step for one sample, multiply and add counting one each, in real
 * units (padding does not count): 2kn forward and 2kn for the weights' gradient of every layer of
 * k inputs and n units, and 2kn for the inputs' gradient of every layer but the first. Reading has the
 * first of these alone.
 * @param {Net} net
 * @returns {number}
 */
export const flopsPerSample = ({ layers, predicts }) =>
  layers
    .slice(1)
    .reduce((sum, n, i) => sum + 2 * layers[i] * n * (predicts ? 1 : i === 0 ? 2 : 3), 0);

/** Weights and biases. @param {Net} net */
export const parameterCount = ({ layers }) =>
  layers.slice(1).reduce((sum, n, i) => sum + (layers[i] + 1) * n, 0);
