import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * The name of a data set: SHA-256 of its shape, its classes, and all samples in their order.
 * @param {import('../../engine/samples.js').Samples[]} parts
 * @param {(done: number) => Promise<void>} onPart  after each
 * @returns {Promise<string>} hexadecimal
 */
export async function samplesSha256(parts, onPart) {
  const hash = sha256.create();
  const [{ height, width, channels, classNames }] = parts;
  hash.update(new TextEncoder().encode(JSON.stringify({ height, width, channels, classNames })));
  for (const [place, { pixels, labels, count }] of parts.entries()) {
    const numbers = new DataView(new ArrayBuffer(4 + 2 * count));
    numbers.setUint32(0, count, true);
    for (let i = 0; i < count; i++) numbers.setUint16(4 + 2 * i, labels[i], true);
    hash.update(new Uint8Array(numbers.buffer));
    hash.update(pixels);
    await onPart(place + 1);
  }
  return bytesToHex(hash.digest());
}
