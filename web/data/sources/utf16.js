/** Texts in UTF-16, as Excel saves its "Unicode text", become UTF-8. */

/** Bytes from which an encoding without a mark is guessed. */
const GUESSED_FROM = 64;

/** @param {number} byte @returns {boolean} whether it is a letter, digit or break of plain ASCII */
const isPlain = (byte) => (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;

/**
 * @param {Uint8Array} start  of a file
 * @returns {'utf-16le' | 'utf-16be' | null} null when it is no such text
 */
export function utf16Of(start) {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const length = Math.min(GUESSED_FROM, start.length - (start.length % 2));
  if (length < 16) return null;
  const every = (/** @type {number} */ zero) => {
    for (let i = 0; i < length; i++) {
      if (i % 2 === zero ? start[i] !== 0 : !isPlain(start[i])) return false;
    }
    return true;
  };
  return every(1) ? 'utf-16le' : every(0) ? 'utf-16be' : null;
}

/**
 * @param {AsyncIterable<Uint8Array>} pieces  cut anywhere
 * @param {'utf-16le' | 'utf-16be'} encoding
 * @yields {Uint8Array}
 */
export async function* asUtf8(pieces, encoding) {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(decoder.decode(piece, { stream: true }));
  yield encoder.encode(decoder.decode());
}
