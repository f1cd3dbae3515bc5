/** Checks of what callers hand in. Each throws an MlpError whose sentence names the argument. */
import { MlpError } from './errors.js';
import { shown, typeName } from './shown.js';

/**
 * @param {unknown} value
 * @returns {value is ArrayLike<unknown>} whether it is an array or a typed array
 */
export const isList = (value) => Array.isArray(value) || typeName(value) !== '';

/**
 * @param {unknown} value
 * @param {string} name  of the argument
 * @returns {Record<string, unknown>} the value
 * @throws {MlpError} "bad-argument": not an object with named fields
 */
export function checkObject(value, name) {
  if (typeof value === 'object' && value !== null && !isList(value)) {
    return /** @type {Record<string, unknown>} */ (value);
  }
  throw new MlpError(
    'bad-argument',
    `The argument ${name} must be an object, not ${shown(value)}.`,
  );
}

/**
 * @param {unknown} value
 * @param {string} name  of the argument
 * @param {string[]} fields  that it may have
 * @returns {Record<string, unknown>} the value
 * @throws {MlpError} "bad-argument": not an object, or with a field that is none of these
 */
export function checkFields(value, name, fields) {
  const object = checkObject(value, name);
  const other = Object.keys(object).find((field) => !fields.includes(field));
  if (other === undefined) return object;
  throw new MlpError(
    'bad-argument',
    `The argument ${name} has ${fields.join(', ')}, but no field ${shown(other)}.`,
  );
}

/**
 * @param {unknown} value
 * @param {string} name  of the argument
 * @param {number} low
 * @param {number} high
 * @returns {number} the value
 * @throws {MlpError} "bad-argument": not a whole number in that range
 */
export function checkWhole(value, name, low, high) {
  if (Number.isInteger(value) && Number(value) >= low && Number(value) <= high) {
    return Number(value);
  }
  throw new MlpError(
    'bad-argument',
    `The argument ${name} must be a whole number from ${low} to ${high}, not ${shown(value)}.`,
  );
}

/**
 * @param {unknown} value
 * @param {string} name  of the argument
 * @returns {Uint8Array<ArrayBuffer>} the same bytes, not copied
 * @throws {MlpError} "bad-argument": neither a Uint8Array nor an ArrayBuffer
 */
export function checkBytes(value, name) {
  if (typeName(value) === 'Uint8Array' || typeName(value) === 'Uint8ClampedArray') {
    const { buffer, byteOffset, length } = /** @type {Uint8Array<ArrayBuffer>} */ (value);
    return new Uint8Array(buffer, byteOffset, length);
  }
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') {
    return new Uint8Array(/** @type {ArrayBuffer} */ (value));
  }
  throw new MlpError(
    'bad-argument',
    `The argument ${name} must be a Uint8Array or an ArrayBuffer, not ${shown(value)}.`,
  );
}

/**
 * Pixels as bytes. Only values that are not bytes already are looked at one by one.
 * @param {unknown} value
 * @param {string} name  of the argument
 * @returns {Uint8Array<ArrayBuffer>} a view of a Uint8Array or Uint8ClampedArray, else a copy
 * @throws {MlpError} "bad-pixels": not a list of whole numbers from 0 to 255, or floats that are all 0 or 1
 */
export function checkPixels(value, name) {
  if (typeName(value) === 'Uint8Array' || typeName(value) === 'Uint8ClampedArray') {
    return checkBytes(value, name);
  }
  if (!isList(value)) {
    throw new MlpError(
      'bad-pixels',
      `The argument ${name} must be a Uint8Array or a list of whole numbers from 0 to 255, not ${shown(value)}.`,
    );
  }
  const bytes = Uint8Array.from(value, (pixel, i) => {
    if (Number.isInteger(pixel) && Number(pixel) >= 0 && Number(pixel) <= 255) return Number(pixel);
    throw new MlpError(
      'bad-pixels',
      `Pixels are whole numbers from 0 to 255, but ${name}[${i}] is ${shown(pixel)}. ` +
        'If yours are from 0 to 1, multiply them by 255 and round.',
      { index: i },
    );
  });
  // A picture of 0 and 1 would be taken for one that is nearly black, and trained on.
  if (
    typeName(value).startsWith('Float') &&
    bytes.includes(1) &&
    bytes.every((pixel) => pixel < 2)
  ) {
    throw new MlpError(
      'bad-pixels',
      `Pixels are whole numbers from 0 to 255, but ${name} holds only 0 and 1. ` +
        'Multiply them by 255; a Uint8Array is taken as it is.',
    );
  }
  return bytes;
}

/**
 * @param {unknown} value
 * @param {string} name  of the argument
 * @returns {string} the value
 * @throws {MlpError} "bad-argument": not a text
 */
export function checkText(value, name) {
  if (typeof value === 'string') return value;
  throw new MlpError('bad-argument', `The argument ${name} must be a text, not ${shown(value)}.`);
}

/**
 * @template {Function} T
 * @param {T} value
 * @param {string} name  of the argument
 * @returns {T} the value
 * @throws {MlpError} "bad-argument": not a function
 */
export function checkFunction(value, name) {
  if (typeof value === 'function') return value;
  throw new MlpError(
    'bad-argument',
    `The argument ${name} must be a function, not ${shown(value)}.`,
  );
}
