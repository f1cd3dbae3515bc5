import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'fast-png';
import { decodePng } from '../../web/cli/input/image.js';

test('PNG: every depth and kind of colour gives the same pixels', () => {
  const bits = Uint8Array.from({ length: 784 }, (_, i) => ((i * i) % 3) & 1);
  const size = { width: 28, height: 28 };
  const wanted = { ...size, channels: 1 };
  const grey = bits.map((bit) => bit * 255);
  const spread = (/** @type {number} */ channels, /** @type {number} */ colors) =>
    Uint8Array.from({ length: 784 * channels }, (_, i) =>
      i % channels < colors ? grey[Math.floor(i / channels)] : 255,
    );
  // 28 pixels of one bit: four bytes a row, the last half empty.
  const packed = new Uint8Array(4 * 28);
  bits.forEach(
    (bit, i) => (packed[4 * Math.floor(i / 28) + ((i % 28) >> 3)] |= bit << (7 - ((i % 28) & 7))),
  );
  const palette = [
    [255, 255, 255],
    [0, 0, 0],
  ];
  /** @type {Record<string, Parameters<typeof encode>[0]>} */
  const kinds = {
    grey: { ...size, channels: 1, data: grey },
    'grey, 16 bits': {
      ...size,
      channels: 1,
      depth: 16,
      data: Uint16Array.from(grey, (v) => v * 257),
    },
    'grey, 1 bit': { ...size, channels: 1, depth: 1, data: packed },
    'grey and opacity': { ...size, channels: 2, data: spread(2, 1) },
    colour: { ...size, channels: 3, data: spread(3, 3) },
    'colour and opacity': { ...size, channels: 4, data: spread(4, 3) },
    palette: { ...size, channels: 1, palette, data: bits.map((bit) => 1 - bit) },
  };
  for (const [kind, image] of Object.entries(kinds)) {
    assert.deepEqual(decodePng(encode(image), wanted), grey, kind);
  }
  const interlaced = encode(kinds.colour, { interlace: 'Adam7' });
  assert.deepEqual(decodePng(interlaced, wanted), grey);
  const planes = decodePng(encode({ ...size, channels: 3, data: spread(3, 1) }), {
    ...size,
    channels: 3,
  });
  assert.deepEqual(planes.subarray(0, 784), grey);
  assert.deepEqual(planes.subarray(784), new Uint8Array(2 * 784).fill(255));
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
