/** The files of networks of other programs under torture. */
import assert from 'node:assert/strict';
import { encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { encodeModel, decodeModel, loadCore } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { filesBeside, readModelFile } from '../../web/models/import/index.js';
import { onnxFile } from '../models/onnx-files.js';
import { randomModel } from '../models/support.js';
import { damagedBytes, damagedValue } from './mutate.js';

/** @typedef {import('./targets.js').Target} Target */

const core = await loadCore();
const image = { width: 2, height: 3, channels: 1 };
const model = randomModel(core, { image, hidden: [3], activations: ['leaky-relu'], classes: 2 });
/** Nothing is left to be said, so that what is read reaches the end. */
const hints = /** @type {const} */ ({ activation: 'relu', pixels: 'unit' });

/** @type {Parameters<typeof onnxFile>[0]} */
const parts = {
  shape: ['N', 4],
  nodes: [
    ['Div', ['x', 'd'], 'u'],
    ['Gemm', ['u', 'w', 'b'], 'a', { alpha: 2 }],
    ['LeakyRelu', ['a'], 'r', { alpha: 0.01 }],
    ['MatMul', ['r', 'v'], 'z'],
    ['Add', ['z', 'c'], 'l'],
    ['Softmax', ['l'], 'y', { axis: 1 }],
  ],
  tensors: [
    ['d', [], [255]],
    ['w', [4, 2], [1, 2, 3, 4, 5, 6, 7, 8], 'list'],
    ['b', [2], [1, 2], 'double'],
    ['v', [2, 2], [1, 2, 3, 4]],
    ['c', [2], [1, 2]],
  ],
};
const onnx = [(await exportModel(model, 'onnx'))[0].bytes, onnxFile(parts)];

/** A file whose graph is damaged, within a form that is right. @param {import('./mutate.js').Dice} dice */
function damagedGraph(dice) {
  try {
    return onnxFile(damagedValue(dice, parts));
  } catch {
    return onnx[1]; // what was damaged cannot be written
  }
}
const [json, weights] = await exportModel(model, 'tfjs');
const beside = new Map([[weights.name, weights.bytes]]);
const keras = JSON.parse(new TextDecoder().decode(json.bytes));
const dict = encodeSafetensors(
  [
    { name: 'a.0.weight', shape: [3, 6], data: new Float32Array(18) },
    { name: 'a.0.bias', shape: [3], data: new Float32Array(3) },
    { name: 'a.2.weight', shape: [2, 3], data: new Float32Array(6) },
    { name: 'a.2.bias', shape: [2], data: new Float32Array(2) },
  ],
  {},
);

/** What was let through is a model that the core takes and a file can hold. @param {import('../../web/engine/run/values.js').SavedModel} read */
function isModel(read) {
  const { config, parameters, scaling } = decodeModel(encodeModel(read));
  assert.deepEqual(config, read.config);
  const network = core.network(config);
  try {
    network.setParameters(parameters);
    network.scaling = scaling;
    network.predict(new Uint8Array(config.inputs));
  } finally {
    network.dispose();
  }
}

/** @type {Target[]} */
export const foreignTargets = [
  {
    name: 'onnx',
    attempt(dice) {
      isModel(readModelFile(dice.below(2) ? damagedBytes(dice, onnx) : damagedGraph(dice), hints));
    },
  },
  {
    name: 'model.json',
    attempt(dice) {
      const text = dice.below(2)
        ? json.bytes
        : new TextEncoder().encode(JSON.stringify(damagedValue(dice, keras)));
      const bytes = text === json.bytes ? damagedBytes(dice, [json.bytes]) : text;
      for (const name of filesBeside(bytes)) assert.match(name, /^[^/.][^/]*(\/[^/.][^/]*)*$/);
      const file = dice.below(4)
        ? beside
        : new Map([[weights.name, damagedBytes(dice, [weights.bytes])]]);
      isModel(readModelFile(bytes, hints, file));
    },
  },
  {
    name: 'state_dict',
    attempt(dice) {
      isModel(readModelFile(damagedBytes(dice, [dict]), hints));
    },
  },
];
