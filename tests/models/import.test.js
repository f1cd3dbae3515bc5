import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { loadCore } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { filesBeside, readModelFile } from '../../web/models/import/index.js';
import { layersOf } from '../../web/models/export/layers.js';
import { DATA_TYPES } from '../../web/models/wire/onnx-fields.js';
import { refusal } from '../support.js';
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
    const { samples } = readModelFile(bytes, { pixels: 'unit' });
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

/** A Keras layer. @param {string} kind @param {string} name @param {object} [config] */
const keras = (kind, name, config) => ({ class_name: kind, config: { name, ...config } });

/**
 * @param {object[]} layers
 * @param {[name: string, shape: number[]][]} weights  whose values are 0.5, 1, 1.5, ...
 * @param {object} [more]
 */
function kerasFiles(layers, weights, more) {
  const count = weights.reduce((sum, [, shape]) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const json = {
    modelTopology: { model_config: { class_name: 'Sequential', config: { layers }, ...more } },
    weightsManifest: [
      {
        paths: ['w.bin'],
        weights: weights.map(([name, shape]) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  const values = Float32Array.from({ length: count }, (_, i) => (i + 1) / 2);
  return {
    json: new TextEncoder().encode(JSON.stringify(json)),
    // At an odd offset, as files in archives lie.
    beside: new Map([['w.bin', new Uint8Array([9, ...new Uint8Array(values.buffer)]).subarray(1)]]),
  };
}

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

const dense = (/** @type {string} */ name, /** @type {object} */ config) =>
  keras('Dense', name, config);
const input = keras('InputLayer', 'in', { batch_input_shape: [null, 4] });

/** @param {object[]} layers @param {object} [more] */
const refusedKeras = (layers, more) => () => {
  const { json, beside } = kerasFiles(
    [input, ...layers],
    [
      ['a/kernel', [4, 3]],
      ['a/bias', [3]],
      ['b/kernel', [3, 2]],
      ['b/bias', [2]],
    ],
    more,
  );
  return readModelFile(json, { pixels: 'unit' }, beside);
};
/** @param {any[]} nodes @param {any[]} [tensors] */
const refusedOnnx =
  (nodes, tensors = [W]) =>
  () =>
    readModelFile(onnxFile({ nodes, tensors }), { pixels: 'unit', activation: 'relu' });
/** @param {Record<string, number[]>} shapes @param {ModelHints} [hints] */
const refusedDict =
  (shapes, hints = { pixels: 'unit', activation: 'relu' }) =>
  () =>
    readModelFile(
      encodeSafetensors(
        Object.entries(shapes).map(([name, shape]) => ({
          ...{ name, shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) },
        })),
        {},
      ),
      hints,
    );

/** @type {[what: string, read: () => unknown, sentence: RegExp, code?: string][]} */
const refused = [
  ['gelu of Keras', refusedKeras([dense('a', { activation: 'gelu' }), dense('b', {})]), /erf form/],
  [
    'a slope of 0.3',
    refusedKeras([dense('a', {}), keras('LeakyReLU', 'l'), dense('b', {})]),
    /slope .* is 0\.3/,
  ],
  ['elu', refusedKeras([dense('a', { activation: 'elu' }), dense('b', {})]), /"elu"/],
  [
    'no activation',
    refusedKeras([dense('a', {}), dense('b', {})]),
    /no activation follows its hidden layer "a"/,
  ],
  ['a convolution', refusedKeras([keras('Conv2D', 'c')]), /"Conv2D"/],
  [
    'a softmax inside',
    refusedKeras([dense('a', { activation: 'softmax' }), dense('b', {})]),
    /follows its softmax/,
  ],
  ['relu at the end', refusedKeras([dense('a', { activation: 'relu' })]), /ends with relu/],
  [
    'ReLU6',
    refusedKeras([dense('a', {}), keras('ReLU', 'r', { max_value: 6 }), dense('b', {})]),
    /limit/,
  ],
  [
    'a branch',
    refusedKeras(
      [
        { name: 'a', ...dense('a', { activation: 'relu' }), inbound_nodes: [[['in', 0, 0, {}]]] },
        {
          name: 'b',
          ...dense('b', {}),
          inbound_nodes: [
            [
              ['in', 0, 0, {}],
              ['a', 0, 0, {}],
            ],
          ],
        },
      ],
      { class_name: 'Functional' },
    ),
    /does not read the one before it alone/,
  ],
  [
    'a graph model',
    () => readModelFile(new TextEncoder().encode('{"format":"graph-model","modelTopology":{}}')),
    /graph model/,
  ],
  [
    'no JSON',
    () => readModelFile(new TextEncoder().encode('{"a":')),
    /not valid JSON/,
    'model-json',
  ],
  [
    'a file missing',
    () => readModelFile(kerasFiles([input], []).json, { pixels: 'unit' }),
    /"w\.bin".* missing/,
    'model-files',
  ],
  [
    'a path out of the folder',
    () => {
      const { json } = kerasFiles([input], []);
      return filesBeside(
        new TextEncoder().encode(new TextDecoder().decode(json).replace('w.bin', '../w.bin')),
      );
    },
    /names a file "\.\.\/w\.bin"/,
    'model-json',
  ],
  [
    'Gelu of ONNX',
    refusedOnnx([
      ['MatMul', ['x', 'w'], 'a'],
      ['Gelu', ['a'], 'y'],
    ]),
    /erf form/,
  ],
  [
    'Erf',
    refusedOnnx([
      ['MatMul', ['x', 'w'], 'a'],
      ['Erf', ['a'], 'y'],
    ]),
    /"Erf"/,
  ],
  ['Conv', refusedOnnx([['Conv', ['x', 'w'], 'y']]), /"Conv"/],
  [
    'a residual',
    refusedOnnx([
      ['MatMul', ['x', 'w'], 'a'],
      ['Relu', ['a'], 'r'],
      ['Add', ['a', 'r'], 'y'],
    ]),
    /2 operators read "a"/,
  ],
  [
    'a circle',
    refusedOnnx([
      ['Relu', ['x'], 'y'],
      ['Identity', ['y'], 'x'],
    ]),
    /before its first layer|circle/,
  ],
  ['weights from nowhere', refusedOnnx([['MatMul', ['x', 'v'], 'y']]), /"v", which is no constant/],
  [
    'a shape that lies',
    refusedOnnx([['MatMul', ['x', 'w'], 'y']], [['w', [4, 1e9], [1]]]),
    /its shape asks for 4000000000/,
  ],
  [
    'another domain',
    () => readModelFile(onnxFile({ nodes: [['Relu', ['x'], 'y']], domain: 'com.me' })),
    /"com\.me\.Relu"/,
  ],
  [
    'another slope',
    refusedOnnx([
      ['MatMul', ['x', 'w'], 'a'],
      ['LeakyRelu', ['a'], 'y', { alpha: 0.2 }],
    ]),
    /slope/,
  ],
  [
    'an empty ONNX file',
    () => readModelFile(Uint8Array.of(8, 7, 18, 1, 65, 8, 7, 8, 7, 8, 7)),
    /no graph/,
  ],
  [
    'a convolution of PyTorch',
    refusedDict({ 'c.weight': [2, 1, 3, 3] }),
    /"c\.weight" of the shape \[2,1,3,3\]/,
  ],
  ['a running mean', refusedDict({ 'n.running_mean': [3] }), /"n\.running_mean"/],
  ['a bias alone', refusedDict({ 'n.bias': [3] }), /bias "n\.bias" has no weight/],
  [
    'layers that do not fit',
    refusedDict({ 'a.weight': [3, 4], 'b.weight': [2, 5] }),
    /do not follow one another/,
  ],
  [
    'ten layers',
    refusedDict(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.weight`, [2, 2]]))),
    /10 layers/,
  ],
  ['too many units', refusedDict({ 'a.weight': [8193, 2], 'b.weight': [2, 8193] }), /8193 units/],
  ['too many classes', refusedDict({ weight: [1025, 2] }), /1025 outputs/],
  [
    'nothing said of pixels',
    refusedDict({ weight: [2, 4] }, {}),
    /which numbers .* trained on/,
    'model-unsaid',
  ],
  [
    'no activation said',
    refusedDict({ 'a.weight': [3, 4], 'b.weight': [2, 3] }, { pixels: 'unit' }),
    /which activation/,
    'model-unsaid',
  ],
  [
    'a strange activation',
    refusedDict(
      { 'a.weight': [3, 4], 'b.weight': [2, 3] },
      { pixels: 'unit', activation: 'swish' },
    ),
    /"swish"/,
    'bad-argument',
  ],
  [
    'strange pixels',
    refusedDict({ weight: [2, 4] }, { pixels: /** @type {any} */ ({ mean: 1, std: 0 }) }),
    /scaling of pixels/,
    'bad-argument',
  ],
  [
    'another image',
    refusedDict(
      { weight: [2, 4] },
      { pixels: 'unit', image: { width: 3, height: 1, channels: 1 } },
    ),
    /reads 4 values/,
    'bad-argument',
  ],
  [
    'a pickle',
    () => readModelFile(new TextEncoder().encode('PK\u0003\u0004 archive/data.pkl')),
    /save_file/,
    'model-unknown',
  ],
];

for (const [what, read, sentence, code = 'model-foreign'] of refused) {
  test(`refused: ${what}`, () => {
    assert.throws(read, refusal(code, sentence));
  });
}

test('an opened network reads as the one that it came from', async () => {
  const model = randomModel(core, { hidden: [12], activations: ['tanh'], scaling: 'each' });
  const [{ bytes }] = await exportModel(model, 'onnx');
  const pixels = hostileImages(model.config.inputs, 20);
  const [a, b] = [model, readModelFile(bytes)].map(
    (each) => coreOutputs(core, each, pixels).outputs,
  );
  assert.deepEqual(a, b);
});
