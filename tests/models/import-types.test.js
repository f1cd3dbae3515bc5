import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSafetensors } from '../../web/engine/files/safetensors.js';
import { readModelFile } from '../../web/models/import/index.js';
import { refusal } from '../support.js';
import { keras, kerasFiles } from './keras-files.js';
import { onnxFile } from './onnx-files.js';

// Weights of every floating-point type. The bits are those of IEEE 754 and of the upper half of a float32,
// as numpy.float16 and PyTorch's bfloat16 have them.

/** Each value by its bits: the least and the greatest half, a subnormal one, both signs of 0. */
const HALVES = /** @type {const} */ ([
  [0x3c00, 1],
  [0xc000, -2],
  [0x3555, 0.333251953125],
  [0x0001, 2 ** -24],
  [0x83ff, -1023 * 2 ** -24],
  [0x0400, 2 ** -14],
  [0x7bff, 65504],
  [0x8000, -0],
]);
const BFLOATS = /** @type {const} */ ([
  [0x3f80, 1],
  [0xc049, -3.140625],
  [0x3eab, 0.333984375],
  [0x0080, 2 ** -126],
  [0x0001, 2 ** -133],
  [0x7f7f, 255 * 2 ** 120],
  [0x8000, -0],
  [0x4000, 2],
]);
const DOUBLES = [1, -2.5, 1 / 3, 1e-40, 3e38, 2 ** -149, -0, 7];

/** @param {readonly (readonly [number, number])[]} table */
const bitsOf = (table) => Uint16Array.from(table, ([bits]) => bits);
/** @param {readonly (readonly [number, number])[]} table */
const valuesOf = (table) => Float32Array.from(table, ([, value]) => value);

const TYPES = {
  F16: { stored: bitsOf(HALVES), values: valuesOf(HALVES) },
  BF16: { stored: bitsOf(BFLOATS), values: valuesOf(BFLOATS) },
  F64: { stored: Float64Array.from(DOUBLES), values: Float32Array.from(DOUBLES) },
};

/**
 * A safetensors file at an odd offset, whose tensor "net.weight" [2, 4] has some type.
 * @param {string} dtype
 * @param {ArrayBufferView} stored
 */
function safetensors(dtype, stored) {
  const entry = { dtype, shape: [2, 4], data_offsets: [0, stored.byteLength] };
  const json = new TextEncoder().encode(JSON.stringify({ 'net.weight': entry }));
  const bytes = new Uint8Array(1 + 8 + json.length + stored.byteLength).subarray(1);
  new DataView(bytes.buffer, 1).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(new Uint8Array(stored.buffer), 8 + json.length);
  return bytes;
}

for (const [dtype, { stored, values }] of Object.entries(TYPES)) {
  test(`safetensors: ${dtype} is read to the bit`, () => {
    const { tensors } = decodeSafetensors(safetensors(dtype, stored));
    assert.deepEqual(tensors.get('net.weight')?.data, values);
    const { parameters } = readModelFile(safetensors(dtype, stored), { pixels: 'unit' });
    assert.deepEqual(parameters, Float32Array.from([...values, 0, 0]));
  });
}

test('what is no finite float32 is refused, and every other type by its name', () => {
  const endless = Uint16Array.from({ length: 8 }, () => 0x7c00);
  assert.throws(
    () => readModelFile(safetensors('F16', endless), { pixels: 'unit' }),
    refusal('model-foreign', /not a finite number/),
  );
  const huge = Float64Array.from({ length: 8 }, () => 1e300);
  assert.throws(
    () => readModelFile(safetensors('F64', huge), { pixels: 'unit' }),
    refusal('model-foreign', /not a finite number/),
  );
  for (const [dtype, bytes] of /** @type {const} */ ([
    ['I8', 8],
    ['F8_E4M3', 8],
    ['I64', 64],
    ['BOOL', 8],
  ])) {
    assert.throws(
      () => readModelFile(safetensors(dtype, new Uint8Array(bytes)), { pixels: 'unit' }),
      refusal(
        'safetensors-dtype',
        new RegExp(`"net.weight" has the type "${dtype}"; F32, F16, BF16, F64 are read`),
      ),
    );
  }
});

