import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitDrawing } from '../../web/lab/control/fit-drawing.js';

const drawn = new Uint8Array(784);
for (let y = 6; y < 22; y++) drawn.fill(255, 28 * y + 12, 28 * y + 16);

test('a drawing of the pad is made as large as the images of the network, in the middle', async () => {
  for (const [width, height] of [
    [8, 8],
    [48, 48],
    [40, 20],
  ]) {
    const image = await fitDrawing(drawn, { width, height, channels: 1 });
    assert.equal(image.length, width * height);
    const at = (/** @type {number} */ x, /** @type {number} */ y) => image[y * width + x];
    // Of the smallest, the pixel in the middle covers some paper, too.
    assert.ok(at(width >> 1, height >> 1) >= (width > 8 ? 255 : 100));
    assert.deepEqual([at(0, 0), at(width - 1, height >> 1), at(width >> 1, 0)], [0, 0, 0]);
  }
  assert.equal(await fitDrawing(drawn, { width: 32, height: 32, channels: 3 }), drawn);
});
