import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../../web/engine/index.js';
import { normsOf } from '../../../web/engine/inside/norms.js';
import { smallConfig } from '../../support.js';

const core = await loadCore();
const SIZES = [12, 7, 5, 4];
const ACTIVATIONS = {
  sigmoid: (/** @type {number} */ z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (/** @type {number} */ z) => Math.max(0, z),
  'leaky-relu': (/** @type {number} */ z) => (z > 0 ? z : 0.01 * z),
  gelu: (/** @type {number} */ z) =>
    z / (1 + Math.exp(-2 * Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
};

/** Numbers between -1 and 1, the same every time. @param {number} count @param {number} first */
const numbers = (count, first) =>
  Float32Array.from({ length: count }, (_, i) => (((i + first) * 7919) % 2003) / 1001 - 1);

const images = [0, 1, 2].map((label) => ({
  pixels: Uint8Array.from({ length: SIZES[0] }, (_, i) => (i * 53 + 31 + 71 * label) % 256),
  label,
}));

/**
 * The mean cost of the images in double precision, straight from the formulas.
 * @param {number[]} parameters  layer by layer: weights [out][in], biases [out]
 * @param {keyof typeof ACTIVATIONS} activation
 * @param {string} cost
 */
function meanCost(parameters, activation, cost) {
  const costs = images.map(({ pixels, label }) => {
    let values = Array.from(pixels, (pixel) => pixel / 255);
    let at = 0;
    for (let l = 1; l < SIZES.length; l++) {
      const [inputs, units] = [SIZES[l - 1], SIZES[l]];
      const biases = at + inputs * units;
      const read = values;
      values = Array.from({ length: units }, (_, unit) =>
        read.reduce(
          (sum, x, i) => sum + x * parameters[at + unit * inputs + i],
          parameters[biases + unit],
        ),
      );
      at = biases + units;
      if (l < SIZES.length - 1) values = values.map(ACTIVATIONS[activation]);
    }
    if (cost === 'cross-entropy')
      return Math.log(values.reduce((sum, z) => sum + Math.exp(z), 0)) - values[label];
    const errors = values.map((z, c) => ACTIVATIONS.sigmoid(z) - (c === label ? 1 : 0));
    return errors.reduce((sum, error) => sum + error * error, 0) / 2;
  });
  return costs.reduce((sum, each) => sum + each) / costs.length;
}

for (const activation of /** @type {(keyof typeof ACTIVATIONS)[]} */ (Object.keys(ACTIVATIONS))) {
  for (const cost of ['cross-entropy', 'quadratic']) {
    test(`norms by layer are those of differences in double precision: ${activation}, ${cost}`, () => {
      const hidden = SIZES.slice(1, -1);
      const activations = hidden.map(() => activation);
      const network = core.network(
        smallConfig({ inputs: SIZES[0], classes: 4, hidden, activations, cost }),
      );
      network.setParameters(numbers(network.parameterCount, 3));
      const gain = new Float32Array(SIZES[0]).fill(1 / 255);
      network.scaling = { offset: new Float32Array(SIZES[0]), gain };
      const parameters = Array.from(network.parameters());
      const found = normsOf(network, images);
      assert.equal(found.length, 3);
      let at = 0;
      found.forEach((norms, l) => {
        const end = at + SIZES[l] * SIZES[l + 1];
        const [step, squares] = [1e-5, { weights: 0, gradient: 0 }];
        for (let i = at; i < end; i++) {
          const moved = (/** @type {number} */ by) =>
            meanCost(parameters.with(i, parameters[i] + by), activation, cost);
          squares.weights += parameters[i] ** 2;
          squares.gradient += ((moved(step) - moved(-step)) / (2 * step)) ** 2;
        }
        for (const name of /** @type {const} */ (['weights', 'gradient'])) {
          const expected = Math.sqrt(squares[name]);
          assert.ok(expected > 1e-3, `${name}, layer ${l + 1}: ${expected}`);
          const apart = Math.abs(norms[name] - expected) / expected;
          assert.ok(apart < 1e-4, `${name}, layer ${l + 1}: ${norms[name]}, not ${expected}`);
        }
        at = end + SIZES[l + 1];
      });
      network.dispose();
    });
  }
}