/** @param {any} form @param {number[]} bits */
const onnx = (form, bits) =>
  readModelFile(
    onnxFile({
      nodes: [['Gemm', ['x', 'w'], 'y', { transB: 1 }]],
      tensors: [['w', [2, 4], bits, form]],
    }),
    { pixels: 'unit' },
  ).parameters;

test('ONNX: halves, raw and as whole numbers', () => {
  assert.deepEqual(
    onnx('float16', [...TYPES.F16.stored]),
    Float32Array.from([...TYPES.F16.values, 0, 0]),
  );
  for (const form of ['bfloat16', 'listed bfloat16']) {
    assert.deepEqual(
      onnx(form, [...TYPES.BF16.stored]),
      Float32Array.from([...TYPES.BF16.values, 0, 0]),
    );
  }
});

/** @param {object} kind  of the stored kernel [4, 2] @param {ArrayBufferView} stored */
function quantised(kind, stored) {
  const { json } = kerasFiles(
    [
      keras('InputLayer', 'in', { batch_input_shape: [null, 4] }),
      keras('Dense', 'd', { use_bias: false }),
    ],
    [['d/kernel', [4, 2]]],
  );
  const changed = JSON.parse(new TextDecoder().decode(json));
  Object.assign(changed.weightsManifest[0].weights[0], kind);
  const bytes = new Uint8Array([9, ...new Uint8Array(stored.buffer)]).subarray(1);
  return readModelFile(
    new TextEncoder().encode(JSON.stringify(changed)),
    { pixels: 'unit' },
    new Map([['w.bin', bytes]]),
  ).parameters;
}
/** A kernel as our rows. @param {ArrayLike<number>} values */
const turned = (values) =>
  Float32Array.from([...[0, 2, 4, 6, 1, 3, 5, 7].map((i) => values[i]), 0, 0]);

test('TensorFlow.js: halves, doubles, and what its converter quantises', () => {
  const { F16, F64 } = TYPES;
  const asHalves = {
    dtype: 'float32',
    quantization: { dtype: 'float16', original_dtype: 'float32' },
  };
  assert.deepEqual(quantised(asHalves, F16.stored), turned(F16.values));
  assert.deepEqual(quantised({ dtype: 'float16' }, F16.stored), turned(F16.values));
  assert.deepEqual(quantised({ dtype: 'float64' }, F64.stored), turned(F64.values));
  const whole = [0, 1, 2, 100, 200, 254, 255, 7];
  const quantization = { min: -1.5, scale: 0.0125 };
  const values = whole.map((q) => q * 0.0125 - 1.5);
  const as = (/** @type {string} */ dtype) => ({
    dtype: 'float32',
    quantization: { ...quantization, dtype },
  });
  assert.deepEqual(quantised(as('uint8'), Uint8Array.from(whole)), turned(values));
  assert.deepEqual(quantised(as('uint16'), Uint16Array.from(whole)), turned(values));
  for (const kind of [{ dtype: 'int32' }, as('int4'), { dtype: 'uint8' }]) {
    assert.throws(
      () => quantised(kind, new Uint8Array(32)),
      refusal('model-foreign', /weight "d\/kernel" is of the type "u?int/),
    );
  }
});

test('a layer of another kind in a state_dict is named', () => {
  for (const [name, shape, sentence] of /** @type {const} */ ([
    ['conv1.weight', [2, 1, 2, 2], /"conv1.weight".*convolution/],
    ['bn.running_mean', [8], /"bn.running_mean".*BatchNorm/],
    ['rnn.weight_ih_l0', [2, 4], /"rnn.weight_ih_l0".*recurrent/],
  ])) {
    const entry = { dtype: 'F32', shape, data_offsets: [0, 32] };
    const json = new TextEncoder().encode(JSON.stringify({ [name]: entry }));
    const bytes = new Uint8Array(8 + json.length + 32);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
    bytes.set(json, 8);
    assert.throws(
      () => readModelFile(bytes, { pixels: 'unit' }),
      refusal('model-foreign', sentence),
    );
  }
});
