import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeSafetensors, encodeSafetensors } from '../../web/engine/files/safetensors.js';

/**
 * A file put together by hand.
 *
 * @param {string | Uint8Array} header
 * @param {number} [valueBytes]  zeros after the header
 * @param {bigint} [claimed]  the header length to write
 */
function file(header, valueBytes = 0, claimed = undefined) {
  const json = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + json.length + valueBytes);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

/** @param {Record<string, unknown>} entries @param {number} valueBytes */
function fileOf(entries, valueBytes) {
  return file(JSON.stringify(entries), valueBytes);
}

/** @param {number[]} shape @param {number} begin @param {number} end */
function f32(shape, begin, end) {
  return { dtype: 'F32', shape, data_offsets: [begin, end] };
}

const tensorLists = fc
  .uniqueArray(
    fc.string({ unit: 'grapheme' }).filter((name) => name !== '__metadata__'),
    { maxLength: 6 },
  )
  .chain((list) =>
    fc.tuple(
      ...list.map((name) =>
        fc.array(fc.nat(5), { maxLength: 3 }).chain((shape) =>
          fc
            .float32Array({
              minLength: shape.reduce((a, b) => a * b, 1),
              maxLength: shape.reduce((a, b) => a * b, 1),
            })
            .map((data) => ({ name, shape, data })),
        ),
      ),
    ),
  );

const small = encodeSafetensors(
  [
    { name: 'a', shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 0, -0, 1e-40) },
    { name: 'b', shape: [], data: Float32Array.of(Infinity) },
    { name: 'none', shape: [0, 7], data: new Float32Array(0) },
  ],
  { note: 'a "quoted" text' },
);

test('what is written is read back', () => {
  fc.assert(
    fc.property(
      tensorLists,
      fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
      (tensors, metadata) => {
        const bytes = encodeSafetensors(tensors, metadata);
        // At an odd offset too: a file may be a part of a larger buffer.
        const shifted = new Uint8Array(bytes.length + 3).subarray(3);
        shifted.set(bytes);
        const read = decodeSafetensors(shifted);
        assert.deepEqual([...read.metadata].sort(), Object.entries(metadata).sort());
        assert.equal(read.tensors.size, tensors.length);
        for (const { name, shape, data } of tensors) {
          const tensor = read.tensors.get(name);
          assert.deepEqual(tensor?.shape, shape);
          assert.deepEqual(tensor?.data, data);
        }
      },
    ),
  );
});

test('the bytes are those of the format', () => {
  const bytes = encodeSafetensors([{ name: 'x', shape: [1], data: Float32Array.of(1) }], {
    k: 'v',
  });
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  assert.equal(length % 8, 0);
  assert.equal(bytes.length, 8 + length + 4);
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  assert.equal(
    text.trimEnd(),
    '{"__metadata__":{"k":"v"},"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
  );
  assert.deepEqual([...bytes.subarray(8 + length)], [0, 0, 0x80, 0x3f]);
});

test('tensors that do not fit are not written', () => {
  const data = new Float32Array(2);
  const refused = { name: 'MlpError', code: 'safetensors-tensor' };
  assert.throws(() => encodeSafetensors([{ name: 'a', shape: [3], data }], {}), refused);
  const tensor = { name: 'a', shape: [2], data };
  assert.throws(() => encodeSafetensors([tensor, tensor], {}), refused);
  assert.throws(() => encodeSafetensors([{ ...tensor, name: '__metadata__' }], {}), refused);
});

test('a file cut off at any length is refused', () => {
  for (let length = 0; length < small.length; length++) {
    assert.throws(
      () => decodeSafetensors(small.slice(0, length)),
      (/** @type {any} */ error) => {
        assert.equal(error.name, 'MlpError');
        assert.equal(error.code, 'safetensors-truncated', `cut at ${length}: ${error.message}`);
        return true;
      },
    );
  }
});

test('a flipped bit gives a file or an error with a code, never a crash', () => {
  for (let bit = 0; bit < small.length * 8; bit++) {
    const bytes = small.slice();
    bytes[bit >> 3] ^= 1 << (bit & 7);
    try {
      decodeSafetensors(bytes);
    } catch (error) {
      assert.equal(/** @type {any} */ (error).name, 'MlpError', `bit ${bit}: ${error}`);
      assert.match(/** @type {any} */ (error).code, /^safetensors-/);
    }
  }
});

test('any bytes give a file or an error with a code', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 100 }).map((bytes) => file(bytes, 8)),
    fc.json().map((text) => file(text, 8)),
    fc
      .dictionary(
        fc.constantFrom('a', 'b', '__metadata__', '__proto__'),
        fc.record(
          {
            dtype: fc.constantFrom('F32', 'F64', 1),
            shape: fc.anything(),
            data_offsets: fc.array(fc.integer({ min: -4, max: 12 }), { maxLength: 3 }),
          },
          { requiredKeys: [] },
        ),
      )
      .map((entries) =>
        file(
          JSON.stringify(entries, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
          8,
        ),
      ),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      try {
        decodeSafetensors(bytes);
      } catch (error) {
        assert.equal(/** @type {any} */ (error).name, 'MlpError', String(error));
      }
    }),
    { numRuns: 500 },
  );
});

