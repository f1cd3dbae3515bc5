import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { encodePng, KINDS } from './png-encoder.js';
import { decodePng } from '../../../web/data/formats/png.js';

/** Sizes with whole and partial bytes a row, and with empty passes when interlaced. */
const SIZES = [
  [28, 28],
  [1, 1],
  [3, 5],
  [33, 9],
];

/**
 * A PNG and what it shows.
 * @param {number} type
 * @param {number} depth
 * @param {boolean} interlaced
 * @param {number[]} size
 */
function makeCase(type, depth, interlaced, [width, height]) {
  const top = 2 ** depth - 1;
  const colors = [2, 6].includes(type) ? 3 : 1;
  const palette =
    type === 3
      ? Array.from({ length: top + 1 }, (_, i) => [(i * 37) % 256, (i * 91) % 256, 255 - i])
      : undefined;
  const pixel = (/** @type {number} */ x, /** @type {number} */ y) => [
    ...Array.from(
      { length: colors },
      (_, c) => (x * 7919 + y * 104729 + c * 31337 + x * y) % (top + 1),
    ),
    ...(type >= 4 ? [top] : []),
  ];
  const shown = (/** @type {number} */ i) => {
    const values = pixel(i % width, Math.floor(i / width));
    if (palette) return palette[values[0]];
    const levels = values.slice(0, colors).map((value) => Math.round((value * 255) / top));
    return colors === 3 ? levels : [levels[0], levels[0], levels[0]];
  };
  const image = { width, height, type, depth, interlaced, palette, pixel };
  return { image, shown: Array.from({ length: width * height }, (_, i) => shown(i)) };
}

/** @param {string} name @param {number[]} content @returns {Buffer} with its length and its checksum */
function chunk(name, content) {
  const bytes = Buffer.from([
    0,
    0,
    0,
    content.length,
    ...Buffer.from(name),
    ...content,
    0,
    0,
    0,
    0,
  ]);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}

/** @param {Uint8Array} rgba */
const colours = (rgba) =>
  Array.from({ length: rgba.length / 4 }, (_, i) => [...rgba.subarray(4 * i, 4 * i + 3)]);

test('PNG: every kind of colour, depth and interlacing gives its pixels', async () => {
  for (const [type, depth] of KINDS) {
    for (const interlaced of [false, true]) {
      for (const size of SIZES) {
        const { image, shown } = makeCase(type, depth, interlaced, size);
        const name = `type ${type}, ${depth} bits, ${interlaced ? 'interlaced' : 'plain'}, ${size}`;
        const { width, height, rgba } = await decodePng(encodePng(image));
        assert.deepEqual([width, height], size, name);
        assert.deepEqual(colours(rgba), shown, name);
        assert.ok(
          rgba.every((value, i) => i % 4 < 3 || value === 255),
          name,
        );
      }
    }
  }
});

test('PNG: a colour that is named as transparent is, and no other', async () => {
  for (const [type, depth] of KINDS.filter(([kind]) => kind < 4)) {
    for (const interlaced of [false, true]) {
      const { image } = makeCase(type, depth, interlaced, [3, 2]);
      const first = image.pixel(0, 0);
      const pairs = first.flatMap((value) => [value >> 8, value & 255]);
      // Of a palette: the opacity of each of its colours.
      const trns = type === 3 ? Array.from({ length: first[0] + 1 }, () => 7) : pairs;
      const { rgba } = await decodePng(encodePng({ ...image, trns }));
      for (let i = 0; i < 6; i++) {
        const values = image.pixel(i % 3, Math.floor(i / 3));
        const hit = type === 3 ? values[0] <= first[0] : String(values) === String(first);
        const expected = hit ? (type === 3 ? 7 : 0) : 255;
        assert.equal(rgba[4 * i + 3], expected, `type ${type}, ${depth} bits, pixel ${i}`);
      }
    }
  }
});

