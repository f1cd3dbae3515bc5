/**
 * JPEG by mozjpeg in WebAssembly, which decodes as libjpeg does: baseline and progressive, grey and
 * colour. EXIF's orientation is read here and applied where all pictures are turned.
 */
import decode, { init } from '@jsquash/jpeg/decode.js';
import { fault, note } from '../base/note.js';
import { exifOrientation } from './exif.js';
import { libraryModule } from './library-module.js';
import { checkPictureSize, damaged } from './picture-checks.js';

/** What the library says of a file that ends too early; it fills the rest with grey. */
const CUT_OFF = /premature end/i;

/** Warnings of the picture at hand. @type {string[]} */
let warnings = [];
/** @type {Promise<unknown> | undefined} */
let ready;

/**
 * @param {Uint8Array} bytes  the whole file
 * @returns {Promise<import('./picture-checks.js').Picture>}
 * @throws {MlpError} "picture-damaged", "picture-size", "picture-colours"
 */
export async function decodeJpeg(bytes) {
  const { width, height, components, orientation, profile } = readSegments(bytes);
  checkPictureSize(width, height);
  if (components === 4) {
    throw fault('picture-colours', note('printColours'));
  }
  const print = (/** @type {string} */ line) => void warnings.push(line);
  ready ??= /** @type {any} */ (init)(libraryModule('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'), {
    print,
    printErr: print,
  });
  await ready;
  warnings = [];
  let image;
  try {
    // The library takes the buffer whole.
    image = await decode(/** @type {ArrayBuffer} */ (bytes.slice().buffer));
  } catch {
    throw damaged('JPEG');
  }
  if (warnings.some((line) => CUT_OFF.test(line))) throw damaged('JPEG');
  if (image.width !== width || image.height !== height) throw damaged('JPEG');
  const rgba = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.length);
  return { width, height, rgba, orientation, profile };
}

/**
 * @param {Uint8Array} bytes
 * @returns {{width: number, height: number, components: number, orientation: number, profile: boolean}}
 */
function readSegments(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  let profile = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    // Any number of 0xff may stand before a marker.
    if (bytes[at] !== 0xff) break;
    if (bytes[at + 1] === 0xff) {
      at++;
      continue;
    }
    const marker = bytes[at + 1];
    const length = view.getUint16(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && segment.length >= 6) {
      const height = view.getUint16(at + 5);
      const width = view.getUint16(at + 7);
      return { width, height, components: bytes[at + 9], orientation, profile };
    }
    if (marker === 0xe1) orientation = exifOrientation(segment) ?? orientation;
    if (marker === 0xe2 && segment[0] === 'I'.charCodeAt(0)) profile = true; // ICC_PROFILE
    at += 2 + length;
  }
  throw damaged('JPEG');
}
