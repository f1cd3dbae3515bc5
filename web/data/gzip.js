/**
 * Gzip in, plain bytes out, by the DecompressionStream that browsers and Node share.
 */
import { MlpError } from '../engine/errors.js';
import { joined } from './bytes.js';

/** Deflate grows a byte to at most 1,032, so this bounds what one chunk can add before we look. */
const CHUNK_BYTES = 8192;

/** The shortest gzip file: a header of 10 bytes, an empty deflate stream of 2, a trailer of 8. */
const MIN_GZIP_BYTES = 20;

/**
 * Decompresses bytes that are gzip (they start with 1f 8b) and hands back all others unchanged.
 *
 * @param {Uint8Array} bytes  the whole file
 * @param {{limit: number}} options  limit: the most bytes the result may have; memory stays below
 *   it plus what one small chunk expands to, however much more the file would give
 * @returns {Promise<Uint8Array>}
 * @throws {MlpError} `gzip-limit`: more than `limit` bytes; `gzip-damaged`: cut off, corrupt, or
 *   followed by something else
 */
export async function maybeGunzip(bytes, { limit }) {
  if (bytes.length < 2 || bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  if (bytes.length < MIN_GZIP_BYTES) throw damaged('it is cut off');
  const reader = chunks(bytes).pipeThrough(new DecompressionStream('gzip')).getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw damaged('it is cut off, corrupt, or followed by other data', cause);
    });
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => {});
      throw new MlpError(
        'gzip-limit',
        `The gzip file holds more than the ${limit} bytes that are expected of it; ` +
          'it is not the file it should be, so fetch it anew.',
        { limit },
      );
    }
    parts.push(value);
  }
  // Node 20 lets data after the end pass, and a second gzip member too, where browsers refuse.
  // The last four bytes are the length of the content when nothing follows.
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4);
  if (trailer.getUint32(0, true) !== length % 2 ** 32) {
    throw damaged('other data follow its end');
  }
  return joined(parts, length);
}

/**
 * The bytes in small pieces, handed out as they are asked for: a stream expands a whole chunk at
 * once, so one big chunk would undo the limit.
 *
 * @param {Uint8Array} bytes
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
function chunks(bytes) {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        // A copy, because a stream may take the memory of what it is given.
        controller.enqueue(bytes.slice(at, at + CHUNK_BYTES));
        at += CHUNK_BYTES;
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * @param {string} what
 * @param {unknown} [cause]
 */
function damaged(what, cause) {
  return new MlpError('gzip-damaged', `The gzip file is damaged: ${what}; fetch it anew.`, {
    cause: cause instanceof Error ? cause.message : undefined,
  });
}
