/** Pictures of any format as pixels, by one decoder for each format, the same in every engine. */
import { MlpError } from '../../engine/errors.js';

/**
 * @typedef {object} Picture
 * @property {number} width  pixels
 * @property {number} height
 * @property {Uint8Array} rgba  [height][width][red, green, blue, opacity]
 * @property {number} orientation  as EXIF counts it, 1 to 8: how the stored rows have to be turned
 * @property {boolean} profile  whether the file says something of its colours, which is left aside
 */

/** The most pixels of a picture: four bytes each are held while it is scaled. */
export const MOST_PIXELS = 2 ** 25;

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
 * @throws {MlpError} "picture-format": of no format that can be read; "picture-damaged";
 *   "picture-size": more than MOST_PIXELS; "picture-colours": colours of another kind
 */
export async function decodePicture(bytes) {
  const format = pictureFormat(bytes);
  if (format) return (await DECODERS[format]())(bytes);
  throw new MlpError(
    'picture-format',
    'It is no picture that can be read; save it as PNG, JPEG or WebP.',
  );
}

/**
 * Refuses a picture before memory is taken for it.
 * @param {number} width
 * @param {number} height
 * @throws {MlpError} "picture-size"
 */
export function checkPictureSize(width, height) {
  if (width >= 1 && height >= 1 && width * height <= MOST_PIXELS) return;
  throw new MlpError(
    'picture-size',
    `The picture has ${width} x ${height} pixels; at most ${MOST_PIXELS.toLocaleString('en-US')} are read. ` +
      'Save it smaller.',
    { width, height },
  );
}

/** @param {string} format @returns {MlpError} */
export const damaged = (format) =>
  new MlpError('picture-damaged', `The ${format} is damaged or cut off; save it again.`);