/** @type {[string, Uint8Array, string][]} */
const hostile = [
  ['a header of 2^63 bytes', file('{}', 0, 1n << 63n), 'safetensors-header'],
  ['a header of 99 MB in 10 bytes', file('{}', 0, 99_000_000n), 'safetensors-truncated'],
  ['a header of no bytes', file(''), 'safetensors-header'],
  ['no JSON', file('{"a":'), 'safetensors-header'],
  ['a list', file('[]'), 'safetensors-header'],
  ['null', file('null'), 'safetensors-header'],
  ['space before the brace', file(' {}'), 'safetensors-header'],
  ['a byte order mark', file('\ufeff{}'), 'safetensors-header'],
  ['no UTF-8', file(Uint8Array.of(0x7b, 0xff, 0x7d)), 'safetensors-header'],
  [
    'a tensor named twice',
    file(
      '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
      4,
    ),
    'safetensors-header',
  ],
  [
    'a tensor named twice, once in escapes',
    file(
      '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\\u0061" : {"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
      4,
    ),
    'safetensors-header',
  ],
  [
    'a field twice',
    file('{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}', 4),
    'safetensors-header',
  ],
  ['metadata that is no object', fileOf({ __metadata__: 'x' }, 0), 'safetensors-metadata'],
  ['metadata with a number', fileOf({ __metadata__: { a: 1 } }, 0), 'safetensors-metadata'],
  ['an entry that is no object', fileOf({ a: 4 }, 0), 'safetensors-tensor'],
  ['another type', fileOf({ a: { ...f32([1], 0, 8), dtype: 'I64' } }, 8), 'safetensors-dtype'],
  ['no type', fileOf({ a: { shape: [1], data_offsets: [0, 4] } }, 4), 'safetensors-dtype'],
  ['a negative size', fileOf({ a: f32([-1], 0, 4) }, 4), 'safetensors-tensor'],
  ['a broken size', fileOf({ a: f32([0.5], 0, 2) }, 2), 'safetensors-tensor'],
  [
    'a size that is text',
    fileOf({ a: { ...f32([], 0, 4), shape: ['1'] } }, 4),
    'safetensors-tensor',
  ],
  ['sizes that overflow', fileOf({ a: f32([2 ** 52, 2 ** 52], 0, 4) }, 4), 'safetensors-tensor'],
  [
    'sizes beyond all floats',
    fileOf({ a: f32(Array(40).fill(2 ** 52), 0, 4) }, 4),
    'safetensors-tensor',
  ],
  ['offsets in the wrong order', fileOf({ a: f32([1], 4, 0) }, 4), 'safetensors-tensor'],
  [
    'three offsets',
    fileOf({ a: { ...f32([1], 0, 4), data_offsets: [0, 4, 4] } }, 4),
    'safetensors-tensor',
  ],
  ['a shape that is too small', fileOf({ a: f32([1], 0, 8) }, 8), 'safetensors-tensor'],
  ['a shape that is too large', fileOf({ a: f32([3], 0, 8) }, 8), 'safetensors-tensor'],
  ['an overlap', fileOf({ a: f32([2], 0, 8), b: f32([2], 4, 12) }, 12), 'safetensors-layout'],
  [
    'the same bytes twice',
    fileOf({ a: f32([1], 0, 4), b: f32([1], 0, 4) }, 4),
    'safetensors-layout',
  ],
  ['a hole', fileOf({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12), 'safetensors-layout'],
  ['a hole at the start', fileOf({ a: f32([1], 4, 8) }, 8), 'safetensors-layout'],
  ['bytes beyond the end', fileOf({ a: f32([2], 0, 8) }, 4), 'safetensors-truncated'],
  ['a terabyte', fileOf({ a: f32([2 ** 38], 0, 2 ** 40) }, 4), 'safetensors-truncated'],
  ['bytes left over', fileOf({ a: f32([1], 0, 4) }, 5), 'safetensors-layout'],
];

for (const [what, bytes, code] of hostile) {
  test(`refused: ${what}`, () => {
    assert.throws(
      () => decodeSafetensors(bytes),
      (/** @type {any} */ error) => {
        assert.equal(error.name, 'MlpError');
        assert.equal(error.code, code, error.message);
        assert.match(error.message, /^[A-Z_].*\.$/s);
        return true;
      },
    );
  });
}

test('accepted: what the format allows and we do not write', () => {
  const unordered = fileOf({ b: f32([1], 4, 8), a: f32([1], 0, 4), z: f32([0], 4, 4) }, 8);
  assert.deepEqual([...decodeSafetensors(unordered).tensors.keys()], ['b', 'a', 'z']);
  assert.equal(decodeSafetensors(file('{}   ')).tensors.size, 0);
  // The same key in different objects is no duplicate, nor is a value that equals a key.
  const alike = fileOf({ __metadata__: { a: 'a', dtype: 'a":' }, a: f32([1], 0, 4) }, 4);
  assert.equal(decodeSafetensors(alike).metadata.get('dtype'), 'a":');
});
