/** QR codes as pictures. */
import { generate } from 'lean-qr';

/** Modules of blank paper around a code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/**
 * The dark modules of a text's code as the path of an SVG picture.
 * @param {string} text
 * @returns {{path: string, side: number}} the side of the picture in modules, the blank edge included
 * @throws {Error} for a text of more than about 2,900 bytes, which no code can hold
 */
export function qrPath(text) {
  const code = generate(text);
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  return { path, side: code.size + 2 * QUIET };
}
