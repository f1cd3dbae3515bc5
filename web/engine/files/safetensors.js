/**
 * The safetensors file format (https://github.com/huggingface/safetensors), written as float32
 * and read as any floating-point type of 16 bits or more:
 *
 *   u64 little-endian   length N of the header
 *   N bytes             JSON: {name: {dtype, shape, data_offsets: [begin, end]}, __metadata__: {}}
 *   the rest            the tensors' values, little-endian, row-major, without holes or overlap
 *
 * A file may come from anywhere. Every number in it is compared with the bytes that are there before
 * it is used, and no memory is allocated from an unchecked number.
 */
import { FLOAT_TYPES, readFloats } from '../float-types.js';
import { shown } from '../shown.js';
import { MlpError } from '../errors.js';
import { hasDuplicateKeys } from './duplicate-keys.js';

/** The format's own limit on the header; a longer one is no header. */
const MAX_HEADER_BYTES = 100_000_000;
const PREFIX_BYTES = 8;
const METADATA_KEY = '__metadata__';
/** The format's names of the types that are read. @type {Map<unknown, import('../float-types.js').FloatType>} */
const TYPES = new Map([
  ['F32', FLOAT_TYPES.float32],
  ['F16', FLOAT_TYPES.float16],
  ['BF16', FLOAT_TYPES.bfloat16],
  ['F64', FLOAT_TYPES.float64],
]);

/**
 * @typedef {object} Tensor
 * @property {string} name
 * @property {number[]} shape  [] is a single value
 * @property {Float32Array<ArrayBuffer>} data  product(shape) values, row-major
 */

/**
 * Writes tensors, in the given order.
 *
 * @param {Tensor[]} tensors  names distinct, data as long as the shape says
 * @param {Record<string, string>} metadata
 * @returns {Uint8Array<ArrayBuffer>} the file; the header is padded with spaces so that the values start at a
 *   multiple of 8
 * @throws {MlpError} `safetensors-tensor`: a name used twice, or a shape that does not fit its data
 */
export function encodeSafetensors(tensors, metadata) {
  /** @type {Map<string, unknown>} */
  const header = new Map([[METADATA_KEY, metadata]]);
  let end = 0;
  for (const { name, shape, data } of tensors) {
    if (header.has(name)) {
      throw new MlpError('safetensors-tensor', `The name ${quote(name)} is used for two tensors.`);
    }
    if (elementCount(shape) !== data.length) {
      throw new MlpError(
        'safetensors-tensor',
        `The tensor ${quote(name)} has ${data.length} values, but its shape is [${shape}].`,
      );
    }
    const begin = end;
    end += data.length * Float32Array.BYTES_PER_ELEMENT;
    header.set(name, { dtype: 'F32', shape, data_offsets: [begin, end] });
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const headerBytes = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(PREFIX_BYTES + headerBytes + end);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(headerBytes), true);
  file.fill(0x20, PREFIX_BYTES, PREFIX_BYTES + headerBytes);
  file.set(json, PREFIX_BYTES);
  let at = PREFIX_BYTES + headerBytes;
  for (const { data } of tensors) {
    // Value by value: the file is little-endian on every machine.
    for (const value of data) {
      view.setFloat32(at, value, true);
      at += Float32Array.BYTES_PER_ELEMENT;
    }
  }
  return file;
}

/**
 * Reads a file whose tensors are all of floating-point numbers.
 *
 * @param {Uint8Array} bytes  the whole file
 * @returns {{tensors: Map<string, Tensor>, metadata: Map<string, string>}} copies, as
 *   float32; the values may be any float, NaN included
 * @throws {MlpError} `safetensors-truncated`, `safetensors-header`, `safetensors-metadata`,
 *   `safetensors-dtype`, `safetensors-tensor`, `safetensors-layout`: the file is not what the
 *   format asks for; the sentence says where
 */
export function decodeSafetensors(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readHeader(bytes, view);
  const start = PREFIX_BYTES + header.bytes;
  const tensors = [];
  /** @type {Map<string, string>} */
  let metadata = new Map();
  for (const [name, entry] of Object.entries(header.json)) {
    if (name === METADATA_KEY) metadata = readMetadata(entry);
    else tensors.push(readEntry(name, entry));
  }
  checkLayout(tensors, bytes.length - start);
  return {
    metadata,
    tensors: new Map(
      tensors.map(({ name, shape, type, begin, end }) => {
        const data = readFloats(type, view, start + begin, (end - begin) / type.bytes);
        return [name, { name, shape, data }];
      }),
    ),
  };
}

/**
 * @param {Uint8Array} bytes
 * @param {DataView} view
 * @returns {{bytes: number, json: Record<string, unknown>}}
 */
