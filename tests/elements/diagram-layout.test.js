import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  largestOf,
  layoutOf,
  pathOf,
  ROWS,
  stepFrom,
} from '../../web/elements/network/diagram-layout.js';

/** Digits of 28 pixels. */
const CONTENT = { picture: 28, letters: 1 };

for (const [width, sizes] of /** @type {[number, number[]][]} */ ([
  [340, [784, 30, 10]],
  [340, [784, 64, 64, 64, 64, 64, 64, 64, 64, 10]],
  [574, [784, 10]],
  [900, [3072, 512, 2, 128, 10]],
  [600, [784, 8192, 47]],
])) {
  test(`of ${sizes.join('-')} on ${width} px nothing overlaps or sticks out, however long the names`, () => {
    const long = { picture: 32, letters: 40 };
    const { columns, image, size, height, name } = layoutOf(sizes, width, null, long);
    let before = image.x + image.side;
    columns.forEach(({ x, ys, rest }, i) => {
      assert.ok(x - size / 2 >= before, `column ${i} begins at ${x - size / 2}, after ${before}`);
      before = x + size / 2;
      assert.equal(ys.length + rest, sizes[i + 1]);
      assert.ok(ys.length <= ROWS);
      ys.forEach((y, row) => {
        assert.ok(y - size / 2 >= 0 && y + size / 2 <= height);
        if (row > 0) assert.ok(y - ys[row - 1] > size);
      });
    });
    assert.ok(before + name <= width && image.y >= 0 && image.y + image.side <= height);
  });
}

test('columns stand below their headings, where there is one for each', () => {
  const { columns } = layoutOf([784, 30, 20, 10], 600, [40, 250, 390, 560], CONTENT);
  assert.deepEqual(
    columns.slice(0, 2).map(({ x }) => x),
    [250, 390],
  );
  const even = layoutOf([784, 30, 20, 10], 600, null, CONTENT);
  assert.deepEqual(layoutOf([784, 30, 20, 10], 600, [40, 560], CONTENT), even);
});

test('the image has as much room as its pixels fill, each a whole number wide, and a large one is made smaller', () => {
  /** @param {number} picture */
  const side = (picture) => layoutOf([9, 30, 10], 600, null, { picture, letters: 1 }).image.side;
  assert.deepEqual([28, 32, 112, 113, 256].map(side), [112, 96, 112, 112, 112]);
  const { zoom } = layoutOf([9, 30, 10], 600, null, { picture: 224, letters: 1 }).image;
  assert.equal(zoom, 0.5);
});

test('a name has as much room as its letters take, where the layers leave it', () => {
  /** @param {number} width @param {number} letters */
  const room = (width, letters) =>
    layoutOf([3072, 128, 64, 10], width, null, { picture: 32, letters }).name;
  assert.deepEqual(
    [1, 8, 40].map((letters) => room(572, letters)),
    [32, 56, 110],
  );
  assert.deepEqual(
    [1, 8, 40].map((letters) => room(296, letters)),
    [32, 32, 32],
  );
});

test('arrow keys go through a column and to the unit beside', () => {
  const { columns } = layoutOf([784, 30, 2, 10], 600, null, CONTENT);
  assert.deepEqual(stepFrom({ layer: 1, unit: 0 }, 'ArrowDown', columns), { layer: 1, unit: 1 });
  assert.equal(stepFrom({ layer: 1, unit: 0 }, 'ArrowUp', columns), null);
  assert.equal(stepFrom({ layer: 1, unit: ROWS - 1 }, 'ArrowDown', columns), null);
  assert.deepEqual(stepFrom({ layer: 1, unit: 0 }, 'ArrowRight', columns), { layer: 2, unit: 0 });
  assert.deepEqual(stepFrom({ layer: 1, unit: 9 }, 'ArrowRight', columns), { layer: 2, unit: 1 });
  assert.equal(stepFrom({ layer: 1, unit: 3 }, 'ArrowLeft', columns), null);
  assert.equal(stepFrom({ layer: 3, unit: 3 }, 'ArrowRight', columns), null);
  assert.equal(stepFrom({ layer: 1, unit: 3 }, 'Enter', columns), null);
});

test('a path is as wide as its weight, and as deep as what it carries', () => {
  const [weak, strong] = [pathOf(0.1, 2, null), pathOf(-2, 2, null)];
  assert.ok(strong.width > weak.width && strong.depth > weak.depth);
  assert.deepEqual([weak.positive, strong.positive], [true, false]);
  assert.equal(pathOf(2, 2, 0).depth, 0, 'a silent unit sends nothing');
  assert.equal(pathOf(2, 2, 1).depth, 1);
  assert.equal(pathOf(-2, 2, -1).positive, true, 'two negatives push upwards');
  assert.deepEqual(pathOf(0, 0, 1), { width: 0.5, depth: 0, positive: true });
  assert.equal(largestOf(Float32Array.of(0.5, -3, 2)), 3);
});
