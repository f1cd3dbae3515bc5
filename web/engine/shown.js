/**
 * A value for use in a sentence, whatever it is.
 * @param {unknown} value
 * @returns {string} e.g. `"abc"`, `3`, `null`, `an Array of 5 values`, `an object`
 */
export function shown(value) {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const kind = Array.isArray(value) ? 'n Array' : typeName(value) && ` ${typeName(value)}`;
  return kind ? `a${kind} of ${/** @type {any} */ (value).length} values` : 'an object';
}

/**
 * @param {unknown} value
 * @returns {string} e.g. "Uint8Array"; "" for what is not a typed array. By name, because a typed
 *   array from another frame or from a test's window is not an instance of this realm's class.
 */
export function typeName(value) {
  const name = ArrayBuffer.isView(value) ? /** @type {any} */ (value)[Symbol.toStringTag] : '';
  return name === 'DataView' ? '' : name;
}
