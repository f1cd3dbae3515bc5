import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadCore } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { runTorch, withoutTorch } from '../engine/numpy.js';
import {
  coreOutputs,
  everyKind,
  hostileImages,
  importModule,
  randomModel,
  trainedModel,
} from '../models/support.js';
import { dataFolder, realData } from '../support.js';
import { noRuntimes, onnxNode, onnxWeb, tensorflow } from './runtimes.js';

// The programs that read exported models, image by image: the class that our core sees, and logits that
// are nearly the same. Theirs add in another order, so bits differ.

/** @typedef {import('../../web/engine/run/values.js').SavedModel} SavedModel */
/** @typedef {import('./runtimes.js').Read} Read */

/** The largest difference of a logit below 1 in size, and of a larger one as a part of it. */
const TOLERANCE = 5e-5;

const core = await loadCore();
const relu = trainedModel(core, { layers: [800] }, 10_000);
const gelu = trainedModel(core, { layers: [64, 32], activation: 'gelu' }, 1);
const digits = dataFolder ? (await realData('mnist')).test.pixels : relu.pixels;

/** @typedef {{model: SavedModel, pixels: Uint8Array, ours: ReturnType<typeof coreOutputs>}} Case */

/** @type {Record<string, Case>} */
const cases = {};
const add = (
  /** @type {string} */ name,
  /** @type {SavedModel} */ model,
  /** @type {Uint8Array} */ pixels,
) => {
  cases[name] = { model, pixels, ours: coreOutputs(core, model, pixels) };
};
/** What the core does not give: the exported module has its bits. */
const addLogits = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mlp-logits-'));
  for (const [i, { model, pixels, ours }] of Object.values(cases).entries()) {
    if (ours.logits) continue;
    const { logits } = await importModule(folder, model, `net${i}`, 'f32');
    const { inputs } = model.config;
    const images = Array.from({ length: pixels.length / inputs }, (_, at) =>
      pixels.subarray(at * inputs, (at + 1) * inputs),
    );
    ours.logits = Float32Array.from(images.flatMap((image) => [...logits(image)]));
  }
  rmSync(folder, { recursive: true });
};
add('relu, 800 units', relu.model, Uint8Array.from([...digits, ...hostileImages(784, 50)]));
add('gelu, trained', gelu.model, hostileImages(784, 300));
for (const [name, model] of Object.entries(everyKind(core))) {
  add(name, model, hostileImages(model.config.inputs, 60));
}
// Every depth once more, of what TensorFlow.js can say.
for (let layers = 5; layers <= 8; layers++) {
  const hidden = Array.from({ length: layers }, (_, i) => 6 + 2 * i);
  const activations = hidden.map((_, i) => ['relu', 'tanh', 'leaky-relu', 'sigmoid'][i % 4]);
  const model = randomModel(core, { hidden, activations, classes: 5 + layers, seed: 50 + layers });
  add(`layers${layers}, no gelu`, model, hostileImages(model.config.inputs, 60));
}
await addLogits();

/** @param {Float32Array} values @param {number} count */
function argmax(values, count) {
  return Array.from({ length: values.length / count }, (_, i) => {
    const own = values.subarray(i * count, (i + 1) * count);
    return own.indexOf(Math.max(...own));
  });
}

/**
 * @param {string} name
 * @param {Case} known
 * @param {Read} read
 * @returns {number} the largest difference of a value
 */
function isNear(name, { model, ours }, read) {
  let worst = 0;
  for (const part of /** @type {const} */ (['outputs', 'logits'])) {
    const [theirs, own] = [read[part], ours[part]];
    assert.ok(own);
    assert.equal(theirs.length, own.length, name);
    for (const [i, value] of own.entries()) {
      const off = Math.abs(theirs[i] - value) / Math.max(1, Math.abs(value));
      assert.ok(off <= TOLERANCE, `${name}: ${part} ${theirs[i]}, ours ${value}`);
      worst = Math.max(worst, off);
    }
  }
  // By logits where there are any: outputs of two classes may round to the same number.
  const [theirs, own] = [read.logits, ours.logits].map((values) =>
    argmax(/** @type {Float32Array} */ (values), model.config.classes),
  );
  assert.deepEqual(theirs, own, name);
  return worst;
}

/**
 * Nothing that a network can be is left out.
 * @param {SavedModel['config'][]} configs
 * @param {string[]} activations  that there must be
 */
function isAll(configs, activations) {
  const all = (/** @type {(config: SavedModel['config']) => (string | number)[]} */ of) =>
    new Set(configs.flatMap(of));
  assert.deepEqual(
    [...all(({ hidden }) => [hidden.length])].toSorted(),
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
  );
  assert.deepEqual([...all((config) => config.activations)].toSorted(), activations);
  for (const classes of [1, 1000]) assert.ok(all((config) => [config.classes]).has(classes));
  assert.equal(all(({ cost }) => [cost]).size, 2);
}

const WITHOUT_GELU = ['leaky-relu', 'relu', 'sigmoid', 'tanh'];
const EVERY = ['gelu', ...WITHOUT_GELU];

/**
 * @param {import('node:test').TestContext} t
 * @param {(model: SavedModel, pixels: Uint8Array) => Promise<Read>} read
 * @param {(model: SavedModel) => boolean} [isPossible]
 */
async function everyCase(t, read, isPossible = () => true) {
  let worst = 0;
  /** @type {SavedModel['config'][]} */
  const configs = [];
  for (const [name, known] of Object.entries(cases)) {
    if (!isPossible(known.model)) continue;
    worst = Math.max(worst, isNear(name, known, await read(known.model, known.pixels)));
    configs.push(known.model.config);
  }
  t.diagnostic(`${configs.length} networks, logits off by ${worst.toExponential(1)} at most`);
  return configs;
}

for (const [name, start] of Object.entries({
  'onnxruntime-node': onnxNode,
  'onnxruntime-web': onnxWeb,
})) {
  test(`ONNX in ${name}`, { skip: noRuntimes }, async (t) => {
    const read = await start();
    const configs = await everyCase(t, async (model, pixels) => {
      const [{ bytes }] = await exportModel(model, 'onnx');
      return read(bytes, pixels, model.config.inputs);
    });
    isAll(configs, EVERY);
  });
}

test('TensorFlow.js, in WebAssembly', { skip: noRuntimes }, async (t) => {
  const read = await tensorflow();
  const hasGelu = (/** @type {SavedModel} */ { config }) => config.activations.includes('gelu');
  const configs = await everyCase(
    t,
    async (model, pixels) => read(await exportModel(model, 'tfjs'), pixels, model.config.inputs),
    (model) => !hasGelu(model),
  );
  isAll(configs, WITHOUT_GELU);
});

test('PyTorch, from safetensors', { skip: withoutTorch }, async (t) => {
  const base64 = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('base64');
  const models = Object.values(cases).map(async ({ model, pixels }) => {
    const [{ bytes }] = await exportModel(model, 'safetensors');
    return { file: base64(bytes), pixels: base64(pixels) };
  });
  // At once: PyTorch takes seconds to start.
  const results = runTorch('torch_model.py', await Promise.all(models));
  const names = Object.keys(cases);
  const worst = names.map((name, i) => {
    const floats = (/** @type {string} */ text) =>
      new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
    const { logits, outputs } = results[i];
    return isNear(name, cases[name], { logits: floats(logits), outputs: floats(outputs) });
  });
  const most = Math.max(...worst).toExponential(1);
  t.diagnostic(`${names.length} networks, logits off by ${most} at most`);
});
