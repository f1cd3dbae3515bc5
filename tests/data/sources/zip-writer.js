/** Writes zips as other programs do, in the forms that libraries seldom make (APPNOTE 6.3.10). */
import { crc32, deflateRawSync } from 'node:zlib';

/**
 * @typedef {object} Form
 * @property {boolean} [streamed]  sizes and checksum come behind each entry, as in one written to a pipe
 * @property {boolean} [wide]  every number in 64 bits
 * @property {number} [method]  0 or 8; another one is claimed only
 * @property {number} [flags]  in addition
 * @property {string} [comment]
 * @property {Uint8Array} [before]  stands before the zip
 */

const ABSENT = 0xffffffff;

/** @param {number[][]} fields  [bytes, value] each @returns {Buffer} little-endian */
function packed(fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, size);
    at += size;
  }
  return bytes;
}

/**
 * @param {Record<string, Uint8Array>} files
 * @param {Form} [form]
 * @returns {Uint8Array}
 */
export function writeZip(files, form = {}) {
  const {
    streamed = false,
    wide = false,
    method = 8,
    comment = '',
    before = Buffer.alloc(0),
  } = form;
  const flags = 0x800 | (form.flags ?? 0) | (streamed ? 8 : 0);
  const parts = [Buffer.from(before)];
  const central = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const path = Buffer.from(name);
    const body = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const crc = crc32(content);
    const sizes = [body.length, content.length];
    const place = at;
    const known = streamed ? [0, 0, 0] : [crc, ...(wide ? [ABSENT, ABSENT] : sizes)];
    // In the 64-bit field the size of the content comes first.
    const extra = (/** @type {number[]} */ numbers) =>
      wide
        ? packed([[2, 1], [2, 8 * numbers.length], ...numbers.map((number) => [8, number])])
        : Buffer.alloc(0);
    const localExtra = streamed ? Buffer.alloc(0) : extra([sizes[1], sizes[0]]);
    const local = [
      packed([
        ...[
          [4, 0x04034b50],
          [2, 45],
          [2, flags],
          [2, method],
          [4, 0],
        ],
        ...known.map((number) => [4, number]),
        ...[
          [2, path.length],
          [2, localExtra.length],
        ],
      ]),
      ...[path, localExtra, body],
      ...(streamed
        ? [packed([[4, 0x08074b50], [4, crc], ...sizes.map((size) => [wide ? 8 : 4, size])])]
        : []),
    ];
    parts.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
    const centralExtra = extra([sizes[1], sizes[0], place]);
    central.push(
      packed([
        ...[
          [4, 0x02014b50],
          [2, 45],
          [2, 45],
          [2, flags],
          [2, method],
          [4, 0],
          [4, crc],
        ],
        ...(wide ? [ABSENT, ABSENT] : sizes).map((number) => [4, number]),
        ...[
          [2, path.length],
          [2, centralExtra.length],
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
        ],
        [4, wide ? ABSENT : place],
      ]),
      path,
      centralExtra,
    );
  }
  const length = central.reduce((sum, piece) => sum + piece.length, 0);
  const count = Object.keys(files).length;
  const end64 = [
    packed([
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, length],
      [8, at],
    ]),
    packed([
      [4, 0x07064b50],
      [4, 0],
      [8, at + length],
      [4, 1],
    ]),
  ];
  const small = Math.min(count, 0xffff);
  const end = packed([
    ...[
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, wide ? 0xffff : small],
      [2, wide ? 0xffff : small],
    ],
    ...[
      [4, wide ? ABSENT : length],
      [4, wide ? ABSENT : at],
      [2, comment.length],
    ],
  ]);
  return Buffer.concat([...parts, ...central, ...(wide ? end64 : []), end, Buffer.from(comment)]);
}
