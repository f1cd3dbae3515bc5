/** Numbers as bytes, and bytes as text. */

/** @param {Float32Array} values @returns {Uint8Array<ArrayBuffer>} little-endian on every machine */
export function floatBytes(values) {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return bytes;
}

/** Bytes that one call may have as its arguments everywhere. */
const CHUNK = 8192;

/** @param {Uint8Array | Int8Array} bytes */
export function toBase64(bytes) {
  const unsigned = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  let letters = '';
  for (let i = 0; i < unsigned.length; i += CHUNK) {
    letters += String.fromCharCode(...unsigned.subarray(i, i + CHUNK));
  }
  return btoa(letters);
}
