import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribution } from '../../../web/engine/inside/attribution.js';
import { wantedImage } from '../../../web/engine/inside/wanted-image.js';
import { loadCore } from '../../../web/engine/index.js';
import { smallConfig } from '../../support.js';
import { runNumpy, withoutNumpy } from '../numpy.js';

const core = await loadCore();
const INPUTS = 12;

/** Numbers between -1 and 1, the same every time. @param {number} count @param {number} first */
const numbers = (count, first) =>
  Float32Array.from({ length: count }, (_, i) => (((i + first) * 7919) % 2003) / 1001 - 1);

/** @param {number[]} hidden @param {string} activation @param {string} [cost] */
function networkOf(hidden, activation, cost = 'cross-entropy') {
  const activations = hidden.map(() => activation);
  const config = smallConfig({ inputs: INPUTS, classes: 4, hidden, activations, cost });
  const network = core.network(config);
  network.setParameters(numbers(network.parameterCount, 3));
  const gain = numbers(INPUTS, 50).map((value) => 0.01 + Math.abs(value) / 100);
  network.scaling = { offset: numbers(INPUTS, 9).map((value) => 100 + 40 * value), gain };
  return network;
}

const image = Uint8Array.from({ length: INPUTS }, (_, i) => (i * 53 + 31) % 256);
const seenBy = ({ scaling: { offset, gain } }) =>
  Array.from(image, (pixel, i) => Math.fround((pixel - offset[i]) * gain[i]));
const close = (/** @type {number} */ a, /** @type {number} */ b, tolerance = 2e-4) =>
  assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a}, not ${b}`);

test('without hidden layers it is the product of weights and image, and the rest the biases', () => {
  for (const cost of ['cross-entropy', 'quadratic']) {
    const network = networkOf([], 'relu', cost);
    const parameters = network.parameters();
    const x = seenBy(network);
    const { products, up, down, difference, rest } = attribution(network, image, 2, 1);
    products.forEach((product, i) =>
      close(product, (parameters[2 * INPUTS + i] - parameters[INPUTS + i]) * x[i], 1e-6),
    );
    const biases = parameters.slice(4 * INPUTS);
    close(rest, biases[2] - biases[1], 1e-6);
    close(difference, up + down + biases[2] - biases[1], 1e-6);
    assert.ok(up > 0 && down < 0);
    network.dispose();
  }
});

for (const activation of ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu']) {
  test(`pixels for and against agree with numpy: ${activation}`, { skip: withoutNumpy }, () => {
    const network = networkOf([7, 5], activation);
    const { products, difference, up, down, rest } = attribution(network, image, 0, 3);
    const expected = runNumpy('inside.py', {
      ...{ kind: 'attribution', sizes: [INPUTS, 7, 5, 4], activation, one: 0, other: 3 },
      ...{ parameters: [...network.parameters()], x: seenBy(network) },
    });
    products.forEach((product, i) => close(product, expected.products[i]));
    assert.ok(products.some((product) => Math.abs(product) > 0.01));
    close(difference, expected.logits[0] - expected.logits[3]);
    close(up + down + rest, difference, 1e-9);
    network.dispose();
  });
}

test('a class against itself: nothing speaks for either', () => {
  const network = networkOf([7], 'relu');
  const { products, up, down, difference } = attribution(network, image, 1, 1);
  assert.ok(products.every((product) => product === 0));
  assert.equal(Math.abs(up) + Math.abs(down) + Math.abs(difference), 0);
  network.dispose();
});

test('without hidden layers, the wanted image is grey plus steps along the weights', () => {
  const network = networkOf([], 'relu');
  const { pixels, before, after, steps } = wantedImage(network, 1);
  const weights = Array.from({ length: 4 }, (_, unit) =>
    network.parameters().slice(unit * INPUTS, (unit + 1) * INPUTS),
  );
  const slopes = Array.from({ length: INPUTS }, (_, i) => {
    const others = (weights[0][i] + weights[2][i] + weights[3][i]) / 3;
    return (weights[1][i] - others) * network.scaling.gain[i];
  });
  const steepest = Math.max(...slopes.map(Math.abs));
  assert.equal(steps, 64);
  pixels.forEach((pixel, i) => {
    const value = Math.min(255, Math.max(0, 128 + (64 * 8 * slopes[i]) / steepest));
    assert.ok(Math.abs(pixel - value) <= 0.51, `${pixel}, not ${value}`);
  });
  const lead = (/** @type {ArrayLike<number>} */ grey) =>
    Array.from(grey).reduce((sum, value, i) => {
      const { offset } = network.scaling;
      return sum + slopes[i] * (value - offset[i]);
    }, 0);
  close(after - before, lead(pixels) - lead(new Uint8Array(INPUTS).fill(128)));
  network.dispose();
});

test('through hidden layers, the class gets far ahead of the others', () => {
  for (const activation of ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu']) {
    const network = networkOf([9], activation);
    for (let wanted = 0; wanted < 4; wanted++) {
      const { before, after } = wantedImage(network, wanted);
      assert.ok(after > before, activation);
    }
    network.dispose();
  }
});

test('a network at rest has no way up: the image stays grey', () => {
  const network = networkOf([3], 'relu');
  network.setParameters(new Float32Array(network.parameterCount));
  const { pixels, before, after } = wantedImage(network, 0);
  assert.ok(pixels.every((pixel) => pixel === 128));
  assert.deepEqual([before, after], [0, 0]);
  network.dispose();
});
