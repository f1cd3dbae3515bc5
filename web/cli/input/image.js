/**
 * A PNG as the pixels of one sample. What cannot be turned into them without guessing (another
 * size, transparency) is refused with a sentence.
 */
import { decode, hasPngSignature } from 'fast-png';
import { MlpError } from '../../engine/errors.js';

// Where the PNG's first chunk, IHDR, keeps what is needed here.
const HEADER = { end: 33, width: 16, height: 20, depth: 24, colorType: 25, interlace: 28 };
/** Colour types: values per pixel, and whether the last of them is opacity. */
const COLOR_TYPES = new Map([
  [0, { channels: 1, alpha: false }],
  [2, { channels: 3, alpha: false }],
  [3, { channels: 1, alpha: false }],
  [4, { channels: 2, alpha: true }],
  [6, { channels: 4, alpha: true }],
]);
const PALETTE = 3;

/**
 * Reads a PNG of exactly the wanted size: any colour type and bit depth, opaque. Colour becomes
 * grey by Rec. 601 luma for a network of one channel, grey becomes colour by three equal channels.
 *
 * @param {Uint8Array} bytes  the file
 * @param {{height: number, width: number, channels: number}} wanted  channels 1 or 3
 * @returns {Uint8Array} [channels][height][width], the order of a sample, 0..255
 * @throws {MlpError} `image-format`, `image-size`, `image-transparent`, `image-channels`
 */
export function decodePng(bytes, wanted) {
  if (wanted.channels !== 1 && wanted.channels !== 3) {
    throw new MlpError(
      'image-channels',
      `The network wants ${wanted.channels} channels; a PNG can only give 1 or 3.`,
    );
  }
  if (bytes.length < HEADER.end || !hasPngSignature(bytes)) {
    throw new MlpError('image-format', 'The file is not a PNG image.');
  }
  // The size is checked first: a small file can unpack to gigabytes.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(HEADER.width);
  const height = view.getUint32(HEADER.height);
  if (width !== wanted.width || height !== wanted.height) {
    throw new MlpError(
      'image-size',
      `The image is ${width}x${height}; this network reads ${wanted.width}x${wanted.height}. Scale it to exactly that size first.`,
    );
  }
  const colors = readColors(bytes);
  const area = width * height;
  const pixels = new Uint8Array(area * wanted.channels);
  for (let i = 0; i < area; i++) {
    const [red, green, blue] = colors(i % width, Math.floor(i / width));
    if (wanted.channels === 1) {
      pixels[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    } else {
      pixels[i] = red;
      pixels[area + i] = green;
      pixels[2 * area + i] = blue;
    }
  }
  return pixels;
}

/**
 * @param {Uint8Array} bytes  a PNG with a whole header
 * @returns {(x: number, y: number) => number[]} red, green, blue of a pixel, 0..255
 */
function readColors(bytes) {
  const depth = bytes[HEADER.depth];
  const type = COLOR_TYPES.get(bytes[HEADER.colorType]);
  if (bytes[HEADER.interlace] !== 0 && depth < 8) {
    throw new MlpError(
      'image-format',
      'The PNG is interlaced with fewer than 8 bits per pixel, which is not read here. Save it without interlacing.',
    );
  }
  let png;
  try {
    png = decode(bytes, { checkCrc: true });
  } catch {
    png = null;
  }
  if (!type || !png) {
    throw new MlpError('image-format', 'The PNG is damaged or cut off.');
  }
  if (png.transparency) throw transparent();
  const { data, width, palette = [] } = png;
  const { channels, alpha } = type;
  const indexed = bytes[HEADER.colorType] === PALETTE;
  const top = 2 ** depth - 1;
  const rowValues = depth < 8 ? Math.ceil((width * depth) / 8) : width * channels;

  /** @param {number} x @param {number} y @param {number} channel */
  const value = (x, y, channel) => {
    if (depth >= 8) return data[y * rowValues + x * channels + channel];
    // Several pixels to a byte, the first in the highest bits; each row starts a new byte.
    const bit = x * depth;
    return (data[y * rowValues + (bit >> 3)] >> (8 - depth - (bit & 7))) & top;
  };
  return (x, y) => {
    if (indexed) {
      const color = palette[value(x, y, 0)];
      if (!color) throw new MlpError('image-format', 'The PNG has a pixel outside its palette.');
      if ((color[3] ?? 255) !== 255) throw transparent();
      return color;
    }
    if (alpha && value(x, y, channels - 1) !== top) throw transparent();
    const level = (/** @type {number} */ c) => Math.round((value(x, y, c) * 255) / top);
    return channels < 3 ? [level(0), level(0), level(0)] : [level(0), level(1), level(2)];
  };
}

function transparent() {
  return new MlpError(
    'image-transparent',
    'The image has transparent pixels, and what is behind them is not known. Save it on a plain background.',
  );
}
