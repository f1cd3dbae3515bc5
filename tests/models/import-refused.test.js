import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { filesBeside, readModelFile } from '../../web/models/import/index.js';
import { refusal } from '../support.js';
import { keras, kerasFiles } from './keras-files.js';
import { onnxFile } from './onnx-files.js';

// What cannot be computed here, what a file does not say, and files that are none.

/** @typedef {import('../../web/models/import/index.js').ModelHints} ModelHints */

const W = ['w', [4, 2], [1, 2, 3, 4, 5, 6, 7, 8]];
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
  [
    'GELU in parts',
    refusedOnnx([
      ['MatMul', ['x', 'w'], 'a'],
      ['Div', ['a', 'root'], 'd'],
      ['Erf', ['d'], 'e'],
      ['Add', ['e', 'one'], 'f'],
      ['Mul', ['a', 'f'], 'g'],
      ['Mul', ['g', 'half'], 'y'],
    ]),
    /"Erf", as GELU in its erf form has/,
  ],
  [
    'values made whole',
    refusedOnnx([
      ['MatMul', ['x', 'w'], 'a'],
      ['Cast', ['a'], 'y', { to: 7 }],
    ]),
    /Cast makes int64/,
  ],
  ['Conv', refusedOnnx([['Conv', ['x', 'w'], 'y']]), /"Conv"/],
  [
    'a residual',
    refusedOnnx([
      ['MatMul', ['x', 'w'], 'a'],
      ['Relu', ['a'], 'r'],
      ['Add', ['a', 'r'], 'y'],
    ]),
    /2 operators read "a" \(Relu, Add\)/,
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
    'weights of whole numbers',
    refusedOnnx([['MatMul', ['x', 'w'], 'y']], [['w', [4, 1], [1, 2, 3, 4], 'int64']]),
    /type int64, and only float/,
  ],
  [
    'a layer after its softmax',
    refusedOnnx([
      ['MatMul', ['x', 'w'], 'a'],
      ['Softmax', ['a'], 's'],
      ['Relu', ['s'], 'y'],
    ]),
    /relu follows its softmax/,
  ],
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
  ['weights of weight_norm', refusedDict({ 'n.weight_g': [3, 1] }), /"n\.weight_g"/],
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
