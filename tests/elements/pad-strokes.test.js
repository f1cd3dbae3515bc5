import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { areaAverage } from '../../web/elements/try/image-input.js';
import { PadStrokes, SIDE } from '../../web/elements/try/pad-strokes.js';

/** @param {PadStrokes} pad */
const plain = (pad) => pad.toArrays().map((stroke) => [...stroke]);

test('strokes grow between begin and end', () => {
  const pad = new PadStrokes();
  assert.equal(pad.empty, true);
  assert.equal(pad.extend(5, 5), false);
  pad.begin(10, 20);
  assert.equal(pad.open, true);
  assert.equal(pad.extend(30, 20), true);
  pad.end();
  assert.equal(pad.extend(50, 50), false);
  pad.begin(1, 2);
  assert.deepEqual(plain(pad), [
    [10, 20, 30, 20],
    [1, 2],
  ]);
});

test('points that hardly differ are left out', () => {
  const pad = new PadStrokes();
  pad.begin(100, 100);
  assert.equal(pad.extend(100.2, 100.2), false);
  assert.equal(pad.extend(100.5, 100), true);
  assert.deepEqual(plain(pad), [[100, 100, 100.5, 100]]);
});

test('what is drawn outside stays on the edge', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double(), fc.double()), { minLength: 1 }), (points) => {
      const pad = new PadStrokes();
      const known = points.filter((point) => point.every((v) => !Number.isNaN(v)));
      known.forEach(([x, y], i) => (i ? pad.extend(x, y) : pad.begin(x, y)));
      for (const value of plain(pad).flat()) assert.ok(value >= 0 && value <= SIDE);
    }),
  );
});

test('undo takes one stroke, also an open one; clear takes all', () => {
  const pad = new PadStrokes();
  pad.begin(1, 1);
  pad.end();
  pad.begin(2, 2);
  assert.equal(pad.undo(), true);
  assert.equal(pad.open, false);
  assert.deepEqual(plain(pad), [[1, 1]]);
  assert.equal(pad.extend(9, 9), false);
  assert.equal(pad.clear(), true);
  assert.equal(pad.clear(), false);
  assert.equal(pad.undo(), false);
  assert.deepEqual(plain(pad), []);
});

test('load gives back what toArrays gave, as copies', () => {
  const pad = new PadStrokes();
  const strokes = [new Float32Array([1, 2, 3, 4]), new Float32Array([5, 6]), new Float32Array()];
  pad.load(strokes);
  assert.deepEqual(plain(pad), [
    [1, 2, 3, 4],
    [5, 6],
  ]);
  strokes[0][0] = 99;
  pad.toArrays()[0][0] = 77;
  assert.equal(pad.toArrays()[0][0], 1);
  pad.load([[-5, 500]]);
  assert.deepEqual(plain(pad), [[0, SIDE]]);
});

/** @param {number} side */
const square = (side) => ({ width: side, height: side });

/** An image of one colour per pixel. @param {number[][]} colours */
const rgba = (colours) => Uint8ClampedArray.from(colours.flat());

test('an image of the right size is taken as it is, in planes', () => {
  const image = rgba([
    [1, 2, 3, 255],
    [4, 5, 6, 255],
    [7, 8, 9, 255],
    [10, 11, 12, 255],
  ]);
  assert.deepEqual(
    [...areaAverage(image, 2, 2, square(2))],
    [1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12],
  );
});

test('a pixel between two areas counts in both by its part', () => {
  // 3 pixels to 2: each area is one and a half, the middle one is shared.
  const row = [
    [90, 0, 0, 255],
    [30, 0, 0, 255],
    [0, 0, 0, 255],
  ];
  const reds = [...areaAverage(rgba([...row, ...row, ...row]), 3, 3, square(2))].slice(0, 4);
  assert.deepEqual(reds, [70, 10, 70, 10]);
});

test('an image becomes one of another form, as the network has it', () => {
  const image = rgba([10, 20, 30, 40, 50, 60, 70, 80].map((red) => [red, 1, 2, 255]));
  const reds = areaAverage(image, 4, 2, { width: 2, height: 1 }).subarray(0, 2);
  assert.deepEqual([...reds], [35, 55]);
});

test('averages keep the mean, whatever the sizes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }), (size, side) => {
      const image = new Uint8ClampedArray(size * size * 4).map((_, i) =>
        i % 4 === 3 ? 255 : (i * 37) % 256,
      );
      const reds = areaAverage(image, size, size, square(side)).subarray(0, side * side);
      const mean = reds.reduce((sum, value) => sum + value, 0) / reds.length;
      const expected =
        image.reduce((sum, value, i) => sum + (i % 4 === 0 ? value : 0), 0) / (size * size);
      assert.ok(Math.abs(mean - expected) <= 0.5 + 1e-9);
    }),
  );
});
