import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { loadCore } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { readModelFile } from '../../web/models/import/index.js';
import { refusal } from '../support.js';
import { keras, kerasFiles } from './keras-files.js';
import { onnxFile } from './onnx-files.js';
import { randomModel } from './support.js';

// Images in colours: a file's weights stand in the order of its input, ours have one colour after the other.

/** @typedef {import('../../web/models/import/index.js').ModelHints} ModelHints */

const core = await loadCore();

/** An image of 1 x 2 pixels: what weights 1 to 6 are of, by the order that their file has. */
const FIRST = [1, 2, 3, 4, 5, 6];
const FROM_LAST = [1, 4, 2, 5, 3, 6];
const image = { width: 2, height: 1, channels: 3 };

/** @param {object[]} layers  before the only Dense one @param {ModelHints} [hints] @param {object} [metadata] */
function weightsOfKeras(layers, hints, metadata) {
  const { json, beside } = kerasFiles(
    [...layers, keras('Dense', 'd', { use_bias: false })],
    [['d/kernel', [6, 1]]],
  );
  const file = { ...JSON.parse(new TextDecoder().decode(json)), userDefinedMetadata: metadata };
  const { parameters, samples } = readModelFile(
    new TextEncoder().encode(JSON.stringify(file)),
    { pixels: 'unit', ...hints },
    beside,
  );
  const { width, height, channels } = samples;
  return {
    image: { width, height, channels },
    weights: [...parameters.subarray(0, 6)].map((w) => 2 * w),
  };
}
const input = (/** @type {(number | null)[]} */ shape) =>
  keras('InputLayer', 'in', { batch_input_shape: shape });

test('Keras: the order is that of the image before Flatten', () => {
  for (const [what, layers, weights] of /** @type {[string, object[], number[]][]} */ ([
    ['last', [input([null, 1, 2, 3]), keras('Flatten', 'f')], FROM_LAST],
    [
      'last, in words',
      [input([null, 1, 2, 3]), keras('Flatten', 'f', { data_format: 'channels_last' })],
      FROM_LAST,
    ],
    [
      'first, which Flatten turns',
      [input([null, 3, 1, 2]), keras('Flatten', 'f', { data_format: 'channels_first' })],
      FROM_LAST,
    ],
    [
      'a row that is made an image',
      [input([null, 6]), keras('Reshape', 'r', { target_shape: [1, 2, 3] }), keras('Flatten', 'f')],
      FROM_LAST,
    ],
  ])) {
    assert.deepEqual(weightsOfKeras(layers), { image, weights }, what);
  }
  // 4 x 2 images whose channels can only stand first, flattened as they are.
  const { json, beside } = kerasFiles(
    [input([null, 3, 4, 2]), keras('Flatten', 'f'), keras('Dense', 'd', { use_bias: false })],
    [['d/kernel', [24, 1]]],
  );
  const { parameters, samples } = readModelFile(json, { pixels: 'unit' }, beside);
  assert.deepEqual([samples.height, samples.width, samples.channels], [4, 2, 3]);
  assert.deepEqual([...parameters.subarray(0, 3)], [0.5, 1, 1.5]);
});

test('colours in one row are asked for, and grey ones are not', () => {
  const asked = refusal('model-unsaid', /where its input has the colours of a pixel/);
  const row = [input([null, 6])];
  assert.throws(() => weightsOfKeras(row, { image }), asked);
  assert.deepEqual(weightsOfKeras(row, { image, channels: 'first' }).weights, FIRST);
  assert.deepEqual(weightsOfKeras(row, { image, channels: 'last' }).weights, FROM_LAST);
  assert.deepEqual(weightsOfKeras(row).weights, FIRST, 'no image in colours');
  assert.throws(
    () => weightsOfKeras(row, { image, channels: /** @type {any} */ ('middle') }),
    refusal('bad-argument', /first or last, not "middle"/),
  );

  const w = ['w', [1, 12], Array.from({ length: 12 }, (_, i) => i)];
  const bytes = onnxFile({
    nodes: [['Gemm', ['x', 'w'], 'y', { transB: 1 }]],
    tensors: [w],
    shape: ['N', 12],
  });
  const dict = encodeSafetensors(
    [{ name: 'weight', shape: [1, 12], data: Float32Array.from(w[2]) }],
    {},
  );
  for (const file of [bytes, dict]) {
    assert.throws(() => readModelFile(file, { pixels: 'unit' }), asked);
    const { parameters, samples } = readModelFile(file, { pixels: 'unit', channels: 'last' });
    assert.deepEqual([samples.width, samples.channels], [2, 3]);
    assert.deepEqual([...parameters.subarray(0, 12)], [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]);
  }
});

test('ONNX: images of either order', () => {
  const read = (/** @type {(number | string)[]} */ shape) =>
    readModelFile(
      onnxFile({
        shape,
        nodes: [
          ['Mul', ['x', 'scale'], 's'],
          ['Flatten', ['s'], 'f'],
          ['Gemm', ['f', 'w'], 'y', { transB: 1 }],
        ],
        tensors: [
          ['scale', shape[1] === 3 ? [3, 1, 1] : [3], [2, 4, 8]],
          ['w', [1, 6], FIRST],
        ],
      }),
      { pixels: 'none' },
    );
  const first = read(['N', 3, 1, 2]);
  assert.deepEqual([...first.parameters.subarray(0, 6)], FIRST);
  assert.deepEqual([...first.scaling.gain], [2, 2, 4, 4, 8, 8]);
  // With a height of 1 both ends could be channels; 2 rows cannot.
  const last = readModelFile(
    onnxFile({
      shape: ['N', 2, 1, 3],
      nodes: [
        ['Mul', ['x', 'scale'], 's'],
        ['Flatten', ['s'], 'f'],
        ['Gemm', ['f', 'w'], 'y', { transB: 1 }],
      ],
      tensors: [
        ['scale', [3], [2, 4, 8]],
        ['w', [1, 6], FIRST],
      ],
    }),
    { pixels: 'none' },
  );
  assert.deepEqual([...last.parameters.subarray(0, 6)], FROM_LAST);
  assert.deepEqual([...last.scaling.gain], [2, 2, 4, 4, 8, 8]);
});

test('our own exports say their images and their order', async () => {
  const model = randomModel(core, {
    image: { width: 5, height: 4, channels: 3 },
    hidden: [7],
    scaling: 'each',
  });
  const [onnx] = await exportModel(model, 'onnx');
  const [json, weights] = await exportModel(model, 'tfjs');
  for (const read of [
    readModelFile(onnx.bytes),
    readModelFile(json.bytes, { pixels: 'none' }, new Map([[weights.name, weights.bytes]])),
  ]) {
    assert.deepEqual(read.samples, model.samples);
    assert.deepEqual(read.parameters, model.parameters);
    assert.deepEqual(read.scaling, model.scaling);
  }
});

test('images that metadata tells wrongly are refused', () => {
  assert.throws(
    () =>
      weightsOfKeras(
        [input([null, 6])],
        {},
        { image: { width: 9, height: 'x' }, channels: 'first' },
      ),
    refusal('model-foreign', /images of 9 x "x"/),
  );
});
