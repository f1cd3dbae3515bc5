/** Floating-point numbers as files have them, at any offset. */

/**
 * @typedef {object} FloatType
 * @property {number} bytes  of a value
 * @property {(view: DataView, at: number) => number} read  a little-endian one
 */

/** @type {Record<'float16' | 'bfloat16' | 'float32' | 'float64', FloatType>} */
export const FLOAT_TYPES = {
  float16: { bytes: 2, read: (view, at) => halfToNumber(view.getUint16(at, true)) },
  bfloat16: { bytes: 2, read: (view, at) => upperHalf(view.getUint16(at, true)) },
  float32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  float64: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
};

/**
 * @param {FloatType} type
 * @param {DataView} view
 * @param {number} start  of the first value in bytes
 * @param {number} count
 * @returns {Float32Array<ArrayBuffer>} a float64 beyond the range of float32 is infinite
 */
export function readFloats({ bytes, read }, view, start, count) {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = read(view, start + i * bytes);
  return values;
}

/** @param {number} bits  of an IEEE 754 half */
export function halfToNumber(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  if (exponent === 0) return (sign * fraction) / (1 << 24);
  return (sign * (1024 + fraction) * (1 << exponent)) / (1 << 25);
}

/** Its lower half stays 0. */
const word = new DataView(new ArrayBuffer(4));

/** A bfloat16: the upper half of a float32. @param {number} bits */
function upperHalf(bits) {
  word.setUint16(0, bits);
  return word.getFloat32(0);
}
