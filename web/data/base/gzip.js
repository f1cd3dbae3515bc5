/**
 * Gzip in, plain bytes out. By a library, because the engines' own DecompressionStream differs:
 * some refuse a second member and padding, others drop what follows the first member.
 */
import { joined } from './bytes.js';
import { nextTask } from '../../engine/next-task.js';

/** Bytes that are decompressed at a time, so that the thread is held for some milliseconds only. */
const INPUT_BYTES = 2 ** 16;

/** The most bytes that one step of the decompression adds before the limit is looked at. */
const OUTPUT_BYTES = 2 ** 16;

/** More bytes than the limit came out. */
const OVER = new Error();

/** What zlib calls a window of 32 KiB in a gzip wrapper, and in no other one. */
const GZIP_WINDOW_BITS = 31;

/**
 * Decompresses bytes that are gzip (they start with 1f 8b) and returns all others unchanged.
 *
 * @param {Uint8Array} bytes  the whole file; it may have several members, and zeros after each
 * @param {{limit: number}} options  limit: the most bytes that the result may have; memory stays
 *   below it plus 64 KiB, however much more the file would give
 * @returns {Promise<Uint8Array>}
 * @throws {import('../../engine/errors.js').MlpError} `gzip-limit`: more than `limit` bytes; `gzip-damaged`: cut off, corrupt, or
 *   followed by something else
 */
export async function maybeGunzip(bytes, { limit }) {
  if (bytes.length < 2 || bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for await (const part of gunzip(inPieces(bytes), { limit })) {
    parts.push(part);
    length += part.length;
  }
  return joined(parts, length);
}

/**
 * Decompresses a gzip file as it comes in.
 *
 * @param {AsyncIterable<Uint8Array>} chunks  the file, cut anywhere
 * @param {{limit?: number}} [options]  limit: the most bytes that all parts together may have
 * @yields {Uint8Array} a part of the content
 * @returns {AsyncGenerator<Uint8Array, void>}
 * @throws {import('../../engine/errors.js').MlpError} as {@link maybeGunzip}
 */
export async function* gunzip(chunks, { limit = Infinity } = {}) {
  // Not with this module: whoever only trains on generated images never needs it.
  const { Inflate } = await import('pako');
  let length = 0;
  /** @type {Uint8Array[]} */
  let parts = [];
  /** @type {import('pako').ZStream | undefined} */
  let stream;
  const newMember = () => {
    const member = new Inflate({ windowBits: GZIP_WINDOW_BITS, chunkSize: OUTPUT_BYTES });
    member.onStart = (zlib) => (stream = zlib);
    member.onData = (part) => {
      length += part.length;
      if (length > limit) throw OVER;
      parts.push(part);
    };
    member.onEnd = () => {};
    return member;
  };
  let member = newMember();
  let begun = false;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      // Zeros may follow a member: some programs fill the last block of a file with them.
      if (!begun && stream && chunk[at] === 0) {
        at++;
        continue;
      }
      begun = true;
      try {
        member.push(chunk.subarray(at));
      } catch (error) {
        throw error === OVER ? await tooLong(limit) : error;
      }
      if (member.err !== 0) throw await damaged('corrupt', member.msg);
      at = chunk.length - /** @type {import('pako').ZStream} */ (stream).avail_in;
      if (member.ended) {
        begun = false;
        member = newMember();
      }
    }
    yield* parts;
    parts = [];
  }
  if (begun || !stream) throw await damaged('cut');
}

/**
 * A file in pieces, with a pause for other work between two.
 *
 * @param {Uint8Array} bytes
 */
async function* inPieces(bytes) {
  for (let at = 0; at < bytes.length; at += INPUT_BYTES) {
    if (at > 0) await nextTask();
    yield bytes.subarray(at, at + INPUT_BYTES);
  }
}

/** The sentences, which pages with packs of data do not need unless something is wrong. */
const sentences = () => import('./note.js');

/** @param {number} limit */
async function tooLong(limit) {
  const { fault, note } = await sentences();
  return fault('gzip-limit', note('gzipLimit', { most: limit }), { limit });
}

/**
 * @param {'cut' | 'corrupt'} what
 * @param {string} [cause]
 */
async function damaged(what, cause) {
  const { fault, note } = await sentences();
  return fault('gzip-damaged', note('damagedGzip', { what }), { cause });
}
