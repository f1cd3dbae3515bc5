import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeptWeights } from '../../../web/lab/compare/kept-weights.js';

/** @param {number} number @param {string} [hash] @returns {any} */
const run = (number, hash = 'a') => ({ id: `run ${number}`, outcome: { weightsSha256: hash } });

test('the newest weights are kept, as far as the memory for them goes', () => {
  const kept = new KeptWeights(100);
  const model = new Uint8Array(40);
  [1, 2, 3].forEach((number) => kept.keep(run(number), model));
  assert.deepEqual(
    [1, 2, 3].map((number) => kept.get(run(number))),
    [undefined, model, model],
  );
  kept.keep(run(2), model);
  kept.keep(run(4), model);
  assert.equal(kept.get(run(3)), undefined, 'now the oldest');
  assert.equal(kept.get(run(2)), model);
  kept.keep(run(5), new Uint8Array(101));
  assert.equal(kept.get(run(5)), undefined, 'one that is too large is not kept');
  assert.equal(kept.get(run(4)), model, 'and takes no room');
});

test('a run that went on has other weights', () => {
  const kept = new KeptWeights();
  kept.keep(run(1), new Uint8Array(1));
  assert.equal(kept.get(run(1, 'b')), undefined);
});
