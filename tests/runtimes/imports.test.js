import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore, networkFromModel } from '../../web/engine/index.js';
import { readModelFile } from '../../web/models/import/index.js';
import { runTorch, withoutTorch } from '../engine/numpy.js';
import { hostileImages } from '../models/support.js';
import { noRuntimes, tensorflowModels } from './runtimes.js';

// Files that the programs of others have written themselves: we read the networks that they mean.

const core = await loadCore();
const pixels = hostileImages(12, 20);
const TOLERANCE = 1e-5;

/**
 * @param {string} name
 * @param {import('../../web/engine/run/values.js').SavedModel} model
 * @param {number[][]} theirs  outputs of each image
 * @param {(own: number[]) => number[]} [made]  what they made of probabilities or sigmoids
 */
function isNear(name, model, theirs, made = (own) => own) {
  const network = networkFromModel(core, model);
  const { classes } = model.config;
  const outputs = network.predict(pixels);
  network.dispose();
  theirs.forEach((values, i) => {
    const own = made([...outputs.subarray(i * classes, (i + 1) * classes)]);
    assert.equal(own.length, values.length, name);
    values.forEach((value, c) =>
      assert.ok(
        Math.abs(value - own[c]) < TOLERANCE * Math.max(1, Math.abs(value)),
        `${name}: ${value}, ours ${own[c]}`,
      ),
    );
  });
}

/** Probabilities of values that may be sums, their logarithms or themselves. @param {number[]} values */
function softmax(values) {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

test('ONNX that PyTorch writes', { skip: withoutTorch }, () => {
  const results = runTorch('torch_exports.py', { pixels: Buffer.from(pixels).toString('base64') });
  assert.equal(results.length, 4);
  for (const { name, file, outputs } of results) {
    const model = readModelFile(Uint8Array.from(Buffer.from(file, 'base64')), {
      pixels: 'unit',
      channels: 'first',
    });
    const isSoftmax = name.startsWith('leaky');
    isNear(name, model, isSoftmax ? outputs : outputs.map(softmax));
  }
});

test(
  'models that TensorFlow.js saves, in either order of channels',
  { skip: noRuntimes },
  async () => {
    const models = await tensorflowModels(pixels);
    assert.equal(models.length, 7);
    for (const { name, json, weights, outputs, hints } of models) {
      const model = readModelFile(json, hints, new Map([['weights.bin', weights]]));
      isNear(name, model, outputs);
    }
  },
);
