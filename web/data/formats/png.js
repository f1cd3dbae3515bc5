/**
 * PNG, every colour type and depth, interlaced or not, by the Rust crate `png` in WebAssembly. Its
 * sixteen-bit form is asked for and rounded here, as the PNG specification advises: its eight-bit form
 * cuts, and browsers do either. Checksums are compared here, because it leaves them aside.
 */
import { decode, init } from '@jsquash/png/decode.js';
import { joined } from '../base/bytes.js';
import { crc32 } from '../base/crc32.js';
import { libraryModule } from './library-module.js';
import { checkPictureSize, damaged } from './picture-checks.js';

const SIGNATURE_BYTES = 8;
/** Of the signature and the header, which is the first chunk. */
const HEAD_BYTES = 33;
/** The header's name, as a number. */
const IHDR = 0x49484452;
/** The chunks that say how a picture's colours are meant. */
const PROFILES = ['gAMA', 'cHRM', 'iCCP', 'cICP'];
/** What is handed to the library: the rest cannot change a pixel, and must not fail. */
const NEEDED = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/** @type {Promise<unknown> | undefined} */
let ready;

/**
 * @param {Uint8Array} bytes  the whole file
 * @returns {Promise<import('./picture-checks.js').Picture>}
 * @throws {import('../../engine/errors.js').MlpError} "picture-damaged", "picture-size"
 */
export async function decodePng(bytes) {
  const { width, height, plain, profile } = readChunks(bytes);
  checkPictureSize(width, height);
  ready ??= init(libraryModule('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
  await ready;
  /** @type {any} */
  let image;
  try {
    image = await decode(/** @type {ArrayBuffer} */ (plain.buffer), { bitDepth: 16 });
  } catch {
    throw damaged('PNG');
  }
  try {
    /** @type {Uint16Array} */
    const wide = image.data;
    const rgba = new Uint8Array(wide.length);
    // 257 levels of sixteen bits are one of eight.
    for (let i = 0; i < wide.length; i++) rgba[i] = (wide[i] + 128) / 257;
    if (rgba.length !== 4 * width * height) throw damaged('PNG');
    return { width, height, rgba, orientation: 1, profile };
  } finally {
    image.free();
  }
}

/**
 * Walks over the chunks: each must be whole and have the checksum that it claims.
 * @param {Uint8Array} bytes
 * @returns {{width: number, height: number, plain: Uint8Array, profile: boolean}} plain: the file without
 *   the chunks that change no pixel
 */
function readChunks(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Uint8Array[]} */
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  if (bytes.length < HEAD_BYTES || view.getUint32(12) !== IHDR) throw damaged('PNG');
  let profile = false;
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) break;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    profile ||= PROFILES.includes(name);
    // Of all: a chunk that cannot change a pixel may be one that can, with a damaged name.
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw damaged('PNG');
    if (NEEDED.includes(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') {
      const plain = joined(
        kept,
        kept.reduce((sum, piece) => sum + piece.length, 0),
      );
      return { width: view.getUint32(16), height: view.getUint32(20), plain, profile };
    }
    at = end;
  }
  throw damaged('PNG');
}
