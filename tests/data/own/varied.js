/** A folder of varied pictures: what engines' own decoders and canvases disagree on. */
import { libraryModule } from '../../../web/data/formats/library-module.js';
import { encodePng, KINDS } from './png-encoder.js';

/** @returns {{path: string, bytes: Uint8Array}[]} three classes */
export function variedPngs() {
  return KINDS.flatMap(([type, depth], i) => {
    const top = 2 ** depth - 1;
    const colours = [2, 6].includes(type) ? 3 : 1;
    const palette = Array.from({ length: top + 1 }, (_, k) => [
      (k * 37) % 256,
      (k * 91) % 256,
      255 - k,
    ]);
    const pixel = (/** @type {number} */ x, /** @type {number} */ y) => [
      ...Array.from(
        { length: colours },
        (_, c) => (x * 7919 + y * 104729 + c * 31337 + i * 11) % (top + 1),
      ),
      ...(type >= 4 ? [(x * y) % (top + 1)] : []),
    ];
    return [false, true].map((interlaced, k) => ({
      path: `varied/class ${i % 3}/${i}-${k}.png`,
      bytes: encodePng({
        ...{ width: 20 + 7 * i, height: 31 + 5 * k, type, depth, interlaced, pixel },
        ...(type === 3 && depth <= 8 && { palette: palette.slice(0, 256) }),
      }),
    }));
  });
}

/** @param {number} width @param {number} height @param {number} seed */
function colourful(width, height, seed) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    data.set([(x * 5 + seed) % 256, (y * 7) % 256, ((x + y) * 3 + seed * 9) % 256, 255], 4 * i);
  }
  return { data, width, height, colorSpace: /** @type {const} */ ('srgb') };
}

/** EXIF data that say how a picture is turned. @param {number} orientation */
const exif = (orientation) =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

/** @returns {Promise<{path: string, bytes: Uint8Array}[]>} PNG of every kind, JPEG turned by EXIF, and WebP */
export async function variedPictures() {
  const jpeg = await import('@jsquash/jpeg/encode.js');
  const webp = await import('@jsquash/webp/encode.js');
  await jpeg.init(libraryModule('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));
  await webp.init(libraryModule('@jsquash/webp/codec/enc/webp_enc.wasm'));
  const files = variedPngs();
  for (let i = 1; i <= 8; i++) {
    const image = colourful(90 - 3 * i, 60 + i, i);
    const plain = new Uint8Array(
      await jpeg.default(image, { quality: 60 + 4 * i, progressive: i % 2 === 0 }),
    );
    const bytes = Uint8Array.from([...plain.subarray(0, 2), ...exif(i), ...plain.subarray(2)]);
    files.push({ path: `varied/class ${i % 3}/turned ${i}.jpg`, bytes });
    const other = new Uint8Array(await webp.default(image, { quality: 50, lossless: i % 2 }));
    files.push({ path: `varied/class ${i % 3}/${i}.webp`, bytes: other });
  }
  return files;
}
