/**
 * @param {Uint8Array[]} pieces
 * @param {number} length  of all together
 */
export function joined(pieces, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
