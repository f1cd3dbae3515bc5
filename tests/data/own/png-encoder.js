/** Writes PNGs of every kind that the specification allows, for tests of readers. */
import { crc32, deflateSync } from 'node:zlib';

/** Values a pixel of each colour type. @type {Record<number, number>} */
const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** The passes of Adam7: first column and row, steps. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** Every pair of colour type and bit depth. @type {[type: number, depth: number][]} */
export const KINDS = [
  ...[1, 2, 4, 8, 16].map((depth) => /** @type {[number, number]} */ ([0, depth])),
  ...[8, 16].map((depth) => /** @type {[number, number]} */ ([2, depth])),
  ...[1, 2, 4, 8].map((depth) => /** @type {[number, number]} */ ([3, depth])),
  ...[8, 16].flatMap((depth) =>
    [4, 6].map((type) => /** @type {[number, number]} */ ([type, depth])),
  ),
];

/**
 * @param {string} name
 * @param {Uint8Array} data
 */
function chunk(name, data) {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(name, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/**
 * @param {number[]} values  of one row
 * @param {number} depth  bits
 * @returns {number[]} bytes
 */
function packRow(values, depth) {
  if (depth === 16) return values.flatMap((value) => [value >> 8, value & 255]);
  const row = Array(Math.ceil((values.length * depth) / 8)).fill(0);
  values.forEach((value, i) => {
    row[(i * depth) >> 3] |= value << (8 - depth - ((i * depth) & 7));
  });
  return row;
}

/** @param {number} a @param {number} b @param {number} c */
function paeth(a, b, c) {
  const [da, db, dc] = [a, b, c].map((value) => Math.abs(a + b - c - value));
  if (da <= db && da <= dc) return a;
  return db <= dc ? b : c;
}

/**
 * @param {number[][]} rows  bytes
 * @param {number} step  bytes from a pixel to the one before, at least 1
 * @returns {number[]} filtered, the filters by turns
 */
function filterRows(rows, step) {
  return rows.flatMap((row, y) => {
    const filter = y % 5;
    const above = rows[y - 1] ?? [];
    const filtered = row.map((value, x) => {
      const [a, b, c] = [row[x - step] ?? 0, above[x] ?? 0, above[x - step] ?? 0];
      return (value - [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter]) & 255;
    });
    return [filter, ...filtered];
  });
}

/**
 * @param {object} image
 * @param {number} image.width
 * @param {number} image.height
 * @param {number} image.type  0 grey, 2 colour, 3 palette, 4 grey and opacity, 6 colour and opacity
 * @param {number} image.depth  bits a value
 * @param {boolean} [image.interlaced]
 * @param {number[][]} [image.palette]  red, green, blue
 * @param {number[]} [image.trns]  the bytes of a tRNS chunk
 * @param {number} [image.padding]  zero bytes behind the image, in the compressed data
 * @param {(x: number, y: number) => number[]} image.pixel  its values, each below 2^depth
 * @returns {Uint8Array}
 */
export function encodePng({
  width,
  height,
  type,
  depth,
  interlaced,
  palette,
  trns,
  padding = 0,
  pixel,
}) {
  const channels = CHANNELS[type];
  const step = Math.max(1, (channels * depth) >> 3);
  const data = (interlaced ? ADAM7 : [[0, 0, 1, 1]]).flatMap(([x0, y0, dx, dy]) => {
    /** @type {number[][]} */
    const rows = [];
    for (let y = y0; y < height && x0 < width; y += dy) {
      /** @type {number[]} */
      const values = [];
      for (let x = x0; x < width; x += dx) values.push(...pixel(x, y));
      rows.push(packRow(values, depth));
    }
    return filterRows(rows, step);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, type, 0, 0, interlaced ? 1 : 0], 8);
  return Uint8Array.from(
    Buffer.concat([
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      chunk('IHDR', header),
      ...(palette ? [chunk('PLTE', Uint8Array.from(palette.flat()))] : []),
      ...(trns ? [chunk('tRNS', Uint8Array.from(trns))] : []),
      chunk('IDAT', deflateSync(Buffer.concat([Uint8Array.from(data), new Uint8Array(padding)]))),
      chunk('IEND', new Uint8Array(0)),
    ]),
  );
}
