/** The constants of an ONNX file. */
import { FLOAT_TYPES, readFloats } from '../../engine/float-types.js';
import { shown } from '../../engine/shown.js';
import { readMessage } from '../wire/protobuf.js';
import { DATA_TYPES, FIELDS } from '../wire/onnx-fields.js';
import { foreign } from './assemble.js';

/**
 * @typedef {object} Tensor
 * @property {string} name
 * @property {number[]} shape  [] is a single value
 * @property {Float32Array} values  row-major; none of a tensor of another type than FLOATS has: shapes,
 *   axes and names of classes, which a chain does not need
 * @property {number} type
 */

const EXTERNAL = 1n;

/** @type {Record<number, import('../../engine/float-types.js').FloatType>} */
export const FLOATS = {
  [DATA_TYPES.float]: FLOAT_TYPES.float32,
  [DATA_TYPES.double]: FLOAT_TYPES.float64,
  [DATA_TYPES.float16]: FLOAT_TYPES.float16,
  [DATA_TYPES.bfloat16]: FLOAT_TYPES.bfloat16,
};

/** What a type is called, for sentences. @param {number} type */
export const typeName = (type) =>
  Object.entries(DATA_TYPES).find(([, number]) => number === type)?.[0] ?? `number ${type}`;

/**
 * @param {Uint8Array} bytes
 * @returns {Tensor}
 * @throws {import('../../engine/errors.js').MlpError} "protobuf", "model-foreign"
 */
export function readTensor(bytes) {
  const fields = readMessage(bytes);
  const [name = ''] = fields.texts(FIELDS.tensor.name);
  const type = Number(fields.whole(FIELDS.tensor.dataType)[0] ?? 0n);
  const shape = fields.whole(FIELDS.tensor.dimensions).map(Number);
  if (shape.some((size) => size < 0)) throw foreign(`its tensor ${shown(name)} has a size below 0`);
  if (fields.whole(FIELDS.tensor.dataLocation)[0] === EXTERNAL) {
    throw foreign('its weights are in another file; save it with all of them in one');
  }
  const float = FLOATS[type];
  if (!float) return { name, shape, values: new Float32Array(0), type };
  const [raw] = fields.bytes(FIELDS.tensor.rawData);
  const values = raw ? rawValues(raw, float) : listedValues(fields, type);
  const count = shape.reduce((product, each) => product * each, 1);
  if (values.length !== count) {
    throw foreign(
      `its tensor ${shown(name)} has ${values.length} values, and its shape asks for ${count}`,
    );
  }
  return { name, shape, values, type };
}

/** A matrix [a][b] as [b][a]. @param {Float32Array} values @param {number[]} shape */
export const transposed = (values, [rows, columns]) =>
  values.map((_, i) => values[(i % rows) * columns + Math.floor(i / rows)]);

/** @param {Uint8Array} raw  at any offset @param {import('../../engine/float-types.js').FloatType} float */
const rawValues = (raw, float) =>
  readFloats(
    float,
    new DataView(raw.buffer, raw.byteOffset, raw.byteLength),
    0,
    Math.floor(raw.length / float.bytes),
  );

/** @param {import('../wire/protobuf.js').Fields} fields @param {number} type */
function listedValues(fields, type) {
  if (type === DATA_TYPES.float) return Float32Array.from(fields.floats(FIELDS.tensor.floatData));
  if (type === DATA_TYPES.double)
    return Float32Array.from(fields.doubles(FIELDS.tensor.doubleData));
  // Those of 16 bits lie in whole numbers, each as its bits.
  const bits = Uint16Array.from(fields.whole(FIELDS.tensor.int32Data), Number);
  const view = new DataView(new ArrayBuffer(2 * bits.length));
  bits.forEach((each, i) => view.setUint16(2 * i, each, true));
  return readFloats(FLOATS[type], view, 0, bits.length);
}