function readHeader(bytes, view) {
  if (bytes.length < PREFIX_BYTES) {
    throw new MlpError(
      'safetensors-truncated',
      `This is not a safetensors file: it has ${bytes.length} bytes, and the header's length alone takes ${PREFIX_BYTES}.`,
    );
  }
  const claimed = view.getBigUint64(0, true);
  if (claimed > BigInt(MAX_HEADER_BYTES)) {
    throw new MlpError(
      'safetensors-header',
      `This is not a safetensors file: its first bytes say that the header has ${claimed} bytes, and the format allows ${MAX_HEADER_BYTES}.`,
    );
  }
  const length = Number(claimed);
  if (length > bytes.length - PREFIX_BYTES) {
    throw new MlpError(
      'safetensors-truncated',
      `The file is cut off or is not a safetensors file: its header should have ${length} bytes, and ${bytes.length - PREFIX_BYTES} are there.`,
    );
  }
  let json;
  let text;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    text = decoder.decode(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length));
    json = JSON.parse(text);
  } catch {
    throw new MlpError('safetensors-header', 'The header of the file is not valid JSON in UTF-8.');
  }
  // The format wants "{" as the very first byte; JSON.parse would skip white space.
  if (!isObject(json) || text[0] !== '{') {
    throw new MlpError('safetensors-header', 'The header of the file is not a JSON object.');
  }
  if (hasDuplicateKeys(text)) {
    throw new MlpError('safetensors-header', 'The header of the file has the same key twice.');
  }
  return { bytes: length, json };
}

/**
 * @param {unknown} entry
 * @returns {Map<string, string>}
 */
function readMetadata(entry) {
  if (!isObject(entry) || Object.values(entry).some((value) => typeof value !== 'string')) {
    throw new MlpError('safetensors-metadata', `${METADATA_KEY} must map names to strings.`);
  }
  return new Map(/** @type {[string, string][]} */ (Object.entries(entry)));
}

/**
 * @param {string} name
 * @param {unknown} entry
 * @returns {{name: string, shape: number[], type: import('../float-types.js').FloatType, begin: number, end: number}}
 */
function readEntry(name, entry) {
  if (!isObject(entry)) {
    throw new MlpError(
      'safetensors-tensor',
      `The entry of tensor ${quote(name)} is not an object.`,
    );
  }
  const { dtype, shape, data_offsets: offsets } = entry;
  const type = TYPES.get(dtype);
  if (!type) {
    throw new MlpError(
      'safetensors-dtype',
      `The tensor ${quote(name)} has the type ${typeof dtype === 'string' ? quote(dtype) : shown(dtype)}; ${[...TYPES.keys()].join(', ')} are read here. Save it as float32.`,
    );
  }
  if (!isSizes(shape)) {
    throw new MlpError(
      'safetensors-tensor',
      `The shape of tensor ${quote(name)} is not a list of whole numbers from 0 up.`,
    );
  }
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    throw new MlpError(
      'safetensors-tensor',
      `The data_offsets of tensor ${quote(name)} are not two whole numbers in order.`,
    );
  }
  const [begin, end] = offsets;
  const count = elementCount(shape);
  if (count * type.bytes !== end - begin) {
    throw new MlpError(
      'safetensors-tensor',
      `The tensor ${quote(name)} has ${end - begin} bytes, but its shape [${shape.slice(0, 8)}] takes ${count * type.bytes}.`,
    );
  }
  return { name, shape, type, begin, end };
}

/**
 * The tensors must cover the bytes after the header exactly: no overlap, no hole, no bytes left.
 *
 * @param {{name: string, begin: number, end: number}[]} tensors
 * @param {number} available  bytes after the header
 */
function checkLayout(tensors, available) {
  let covered = 0;
  for (const { name, begin, end } of tensors.toSorted(
    (a, b) => a.begin - b.begin || a.end - b.end,
  )) {
    if (begin !== covered) {
      throw new MlpError(
        'safetensors-layout',
        `The bytes of tensor ${quote(name)} start at ${begin}, but those before it end at ${covered}: tensors may neither overlap nor leave a hole.`,
      );
    }
    covered = end;
  }
  if (covered > available) {
    throw new MlpError(
      'safetensors-truncated',
      `The file is cut off: its tensors take ${covered} bytes, and ${available} are there.`,
    );
  }
  if (covered < available) {
    throw new MlpError(
      'safetensors-layout',
      `The file has ${available - covered} bytes after its last tensor that belong to none.`,
    );
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is number[]}
 */
function isSizes(value) {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/**
 * Exact up to 2^53. Larger results are inexact, but still larger than any file, which is enough.
 *
 * @param {number[]} shape
 */
function elementCount(shape) {
  return shape.reduce((product, size) => product * size, 1);
}

/**
 * A name from a file for use in a sentence: control characters escaped, cut to 60 characters.
 *
 * @param {string} text
 */
function quote(text) {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text);
}
