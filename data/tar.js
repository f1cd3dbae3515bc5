/**
 * The wanted files of a published archive, out of its tar stream.
 */
import path from 'node:path';
import { createTarDecoder } from 'modern-tar';
import { MlpError } from '../web/engine/errors.js';

/**
 * Returns the wanted files of a tar stream one by one, whatever folder they are in.
 *
 * @param {AsyncIterable<Uint8Array>} stream  the archive, decompressed
 * @param {ReadonlyMap<string, number>} wanted  file name -> the most bytes it may have
 * @yields {{name: string, bytes: Uint8Array}}
 * @returns {AsyncGenerator<{name: string, bytes: Uint8Array}, void>}
 * @throws {MlpError} `tar-damaged`: cut off, not a tar archive, or a wanted file is too long; and
 *   what the stream throws
 */
export async function* tarFiles(stream, wanted) {
  // TypeScript's ReadableStream, that of browsers, has no `from` yet.
  const source = /** @type {ReadableStream<Uint8Array>} */ (
    /** @type {any} */ (ReadableStream).from(stream)
  );
  const entries = source.pipeThrough(createTarDecoder({ strict: true }));
  try {
    for await (const { header, body } of entries) {
      const name = path.posix.basename(header.name);
      const limit = header.type === 'file' ? wanted.get(name) : undefined;
      if (limit === undefined) {
        await body.cancel();
        continue;
      }
      if (header.size > limit) {
        throw damaged(`${header.name} has ${header.size} bytes instead of at most ${limit}`);
      }
      yield { name, bytes: new Uint8Array(await new Response(body).arrayBuffer()) };
    }
  } catch (error) {
    const { code, name, message } = /** @type {NodeJS.ErrnoException} */ (error);
    // The library's errors are plain ones; those of the stream have a code.
    if (code !== undefined || name !== 'Error') throw error;
    throw damaged(message.replace(/\.$/, ''));
  }
}

/** @param {string} what */
function damaged(what) {
  return new MlpError('tar-damaged', `The tar archive is damaged (${what}); fetch it again.`);
}
