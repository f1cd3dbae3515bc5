/** Pictures of any format as pixels, by one decoder for each format, the same in every engine. */
import { fault, note } from '../base/note.js';

/** @typedef {import('./picture-checks.js').Picture} Picture */

/** What begins a file of each format. @type {[format: PictureFormat, start: string, at?: number][]} */
const STARTS = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['webp', 'WEBP', 8],
];

/** @typedef {'png' | 'jpeg' | 'webp'} PictureFormat */

/**
 * @param {Uint8Array} bytes  of a file, or its first 16
 * @returns {PictureFormat | null} null when it is no picture that can be read
 */
export function pictureFormat(bytes) {
  const found = STARTS.find(([, start, at = 0]) =>
    [...start].every((char, i) => bytes[at + i] === char.charCodeAt(0)),
  );
  return found ? found[0] : null;
}

/** @type {Record<PictureFormat, () => Promise<(bytes: Uint8Array) => Promise<Picture>>>} */
const DECODERS = {
  png: async () => (await import('./png.js')).decodePng,
  jpeg: async () => (await import('./jpeg.js')).decodeJpeg,
  webp: async () => (await import('./webp.js')).decodeWebp,
};

/**
 * @param {Uint8Array} bytes  the whole file
 * @returns {Promise<Picture>}
 * @throws {import('../../engine/errors.js').MlpError} "picture-format": of no format that can be read; "picture-damaged";
 *   "picture-size": more than MOST_PIXELS; "picture-colours": colours of another kind
 */
export async function decodePicture(bytes) {
  const format = pictureFormat(bytes);
  if (format) return (await DECODERS[format]())(bytes);
  throw fault('picture-format', note('noPicture'));
}
