import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argmaxClass } from '../../web/engine/argmax-class.js';

test('the class of the largest output: the first of equals, and none of NaN while another is a number', () => {
  for (const [outputs, best] of /** @type {[number[], number][]} */ ([
    [[0.5], 0],
    [[0.1, 0.7, 0.2], 1],
    [[0.4, 0.2, 0.4], 0],
    [[NaN, 0.2, 0.3], 2],
    [[0.9, NaN, 0.3], 0],
    [[NaN, NaN, -5], 2],
    [[NaN, NaN], 0],
    [[-Infinity, -Infinity], 0],
  ])) {
    assert.equal(argmaxClass(outputs), best, outputs.join());
    assert.equal(argmaxClass(Float32Array.from(outputs)), best, outputs.join());
  }
});
