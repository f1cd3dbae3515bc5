/**
 * A PNG as the pixels of one sample. What cannot be turned into them without guessing (another
 * size, transparency) is refused with a sentence.
 */
import { PNG } from 'pngjs';
import { MlpError } from '../../engine/errors.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
// Where the PNG's first chunk, IHDR, keeps what is needed here.
const HEADER = { end: 33, width: 16, height: 20 };
/** The most bytes of a pixel, four channels of 16 bits, with room for filters and badly packed data. */
const MOST_BYTES_PER_PIXEL = 32;

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
  if (bytes.length < HEADER.end || SIGNATURE.some((byte, i) => bytes[i] !== byte)) {
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
  const colors = readColors(bytes, width * height);
  const area = width * height;
  const pixels = new Uint8Array(area * wanted.channels);
  for (let i = 0; i < area; i++) {
    const [red, green, blue, opacity] = colors.subarray(4 * i, 4 * i + 4);
    if (opacity !== 255) throw transparent();
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
 * @param {number} area  pixels
 * @returns {Uint8Array} [area][red, green, blue, opacity], 0..255
 */
function readColors(bytes, area) {
  // The reader unpacks what is there: a small image must not unpack to gigabytes.
  const most = 65_536 + MOST_BYTES_PER_PIXEL * area;
  /** @type {Uint8Array | undefined} */
  let data;
  if (dataLength(bytes) <= most) {
    try {
      data = PNG.sync.read(Buffer.from(bytes)).data;
    } catch {
      // Said below.
    }
  }
  if (data?.length === 4 * area) return data;
  throw new MlpError('image-format', 'The PNG is damaged or cut off.');
}

/**
 * @param {Uint8Array} bytes  a PNG
 * @returns {number} compressed bytes of the image, in all of its IDAT chunks
 */
function dataLength(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const IDAT = 0x49444154;
  let sum = 0;
  for (let at = SIGNATURE.length; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === IDAT) sum += view.getUint32(at);
  }
  return sum;
}

function transparent() {
  return new MlpError(
    'image-transparent',
    'The image has transparent pixels, and what is behind them is not known. Save it on a plain background.',
  );
}
