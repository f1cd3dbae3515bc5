import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEngines, QUICK } from './engines.js';
import { trainInNode } from './recipe.js';

// V8 needs SSE4.1 for WebAssembly SIMD, and there is no plainer way to take that from it.
const WITHOUT_SIMD = ['--js-flags=--no-enable-sse4-1'];

/** A function that gives a vector: valid only where SIMD is there. */
const PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
];

inEngines(
  ['chromium'],
  'without SIMD',
  (lab) => {
    test('the scalar core takes over and gives the same weights', async (t) => {
      const page = await lab.open(QUICK);
      const simd = await page.evaluate(
        (_all, probe) => WebAssembly.validate(new Uint8Array(probe)),
        PROBE,
      );
      if (simd) {
        t.skip('this Chromium keeps WebAssembly SIMD whatever one tells it');
        return;
      }
      const weights = await page.train();
      const paths = lab.server.log.map(({ path }) => path);
      const loaded = paths.filter((path) => /core-.*\.wasm$/.test(path));
      assert.equal(loaded.length, 1);
      assert.match(loaded[0], /core-scalar/);
      assert.equal(weights, (await trainInNode(QUICK)).weightsSha256);
    });
  },
  { flags: WITHOUT_SIMD },
);
