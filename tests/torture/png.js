/** PNGs that are damaged behind their checksums. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { damagedBytes } from './mutate.js';

/** @typedef {{type: string, data: Uint8Array}} Chunk */

const SIGNATURE_BYTES = 8;

/** @param {Uint8Array} file @returns {Chunk[]} */
function chunksOf(file) {
  const bytes = Buffer.from(file);
  /** @type {Chunk[]} */
  const chunks = [];
  for (let at = SIGNATURE_BYTES; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** @param {Chunk} chunk */
function sealed({ type, data }) {
  const bytes = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from(type, 'latin1'),
    data,
    Buffer.alloc(4),
  ]);
  bytes.writeUInt32BE(data.length);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}

/** @param {import('./mutate.js').Dice} dice @param {Uint8Array} file  a good PNG */
export function resealedPng(dice, file) {
  const chunks = chunksOf(file);
  const how = dice.below(4);
  const at = dice.below(chunks.length);
  const chunk = chunks[at];
  if (how === 0) {
    // The size is checked first; all other fields of the header may be anything.
    chunks[0].data = chunks[0].data.slice();
    chunks[0].data[8 + dice.below(5)] = dice.of([0, 1, 2, 3, 4, 5, 6, 8, 16, dice.below(256)]);
  } else if (how === 1 && chunk.data.length > 0) chunk.data = damagedBytes(dice, [chunk.data]);
  else if (how === 2) {
    for (const image of chunks.filter(({ type }) => type === 'IDAT')) {
      image.data = deflateSync(damagedBytes(dice, [inflateSync(image.data)]));
    }
  } else if (dice.below(2)) chunks.splice(at, 1);
  else
    chunks.splice(
      dice.below(chunks.length),
      0,
      dice.of([chunk, { type: 'tRNS', data: chunk.data }]),
    );
  return Buffer.concat([file.subarray(0, SIGNATURE_BYTES), ...chunks.map(sealed)]);
}
