/** The constants of an ONNX file. */
import { shown } from '../../engine/shown.js';
import { readMessage } from '../wire/protobuf.js';
import { DATA_TYPES, FIELDS } from '../wire/onnx-fields.js';
import { foreign } from './assemble.js';

/**
 * @typedef {object} Tensor
 * @property {string} name
 * @property {number[]} shape  [] is a single value
 * @property {Float32Array} values  row-major; none of a tensor of another type than float32 and float64:
 *   shapes, axes and names of classes, which a chain does not need
 * @property {number} type
 */

const EXTERNAL = 1n;

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
  const sizes = { [DATA_TYPES.float]: 4, [DATA_TYPES.double]: 8 };
  const size = sizes[type];
  if (!size) return { name, shape, values: new Float32Array(0), type };
  const [raw] = fields.bytes(FIELDS.tensor.rawData);
  const values = raw
    ? rawValues(raw, size)
    : Float32Array.from(
        size === 4
          ? fields.floats(FIELDS.tensor.floatData)
          : fields.doubles(FIELDS.tensor.doubleData),
      );
  const count = shape.reduce((product, each) => product * each, 1);
  if (values.length !== count) {
    throw foreign(
      `its tensor ${shown(name)} has ${values.length} values, and its shape asks for ${count}`,
    );
  }
  return { name, shape, values, type };
}

/** @param {Uint8Array} raw  at any offset @param {number} size */
function rawValues(raw, size) {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Float32Array.from({ length: Math.floor(raw.length / size) }, (_, i) =>
    size === 4 ? view.getFloat32(size * i, true) : view.getFloat64(size * i, true),
  );
}
