import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** @typedef {import('../samples.js').Samples} Samples */

/** Every 64th image goes into the fingerprint: all of them would take a second for MNIST. */
const STRIDE = 64;

/**
 * A hash that tells data sets apart. It covers the sizes, all labels and every 64th image.
 * @param {{train: Samples, test: Samples}} data
 * @returns {string} SHA-256, hexadecimal
 */
export function dataFingerprint({ train, test }) {
  const hash = sha256.create();
  for (const { pixels, labels, count, inputs } of [train, test]) {
    hash.update(new Uint8Array(Uint32Array.of(count, inputs).buffer));
    hash.update(new Uint8Array(labels.buffer, labels.byteOffset, labels.byteLength));
    for (let i = 0; i < count; i += STRIDE) {
      hash.update(pixels.subarray(i * inputs, (i + 1) * inputs));
    }
  }
  return bytesToHex(hash.digest());
}
