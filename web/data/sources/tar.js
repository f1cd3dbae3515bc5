/** The files of a tar, plain or as it comes out of gzip. */
import { createTarDecoder } from 'modern-tar';
import { MlpError } from '../../engine/errors.js';
import { fault, note } from '../base/note.js';
import { checkFileSize } from '../base/limits.js';

/** @typedef {import('./zip.js').Entry} Entry */

const BLOCK = 512;
const MAGIC_AT = 257;
/** Where a header has the sum of its bytes, as eight characters that count as spaces. */
const [SUM_AT, SUM_END] = [148, 156];
const SPACE = 0x20;

/**
 * By its mark, or the sum of its first header: the oldest form, as `tar --format=v7` writes it, has no mark.
 * @param {Uint8Array} bytes  the first 512
 * @returns {boolean}
 */
export function isTar(bytes) {
  if ([...'ustar'].every((char, i) => bytes[MAGIC_AT + i] === char.charCodeAt(0))) return true;
  if (bytes.length < BLOCK) return false;
  const written = /^ *([0-7]+)[ \0]*$/.exec(
    String.fromCharCode(...bytes.subarray(SUM_AT, SUM_END)),
  );
  const isSum = (/** @type {number} */ i) => i >= SUM_AT && i < SUM_END;
  const header = bytes.subarray(0, BLOCK);
  const sum = header.reduce((total, byte, i) => total + (isSum(i) ? SPACE : byte), 0);
  return written !== null && parseInt(written[1], 8) === sum;
}

/**
 * @param {AsyncIterable<Uint8Array>} chunks  the archive, unpacked, cut anywhere
 * @returns {Promise<Entry[]>} its files; their bytes are held
 * @throws {MlpError} "tar-damaged", "file-limit", and what the chunks throw
 */
export async function tarEntries(chunks) {
  /** @type {Entry[]} */
  const entries = [];
  /** @type {unknown} */
  let failure = null;
  const iterator = chunks[Symbol.asyncIterator]();
  const source = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        failure = error;
        controller.error(error);
      }
    },
  });
  try {
    const reader = source.pipeThrough(createTarDecoder({ strict: true })).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return entries;
      const { header, body } = value;
      // The oldest form knows a folder by its name only.
      if (header.type !== 'file' || header.name.endsWith('/')) {
        await body.cancel();
        continue;
      }
      checkFileSize(header.size);
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      if (bytes.length !== header.size) throw new Error('a file in it is cut off');
      entries.push({ path: header.name, size: bytes.length, read: async () => bytes });
    }
  } catch (error) {
    if (failure instanceof MlpError) throw failure;
    if (error instanceof MlpError) throw error;
    const reason = /** @type {Error} */ (error).message.replace(/\.$/, '');
    throw fault('tar-damaged', note('damagedTar', { reason }));
  }
}
