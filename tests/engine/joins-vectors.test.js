/** The look at whether an engine joins vectors: what it makes of the times, and what it times. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinsVectors, PROBE } from '../../web/engine/core/joins-vectors.js';

/**
 * Functions that take as long as is wanted on a clock of our own.
 * @param {{neighbours: number, apart: number, tick?: number, slow?: number}} costs  ms of a call; how far
 *   the clock moves at once; how many calls are slower before the engine has optimised the code
 */
function timed({ neighbours, apart, tick = 0.001, slow = 0 }) {
  let ms = 0;
  let calls = 0;
  const call = (/** @type {number} */ cost) => () => {
    ms += calls++ < slow ? 40 * cost : cost;
  };
  const now = () => {
    ms += 1e-4;
    return Math.floor(ms / tick) * tick;
  };
  return { now, exports: { n: call(neighbours), a: call(apart) } };
}

test('neighbours in half the time are joined, as many in the same time are not', () => {
  for (const tick of [0.001, 0.1]) {
    for (const slow of [0, 300]) {
      const joined = timed({ neighbours: 0.002, apart: 0.004, tick, slow });
      assert.equal(joinsVectors(joined), true, `${tick} ${slow}`);
      const not = timed({ neighbours: 0.004, apart: 0.004, tick, slow });
      assert.equal(joinsVectors(not), false, `${tick} ${slow}`);
    }
  }
});

test('a clock that cannot tell is not waited for: coarse ones for some steps, one that stands not for ever', () => {
  for (const tick of [1, 16.67, 100]) {
    const { now, exports } = timed({ neighbours: 0.002, apart: 0.004, tick });
    assert.equal(joinsVectors({ now, exports }), false);
    assert.ok(now() <= 4 * tick, `${now()} ms`);
  }
  assert.equal(joinsVectors({ now: () => 0 }), false);
});

test('both functions of the probe multiply all vectors, as often as they are told to', () => {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(PROBE.slice()));
  assert.deepEqual(Object.keys(exports), ['n', 'a']);
  // Their memory is their own: they take what is there, zeros, and no value makes them slow.
  for (const call of Object.values(exports)) assert.equal(/** @type {any} */ (call)(3), undefined);
});

test('this engine gives an answer', () => {
  assert.equal(typeof joinsVectors(), 'boolean');
});
