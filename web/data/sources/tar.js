/** The files of a tar, plain or as it comes out of gzip. */
import { createTarDecoder } from 'modern-tar';
import { MlpError } from '../../engine/errors.js';
import { fault, note } from '../base/note.js';
import { checkFileSize } from '../base/limits.js';

/** @typedef {import('./zip.js').Entry} Entry */

const MAGIC_AT = 257;

/** @param {Uint8Array} bytes  the first 512 @returns {boolean} */
export const isTar = (bytes) =>
  [...'ustar'].every((char, i) => bytes[MAGIC_AT + i] === char.charCodeAt(0));

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
      if (header.type !== 'file') {
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
