import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRAME, framePlan, frameReader } from '../../web/lab/own/camera-frames.js';

/** @param {object} lab @param {number} channels @param {string} dataset @param {string} [choices] */
const stateOf = (channels, dataset, choices) =>
  /** @type {any} */ ({
    prepared: { shape: { width: 28, height: 28, channels } },
    recipe: { dataset },
    ...(choices !== undefined && { ownData: { choices } }),
  });

test('a frame becomes what the data of the network was', () => {
  const plan = (/** @type {Parameters<typeof stateOf>} */ ...args) => framePlan(stateOf(...args));
  assert.deepEqual(plan(1, 'mnist'), { fit: 'ink', invert: undefined });
  assert.deepEqual(plan(3, 'cifar10'), { fit: 'crop', invert: false });
  assert.deepEqual(plan(3, 'custom', ''), { fit: 'crop', invert: false });
  assert.deepEqual(plan(1, 'custom', 'invert:true'), { fit: 'crop', invert: true });
  assert.deepEqual(plan(1, 'custom', 'fit:ink,invert:true'), { fit: 'ink', invert: true });
});

/** What the network is shown of a frame. @param {any} state @param {Uint8ClampedArray} rgba */
async function shownOf(state, rgba) {
  /** @type {any[]} */
  const shown = [];
  const controller = /** @type {any} */ ({
    store: { state },
    inspection: { call: async (/** @type {any[]} */ ...args) => void shown.push(args) },
  });
  await (
    await frameReader(controller)
  )(rgba);
  assert.equal(shown.length, 1);
  assert.equal(shown[0][0], 'showImage');
  return shown[0][1];
}

test('a digit on paper is found, centred and turned to light on black', async () => {
  const side = FRAME.ink;
  const rgba = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 60; y < 120; y++) {
    for (let x = 40; x < 50; x++) rgba.set([0, 0, 0], 4 * (y * side + x));
  }
  const { pixels, width, height } = await shownOf(stateOf(1, 'mnist'), rgba);
  assert.deepEqual([width, height, pixels.length], [28, 28, 784]);
  assert.equal(pixels[0], 0);
  assert.ok(pixels[14 * 28 + 14] > 200, 'ink in the middle');
  assert.ok(pixels[2 * 28 + 14] < 50);
  assert.equal(await shownOf(stateOf(1, 'mnist'), rgba.fill(255)), null, 'an empty sheet');
});

test('a colour frame becomes planes of the size of the network', async () => {
  const side = FRAME.image;
  const rgba = Uint8ClampedArray.from(
    { length: 4 * side * side },
    (_, i) => [200, 100, 50, 255][i % 4],
  );
  const { pixels, channels } = await shownOf(stateOf(3, 'custom', ''), rgba);
  assert.deepEqual([pixels.length, channels], [3 * 784, 3]);
  assert.deepEqual([pixels[0], pixels[784], pixels[2 * 784]], [200, 100, 50]);
});
