import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { loadCore } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { filesBeside, readModelFile } from '../../web/models/import/index.js';
import { layersOf } from '../../web/models/export/layers.js';
import { DATA_TYPES } from '../../web/models/wire/onnx-fields.js';
import { keras, kerasFiles } from './keras-files.js';
import { onnxFile } from './onnx-files.js';
import { coreOutputs, everyKind, hostileImages, randomModel } from './support.js';

/** @typedef {import('../../web/engine/run/values.js').SavedModel} SavedModel */
/** @typedef {import('../../web/models/import/index.js').ModelHints} ModelHints */

const core = await loadCore();
const kinds = everyKind(core);

/** @param {SavedModel} read @param {SavedModel} model */
function isSame(read, { config, parameters, scaling, samples }) {
  assert.deepEqual(read.config, config);
  assert.deepEqual(read.parameters, parameters);
  assert.deepEqual(read.scaling, scaling);
  assert.deepEqual(read.samples.classNames, samples.classNames);
}

test('what was exported as ONNX comes back with every bit', async () => {
  for (const model of Object.values(kinds)) {
    const [{ bytes }] = await exportModel(model, 'onnx');
    const { width, height, channels } = model.samples;
    isSame(readModelFile(bytes, { image: { width, height, channels } }), model);
  }
});

test('what was exported for TensorFlow.js comes back with every bit', async () => {
  for (const model of Object.values(kinds)) {
    const { config, samples } = model;
    if (config.activations.includes('gelu')) continue;
    const [json, weights] = await exportModel(model, 'tfjs');
    assert.deepEqual(filesBeside(json.bytes), [weights.name]);
    const { width, height, channels } = samples;
    const hints = { pixels: /** @type {const} */ ('none'), image: { width, height, channels } };
    isSame(readModelFile(json.bytes, hints, new Map([[weights.name, weights.bytes]])), model);
  }
});

/**
 * A state_dict of a model's layers.
 * @param {SavedModel} model
 * @param {(i: number) => string} nameOf
 */
function stateDict(model, nameOf) {
  const tensors = layersOf(model).flatMap(({ weight, bias, inputs, outputs }, i) => [
    { name: `${nameOf(i)}weight`, shape: [outputs, inputs], data: Float32Array.from(weight) },
    { name: `${nameOf(i)}bias`, shape: [outputs], data: Float32Array.from(bias) },
  ]);
  // As PyTorch's writer has them: by name, as texts are sorted.
  return encodeSafetensors(
    tensors.sort((a, b) => (a.name < b.name ? -1 : 1)),
    { format: 'pt' },
  );
}

