import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * The fingerprint of a network: equal for equal bits. (WebCrypto would do, but browsers hide it on
 * plain http pages.)
 * @param {Float32Array} parameters  unpadded, layer by layer: weights [out][in], then biases [out]
 * @returns {string} SHA-256 of their little-endian bytes, hexadecimal
 */
export function weightsSha256(parameters) {
  const bytes = new DataView(new ArrayBuffer(4 * parameters.length));
  parameters.forEach((value, i) => bytes.setFloat32(4 * i, value, true));
  return bytesToHex(sha256(new Uint8Array(bytes.buffer)));
}
