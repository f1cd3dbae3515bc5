/** WebP, lossy and lossless, by libwebp in WebAssembly; of an animation, nothing. */
import decode, { init } from '@jsquash/webp/decode.js';
import { fault, note } from '../base/note.js';
import { exifOrientation } from './exif.js';
import { libraryModule } from './library-module.js';
import { checkPictureSize, damaged } from './picture-checks.js';

/** Among the flags of VP8X (RFC 9649, 2.7.1.2). */
const ANIMATED = 0x02;

/** @type {Promise<unknown> | undefined} */
let ready;

/**
 * @param {Uint8Array} bytes  the whole file
 * @returns {Promise<import('./picture-checks.js').Picture>}
 * @throws {import('../../engine/errors.js').MlpError} "picture-damaged", "picture-size"; "picture-format": it is animated
 */
export async function decodeWebp(bytes) {
  const { width, height, orientation, profile } = readChunks(bytes);
  checkPictureSize(width, height);
  const silent = () => {};
  ready ??= /** @type {any} */ (init)(libraryModule('@jsquash/webp/codec/dec/webp_dec.wasm'), {
    print: silent,
    printErr: silent,
  });
  await ready;
  let image;
  try {
    // The library takes the buffer whole, and makes an ImageData, which Node does not have.
    image = await decode(/** @type {ArrayBuffer} */ (bytes.slice().buffer));
  } catch {
    throw damaged('WebP');
  }
  if (image.width !== width || image.height !== height) throw damaged('WebP');
  const rgba = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.length);
  return { width, height, rgba, orientation, profile };
}

/**
 * The size, from the first chunk: VP8X, VP8L or VP8 (RFC 9649, 2.5 to 2.7).
 * @param {Uint8Array} bytes
 * @returns {{width: number, height: number, orientation: number, profile: boolean}}
 */
function readChunks(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 30 || view.getUint32(4, true) + 8 > bytes.length) throw damaged('WebP');
  const nameAt = (/** @type {number} */ at) => String.fromCharCode(...bytes.subarray(at, at + 4));
  /** @type {number} */
  let width;
  /** @type {number} */
  let height;
  const first = nameAt(12);
  if (first === 'VP8X') {
    if (bytes[20] & ANIMATED) throw fault('picture-format', note('animated'));
    width = 1 + (view.getUint32(24, true) & 0xffffff);
    height = 1 + (view.getUint32(26, true) >>> 8);
  } else if (first === 'VP8L') {
    const bits = view.getUint32(21, true);
    width = 1 + (bits & 0x3fff);
    height = 1 + ((bits >>> 14) & 0x3fff);
  } else if (first === 'VP8 ') {
    width = view.getUint16(26, true) & 0x3fff;
    height = view.getUint16(28, true) & 0x3fff;
  } else throw damaged('WebP');
  let orientation = 1;
  let profile = false;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const name = nameAt(at);
    if (name === 'ICCP') profile = true;
    if (name === 'EXIF') {
      orientation = exifOrientation(bytes.subarray(at + 8, at + 8 + length)) ?? orientation;
    }
    at += 8 + length + (length & 1);
  }
  return { width, height, orientation, profile };
}
