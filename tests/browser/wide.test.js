import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEngines, QUICK } from './engines.js';
import { trainInNode } from './recipe.js';
import { ISOLATED } from './server.js';
import { canJoin } from '../joins.js';

inEngines(
  ['chromium'],
  'a browser that joins vectors',
  (lab) => {
    // Dense and sparse inputs; curves, steps with and without moments; long enough to be optimised.
    for (const more of ['layers=100-36', 'layers=64&optimizer=adam&learningRate=0.002&epochs=4']) {
      test(`${more}: the weights of Node`, async () => {
        const recipe = `${QUICK}&${more}`;
        const page = await lab.open(recipe);
        assert.equal(await page.train(), (await trainInNode(recipe)).weightsSha256);
      });
    }
  },
  { flags: ['--js-flags=--wasm-revectorize'] },
);

inEngines(
  ['chromium'],
  'a browser that joins vectors, on an isolated site',
  (lab) => {
    test(
      'takes the modules for it in a long run, for its threads too',
      { skip: !canJoin && 'no AVX2' },
      async () => {
        const recipe = `${QUICK.replace('epochs=2', 'epochs=26')}&layers=512`;
        const taken = () =>
          lab.server.log.some(({ path }) => /core-simd128-wide.*wasm$/.test(path));
        let page = await lab.open(recipe);
        // A look at the speed may be wrong while other programs run; then another page looks again.
        while (!taken()) {
          await page.close();
          page = await lab.open(recipe);
        }
        assert.equal(await page.train(), (await trainInNode(recipe)).weightsSha256);
      },
    );
  },
  { flags: ['--js-flags=--wasm-revectorize'], server: { headers: ISOLATED } },
);
