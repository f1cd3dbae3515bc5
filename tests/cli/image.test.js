import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'fast-png';
import { encodePng, KINDS } from './png-encoder.js';
import { decodePng } from '../../web/cli/input/image.js';

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

test('PNG: every kind of colour, depth and interlacing gives its pixels', () => {
  for (const [type, depth] of KINDS) {
    for (const interlaced of [false, true]) {
      for (const size of SIZES) {
        const { image, shown } = makeCase(type, depth, interlaced, size);
        const { width, height } = image;
        const name = `type ${type}, ${depth} bits, ${interlaced ? 'interlaced' : 'plain'}, ${size}`;
        const bytes = encodePng(image);
        const planes = decodePng(bytes, { width, height, channels: 3 });
        const expected = [0, 1, 2].flatMap((c) => shown.map((color) => color[c]));
        assert.deepEqual([...planes], expected, name);
        const grey = decodePng(bytes, { width, height, channels: 1 });
        const luma = shown.map(([r, g, b]) => Math.round(0.299 * r + 0.587 * g + 0.114 * b));
        assert.deepEqual([...grey], luma, name);
      }
    }
  }
});

test('PNG: only pixels that are transparent are refused, not colours that could be', () => {
  for (const [type, depth] of KINDS) {
    for (const interlaced of [false, true]) {
      const { image } = makeCase(type, depth, interlaced, [3, 2]);
      const wanted = { width: 3, height: 2, channels: 3 };
      const first = image.pixel(0, 0);
      if (type >= 4) {
        const clear = (/** @type {number} */ x, /** @type {number} */ y) =>
          image
            .pixel(x, y)
            .map((value, c, all) => (c === all.length - 1 && x + y === 0 ? 0 : value));
        const bytes = encodePng({ ...image, pixel: clear });
        assert.throws(() => decodePng(bytes, wanted), { code: 'image-transparent' });
        continue;
      }
      const pairs = (/** @type {number[]} */ values) => values.flatMap((v) => [v >> 8, v & 255]);
      const hit = type === 3 ? Array.from({ length: first[0] + 1 }, () => 7) : pairs(first);
      const name = `type ${type}, ${depth} bits`;
      assert.throws(
        () => decodePng(encodePng({ ...image, trns: hit }), wanted),
        { code: 'image-transparent' },
        name,
      );
      // One value everywhere, and the other end of the range named as transparent.
      const flat = { ...image, pixel: () => first.map(() => 0) };
      const top = 2 ** depth - 1;
      const miss = type === 3 ? [255, 0] : pairs(first.map(() => top));
      const plain = decodePng(encodePng(flat), wanted);
      assert.deepEqual(decodePng(encodePng({ ...flat, trns: miss }), wanted), plain, name);
    }
  }
});

test('PNG: what cannot be read is refused', () => {
  const size = { width: 28, height: 28 };
  const wanted = { ...size, channels: 1 };
  const good = encode({ ...size, channels: 1, data: new Uint8Array(784) });
  const refused = (/** @type {string} */ code) => ({ name: 'MlpError', code });
  const clear = encode({ ...size, channels: 4, data: new Uint8Array(4 * 784) });
  assert.throws(() => decodePng(clear, wanted), refused('image-transparent'));
  const large = encode({ width: 29, height: 28, channels: 1, data: new Uint8Array(29 * 28) });
  assert.throws(() => decodePng(large, wanted), { code: 'image-size', message: /29x28.*28x28/ });
  assert.throws(() => decodePng(good, { ...size, channels: 2 }), refused('image-channels'));
  for (let length = 0; length < good.length; length++) {
    assert.throws(() => decodePng(good.slice(0, length), wanted), refused('image-format'));
  }
  for (let bit = 0; bit < good.length * 8; bit++) {
    const bytes = good.slice();
    bytes[bit >> 3] ^= 1 << (bit & 7);
    try {
      decodePng(bytes, wanted);
    } catch (error) {
      assert.equal(/** @type {any} */ (error).name, 'MlpError', `bit ${bit}: ${error}`);
    }
  }
});

test('PNG: a small image that would unpack to gigabytes is refused', () => {
  const size = { width: 28, height: 28 };
  const bytes = encodePng({
    ...size,
    type: 0,
    depth: 8,
    interlaced: true,
    pixel: () => [0],
    padding: 2 ** 28,
  });
  assert.throws(() => decodePng(bytes, { ...size, channels: 1 }), { code: 'image-format' });
});
