import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedImages, moveImage } from '../../web/lessons/move-image.js';

const dot = (/** @type {number} */ x, /** @type {number} */ y) => {
  const image = new Uint8Array(784);
  if (x >= 0 && x < 28 && y >= 0 && y < 28) image[28 * y + x] = 9;
  return image;
};

test('an image is moved, and what leaves it is lost', () => {
  for (const [x, y, right, down] of [
    [3, 5, 0, 0],
    [3, 5, 4, -2],
    [3, 5, -3, 22],
    [0, 0, -1, 0],
    [27, 27, 0, 1],
  ]) {
    assert.deepEqual(moveImage(dot(x, y), right, down), dot(x + right, y + down));
  }
});

test('four directions, but an image that is not moved is one', () => {
  assert.deepEqual(movedImages(dot(9, 9), 0), [dot(9, 9)]);
  assert.deepEqual(movedImages(dot(9, 9), 2), [dot(11, 9), dot(7, 9), dot(9, 11), dot(9, 7)]);
});
