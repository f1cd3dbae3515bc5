import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadImages } from '../../../web/data/own/images.js';
import { runPillow, withoutPillow } from '../../engine/numpy.js';
import { generator } from '../../random.js';

const SIZES = [
  [96, 64, 28],
  [17, 31, 28],
  [28, 28, 28],
  [300, 7, 32],
  [5, 200, 64],
  [1, 1, 8],
  [255, 256, 1],
];

test('grey and scaling are those of Pillow, to the bit', { skip: withoutPillow }, async () => {
  const random = generator(5);
  const cases = SIZES.map(([width, height, side]) => {
    const rgb = Array.from({ length: 3 * width * height }, () => random() >>> 24);
    return { width, height, side, rgb };
  });
  const images = await loadImages();
  const expected = runPillow('pillow.py', { cases });
  cases.forEach(({ width, height, side, rgb }, i) => {
    const rgba = Uint8Array.from({ length: 4 * width * height }, (_, k) =>
      k % 4 < 3 ? rgb[3 * (k >> 2) + (k % 4)] : 255,
    );
    for (const [name, channels] of /** @type {const} */ ([
      ['grey', 1],
      ['colour', 3],
    ])) {
      const { values } = images.sample(
        { width, height, rgba, orientation: 1 },
        {
          width: side,
          height: side,
          channels,
          turn: 1,
          fit: 'stretch',
          background: 0,
          invert: false,
        },
      );
      assert.deepEqual([...values], expected[i][name], `${width} x ${height} to ${side}, ${name}`);
    }
  });
});
