import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest, pointsOf, stepFrom } from '../../web/elements/inside/map-points.js';

const SCORES = [
  [-1, 0, 1, 0],
  [0, 2, 0, -2],
];

test('the points fit in, in one scale for both directions, up being up', () => {
  const points = pointsOf(SCORES, 224, 124); // 200 x 100 within the margins
  assert.deepEqual(points, [
    { x: 87, y: 62 },
    { x: 112, y: 12 },
    { x: 137, y: 62 },
    { x: 112, y: 112 },
  ]);
  assert.deepEqual(
    pointsOf(
      [
        [5, 5],
        [1, 1],
      ],
      100,
      100,
    ),
    [
      { x: 50, y: 50 },
      { x: 50, y: 50 },
    ],
  );
});

test('the nearest point within reach', () => {
  const points = pointsOf(SCORES, 224, 124);
  assert.equal(nearest(points, { x: 110, y: 20 }, 10), 1);
  assert.equal(nearest(points, { x: 110, y: 40 }, 10), -1);
});

test('keys lead to the neighbour, to the next mistake, to both ends', () => {
  const points = pointsOf(SCORES, 124, 224);
  const wrong = [true, false, true, false];
  const step = (/** @type {number} */ from, /** @type {string} */ key) =>
    stepFrom(points, wrong, from, key);
  assert.equal(step(0, 'ArrowRight'), 2);
  assert.equal(step(0, 'ArrowUp'), 1);
  assert.equal(step(2, 'ArrowRight'), null);
  assert.deepEqual([step(0, 'PageDown'), step(2, 'PageDown'), step(0, 'PageUp')], [2, 0, 2]);
  assert.deepEqual([step(1, 'Home'), step(1, 'End'), step(1, 'a')], [0, 3, null]);
  assert.equal(stepFrom(points, [false, false, false, false], 1, 'PageDown'), null);
});
