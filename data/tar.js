/**
 * As much of the tar format as a published archive of plain files needs, read as a stream.
 */
import path from 'node:path';
import { MlpError } from '../web/engine/errors.js';

const BLOCK_BYTES = 512;

/**
 * Hands out the wanted files of a tar stream one by one, whatever folder they are in.
 *
 * @param {AsyncIterable<Uint8Array>} stream  the archive, decompressed
 * @param {ReadonlyMap<string, number>} wanted  file name -> the most bytes it may have
 * @yields {{name: string, bytes: Uint8Array}}
 * @returns {AsyncGenerator<{name: string, bytes: Uint8Array}, void>}
 * @throws {MlpError} `tar-damaged`: cut off, not a tar archive, or a wanted file is too long
 */
export async function* tarFiles(stream, wanted) {
  const source = new Source(stream);
  for (;;) {
    const header = await source.take(BLOCK_BYTES);
    if (header.every((byte) => byte === 0)) return;
    const { name, size, isFile } = parseHeader(header);
    const limit = isFile ? wanted.get(path.posix.basename(name)) : undefined;
    if (limit === undefined) {
      await source.skip(size);
    } else {
      if (size > limit) throw damaged(`${name} has ${size} bytes instead of at most ${limit}`);
      yield { name: path.posix.basename(name), bytes: await source.take(size) };
    }
    await source.skip((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
  }
}

/** @param {Uint8Array} header  one block */
function parseHeader(header) {
  const isSpace = (/** @type {number} */ i) => i >= 148 && i < 156;
  const sum = header.reduce((total, byte, i) => total + (isSpace(i) ? 0x20 : byte), 0);
  if (octal(header, 148, 8) !== sum) throw damaged('a header has a wrong checksum');
  return {
    name: text(header, 0, 100),
    size: octal(header, 124, 12),
    isFile: header[156] === 0 || header[156] === 0x30,
  };
}

/** @param {Uint8Array} header @param {number} start @param {number} length */
function text(header, start, length) {
  return Buffer.from(header.subarray(start, start + length))
    .toString('latin1')
    .replace(/\0.*$/s, '');
}

/** @param {Uint8Array} header @param {number} start @param {number} length */
function octal(header, start, length) {
  const digits = text(header, start, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw damaged('a header is not one of a tar archive');
  return Number.parseInt(digits, 8);
}

/** @param {string} what */
function damaged(what) {
  return new MlpError('tar-damaged', `The tar archive is damaged: ${what}; fetch it anew.`);
}

/** A stream from which exact numbers of bytes are taken, however it was cut into chunks. */
class Source {
  /** @param {AsyncIterable<Uint8Array>} stream */
  constructor(stream) {
    this.iterator = stream[Symbol.asyncIterator]();
    /** @type {Uint8Array} */
    this.chunk = new Uint8Array(0);
  }

  /** @param {number} length  bytes; the caller has checked that it is not absurd */
  async take(length) {
    const bytes = new Uint8Array(length);
    let at = 0;
    await this.eachPiece(length, (piece) => {
      bytes.set(piece, at);
      at += piece.length;
    });
    return bytes;
  }

  /** @param {number} length  bytes */
  async skip(length) {
    await this.eachPiece(length, () => {});
  }

  /** @param {number} length @param {(piece: Uint8Array) => void} visit */
  async eachPiece(length, visit) {
    for (let left = length; left > 0;) {
      if (this.chunk.length === 0) {
        const next = await this.iterator.next();
        if (next.done) throw damaged('it is cut off');
        this.chunk = next.value;
      }
      const piece = this.chunk.subarray(0, left);
      visit(piece);
      left -= piece.length;
      this.chunk = this.chunk.subarray(piece.length);
    }
  }
}