test('a state_dict of nine layers: their numbers count, not their letters', () => {
  const hidden = Array.from({ length: 8 }, () => 6);
  const model = randomModel(core, { hidden, activations: hidden.map(() => 'tanh') });
  const read = readModelFile(
    stateDict(model, (i) => `net.${2 * i}.`),
    {
      activation: 'tanh',
      pixels: 'unit',
      image: { width: 7, height: 5, channels: 1 },
    },
  );
  assert.deepEqual(read.parameters, model.parameters);
  assert.deepEqual(read.config, model.config);
  assert.deepEqual(read.samples.classNames, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

test('a state_dict whose names have no order: its sizes have', () => {
  const model = randomModel(core, { hidden: [9, 8] });
  const names = ['input.', 'hidden.', 'output.'];
  /** @type {ModelHints} */
  const hints = { activation: 'relu', pixels: 'unit' };
  assert.deepEqual(
    readModelFile(
      stateDict(model, (i) => names[i]),
      hints,
    ).parameters,
    model.parameters,
  );
});

for (const [what, nameOf] of /** @type {[string, (i: number) => string][]} */ ([
  ['of a compiled, parallel model', (i) => `module._orig_mod.net.${i}.`],
  ['with other signs', (i) => `mlp/dense-${9 + i}/`],
  ['without any', (i) => `fc${9 + i}`],
  ['in letters of other scripts', (i) => `层${9 + i}.`],
  ['without a word before the number', (i) => `${i ? `${i}.` : ''}`],
])) {
  test(`a state_dict's names: ${what}`, () => {
    const hidden = [6, 6, 6];
    const model = randomModel(core, { hidden, activations: hidden.map(() => 'relu'), classes: 6 });
    const hints = { activation: 'relu', pixels: /** @type {const} */ ('unit') };
    const { parameters } = readModelFile(stateDict(model, nameOf), hints);
    assert.deepEqual(parameters, model.parameters);
  });
}

test('a square is seen in the number of inputs, and colours', () => {
  for (const [inputs, image] of /** @type {const} */ ([
    [784, { width: 28, height: 28, channels: 1 }],
    [3072, { width: 32, height: 32, channels: 3 }],
    [30, { width: 30, height: 1, channels: 1 }],
  ])) {
    const bytes = encodeSafetensors(
      [{ name: 'weight', shape: [2, inputs], data: new Float32Array(2 * inputs) }],
      {},
    );
    const { samples } = readModelFile(bytes, { pixels: 'unit', channels: 'first' });
    assert.deepEqual(samples, { ...image, classNames: ['0', '1'] });
  }
});

test('pixels are scaled as was said', () => {
  const bytes = encodeSafetensors(
    [{ name: 'weight', shape: [1, 4], data: new Float32Array(4) }],
    {},
  );
  const seen = (/** @type {ModelHints['pixels']} */ pixels, /** @type {number} */ pixel) => {
    const { offset, gain } = readModelFile(bytes, { pixels }).scaling;
    return (pixel - offset[2]) * gain[2];
  };
  const isNear = (/** @type {number} */ a, /** @type {number} */ b) =>
    assert.ok(Math.abs(a - b) < 1e-5);
  isNear(seen('none', 200), 200);
  isNear(seen('unit', 51), 0.2);
  isNear(seen('signed', 0), -1);
  isNear(seen('signed', 255), 1);
  isNear(seen({ mean: 0.1307, std: 0.3081 }, 255), (1 - 0.1307) / 0.3081);
});

const W = ['w', [4, 2], [1, 2, 3, 4, 5, 6, 7, 8]];
const turned = [1, 3, 5, 7, 2, 4, 6, 8];

/** ONNX files of other programs. @type {Record<string, {file: any, weight?: number[], bias?: number[], hints?: ModelHints}>} */
const onnx = {
  'MatMul and Add': {
    file: {
      nodes: [
        ['MatMul', ['x', 'w'], 'a'],
        ['Add', ['b', 'a'], 'y'],
      ],
      tensors: [W, ['b', [2], [7, 8]]],
    },
    bias: [7, 8],
  },
  'Gemm without transB, with alpha and beta': {
    file: {
      nodes: [['Gemm', ['x', 'w', 'b'], 'y', { alpha: 2, beta: 0.5 }]],
      tensors: [W, ['b', [1, 2], [7, 8]]],
    },
    weight: turned.map((value) => 2 * value),
    bias: [3.5, 4],
  },
  'a graph before its version, and what scikit-learn makes of probabilities': {
    file: {
      isGraphFirst: true,
      nodes: [
        ['Cast', ['x'], 'f', { to: 1 }],
        ['MatMul', ['f', 'w'], 'a'],
        ['Add', ['a', 'b'], 'z'],
        ['Softmax', ['z'], 'p', { axis: 1 }],
        ['ArgMax', ['p'], 'i', { axis: 1 }],
        ['ZipMap', ['p'], 'probabilities'],
        ['Identity', ['p'], 'again'],
        ['ArrayFeatureExtractor', ['names', 'i'], 'label'],
      ],
      tensors: [W, ['b', [2], [7, 8]], ['names', [2], [0, 1], 'int64']],
    },
    bias: [7, 8],
  },
  'weights that are turned and named twice, as PyTorch without folding': {
    file: {
      nodes: [
        ['Transpose', ['v'], 'w', { perm: [1, 0] }],
        ['Identity', ['b'], 'bias.of/1'],
        ['Unsqueeze', ['bias.of/1'], 'c'],
        ['MatMul', ['x', 'w'], 'a'],
        ['Add', ['a', 'c'], 'y'],
      ],
      tensors: [
        ['v', [2, 4], turned],
        ['b', [2], [7, 8]],
      ],
    },
    bias: [7, 8],
  },
  'an old Gemm that says broadcast, and constants as plain numbers': {
    file: {
      nodes: [
        ['Constant', [], 'two', { value_float: 2 }],
        ['Constant', [], 'bias', { value_floats: [7, 8] }],
        ['Div', ['x', 'two'], 'h'],
        ['Gemm', ['h', 'w', ''], 'a', { broadcast: 1, transA: 0 }],
        ['Add', ['a', 'bias'], 'y'],
      ],
      tensors: [W],
    },
    bias: [7, 8],
  },
  'numbers in lists and doubles, a Constant, a softmax, a class beside it': {
    file: {
      nodes: [
        ['Flatten', ['x'], 'f', { axis: 1 }],
        ['MatMul', ['f', 'w'], 'a'],
        ['Add', ['a', 'b'], 'z'],
        ['ArgMax', ['z'], 'label'],
        ['LogSoftmax', ['z'], 'y', { axis: 1 }],
      ],
      tensors: [
        [...W, 'list'],
        ['b', [2], [7, 8], 'double'],
      ],
    },
    bias: [7, 8],
  },
};

for (const [name, { file, weight = turned, bias = [0, 0], hints }] of Object.entries(onnx)) {
  test(`ONNX: ${name}`, () => {
    const { parameters, config } = readModelFile(onnxFile(file), { pixels: 'unit', ...hints });
    assert.deepEqual([...parameters], [...weight, ...bias]);
    assert.equal(config.cost, 'cross-entropy');
  });
}

test('ONNX: what stands before the first layer is the scaling, a channel at a time too', () => {
  const bytes = onnxFile({
    shape: ['N', 3, 1, 2],
    type: DATA_TYPES.uint8,
    nodes: [
      ['Cast', ['x'], 'f', { to: 1 }],
      ['Div', ['f', 'most'], 'u'],
      ['Sub', ['u', 'mean'], 'c'],
      ['Mul', ['c', 'scale'], 's'],
      ['Reshape', ['s', 'to'], 'r'],
      ['Gemm', ['r', 'w'], 'y', { transB: 1 }],
    ],
    tensors: [
      ['most', [], [255]],
      ['mean', [3, 1, 1], [0.25, 0.5, 0.125]],
      ['scale', [1, 3, 1, 1], [2, 4, 8]],
      ['w', [1, 6], [1, 2, 3, 4, 5, 6]],
    ],
  });
  const { scaling, samples } = readModelFile(bytes);
  assert.deepEqual(samples, { width: 2, height: 1, channels: 3, classNames: ['0'] });
  const seen = [...scaling.offset].map((offset, i) => (51 - offset) * scaling.gain[i]);
  const expected = [
    [0.25, 2],
    [0.5, 4],
    [0.125, 8],
  ].flatMap(([mean, gain]) => Array(2).fill((0.2 - mean) * gain));
  seen.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-5, `${seen}`));
});

test('Keras 3: objects for names, and colours side by side', () => {
  const activation = { module: 'keras', class_name: 'function', config: 'relu' };
  const { json, beside } = kerasFiles(
    [
      keras('InputLayer', 'in', { batch_shape: [null, 1, 2, 3] }),
      keras('Rescaling', 'r', { scale: 1 / 255 }),
      keras('Flatten', 'f'),
      keras('Dense', 'd', { units: 2, activation, use_bias: false }),
      keras('Dropout', 'o', { rate: 0.5 }),
      keras('Dense', 'e', { units: 1, activation: 'sigmoid' }),
    ],
    [
      ['net/d/kernel', [6, 2]],
      ['e/kernel:0', [2, 1]],
      ['e/bias:0', [1]],
    ],
  );
  const { config, parameters, samples, scaling } = readModelFile(json, { pixels: 'none' }, beside);
  assert.deepEqual(config, {
    ...{ inputs: 6, hidden: [2], classes: 1, activations: ['relu'], cost: 'quadratic' },
  });
  assert.deepEqual(samples, { width: 2, height: 1, channels: 3, classNames: ['0'] });
  // Red of both pixels, green of both, blue of both; of unit 0, then of unit 1.
  assert.deepEqual(
    [...parameters.subarray(0, 12)],
    [0.5, 3.5, 1.5, 4.5, 2.5, 5.5, 1, 4, 2, 5, 3, 6],
  );
  assert.deepEqual([...parameters.subarray(12)], [0, 0, 6.5, 7, 7.5]);
  assert.equal(scaling.gain[5], Math.fround(1 / 255));
});

test('an opened network reads as the one that it came from', async () => {
  const model = randomModel(core, { hidden: [12], activations: ['tanh'], scaling: 'each' });
  const [{ bytes }] = await exportModel(model, 'onnx');
  const pixels = hostileImages(model.config.inputs, 20);
  const [a, b] = [model, readModelFile(bytes)].map(
    (each) => coreOutputs(core, each, pixels).outputs,
  );
  assert.deepEqual(a, b);
});