test('PNG: opacity is read, of 8 and of 16 bits', async () => {
  for (const [type, depth] of KINDS.filter(([kind]) => kind >= 4)) {
    const top = 2 ** depth - 1;
    const { image } = makeCase(type, depth, false, [3, 2]);
    const pixel = (/** @type {number} */ x, /** @type {number} */ y) => [
      ...image.pixel(x, y).slice(0, -1),
      Math.floor((top * (x + 3 * y)) / 5),
    ];
    const { rgba } = await decodePng(encodePng({ ...image, pixel }));
    for (let i = 0; i < 6; i++) {
      assert.equal(rgba[4 * i + 3], Math.round((255 * Math.floor((top * i) / 5)) / top));
    }
  }
});

test('PNG: what is damaged is refused, or gives its pixels', async () => {
  const { image, shown } = makeCase(2, 8, false, [28, 28]);
  const good = encodePng(image);
  const refused = { name: 'MlpError', code: /^picture-(damaged|size)$/ };
  for (let length = 8; length < good.length; length += 7) {
    await assert.rejects(decodePng(good.slice(0, length)), refused);
  }
  for (let bit = 64; bit < good.length * 8; bit += 37) {
    const bytes = good.slice();
    bytes[bit >> 3] ^= 1 << (bit & 7);
    const picture = await decodePng(bytes).catch((error) => {
      assert.equal(error.name, 'MlpError', `bit ${bit}: ${error}`);
      return null;
    });
    if (picture) assert.deepEqual(colours(picture.rgba), shown, `bit ${bit}`);
  }
  assert.deepEqual(colours((await decodePng(good)).rgba), shown, 'the decoder still works');
});

test('PNG: one without its header is damaged, however short', async () => {
  const { image } = makeCase(2, 8, false, [3, 5]);
  const plain = Buffer.from(encodePng(image));
  const signature = plain.subarray(0, 8);
  for (const rest of [plain.subarray(-12), plain.subarray(33), Buffer.alloc(0)]) {
    const bytes = Buffer.concat([signature, rest]);
    await assert.rejects(decodePng(bytes), { name: 'MlpError', code: 'picture-damaged' });
  }
});

test('PNG: a chunk whose name is damaged is not passed over', async () => {
  const { image } = makeCase(2, 8, false, [3, 5]);
  const plain = Buffer.from(encodePng(image));
  const transparent = chunk('tRNS', [0, 1, 0, 2, 0, 3]);
  const good = Buffer.concat([plain.subarray(0, 33), transparent, plain.subarray(33)]);
  await decodePng(good);
  for (const name of ['IHDR', 'tRNS', 'IDAT', 'IEND']) {
    const bytes = Buffer.from(good);
    bytes[bytes.indexOf(name) + 1] ^= 0x20;
    await assert.rejects(decodePng(bytes), { name: 'MlpError', code: 'picture-damaged' }, name);
  }
});

test('PNG: one that claims more pixels than are read is refused at once', async () => {
  const bytes = encodePng({ width: 1, height: 1, type: 0, depth: 8, pixel: () => [0] });
  const view = new DataView(bytes.buffer);
  view.setUint32(16, 60_000);
  view.setUint32(20, 60_000);
  view.setUint32(29, crc32(bytes.subarray(12, 29)));
  await assert.rejects(decodePng(bytes), { code: 'picture-size' });
});

test('PNG: gamma and profiles change no pixel and are told', async () => {
  const { image, shown } = makeCase(2, 8, false, [3, 5]);
  const plain = encodePng(image);
  assert.equal((await decodePng(plain)).profile, false);
  const gamma = chunk('gAMA', [0, 1, 0, 0]);
  const bytes = Uint8Array.from([...plain.subarray(0, 33), ...gamma, ...plain.subarray(33)]);
  const { rgba, profile } = await decodePng(bytes);
  assert.deepEqual(colours(rgba), shown);
  assert.equal(profile, true);
});
