import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { drawRows } from '../../web/engine/run/split.js';
import { digits } from '../support.js';

const core = await loadCore();
const data = digits(core, 300, 100);

/** @param {object} changes @param {any} [samples] */
const runOf = (changes, samples = data) =>
  new Run(core, resolveRecipe({ dataset: 'custom', layers: [], epochs: 1, ...changes }), samples);

test('fewer test images are drawn by the seed; all of them keep their order', () => {
  assert.deepEqual([...drawRows(core, 1, 5, null)], [0, 1, 2, 3, 4]);
  assert.deepEqual([...drawRows(core, 1, 5, 9)], [0, 1, 2, 3, 4]);
  const drawn = [1, 2].map((seed) => [...drawRows(core, seed, 1000, 100)]);
  for (const rows of drawn) {
    assert.equal(new Set(rows).size, 100);
    assert.deepEqual(
      rows,
      rows.toSorted((a, b) => a - b),
    );
    // From all of the set: the first 100 alone would have a mean of 49.5.
    const mean = rows.reduce((sum, row) => sum + row, 0) / 100;
    assert.ok(Math.abs(mean - 499.5) < 120, String(mean));
  }
  assert.notDeepEqual(drawn[0], drawn[1]);
  assert.deepEqual([...drawRows(core, 1, 1000, 100)], drawn[0]);
});

test('a run tests on the rows that were drawn', () => {
  const run = runOf({ testSize: 20, seed: 3 });
  const rows = drawRows(core, 3, 100, 20);
  rows.forEach((row, i) => {
    const { pixels, inputs, labels } = data.test;
    assert.deepEqual(run.testSample(i).pixels, pixels.slice(row * inputs, (row + 1) * inputs));
    assert.equal(run.testSample(i).label, labels[row]);
  });
  assert.equal(run.evaluateTest().predicted.length, 20);
  run.dispose();
});

test('test images of another size are refused before the training', () => {
  const wide = core.generate('shapes', { seed: 1, first: 0, count: 10 });
  assert.throws(() => runOf({}, { train: data.train, test: wide }), { code: 'samples-shape' });
});

test('world digits are made only for digits', () => {
  const shapes = {
    train: core.generate('shapes', { seed: 1, first: 0, count: 50 }),
    test: core.generate('shapes', { seed: 1, first: 100, count: 10 }),
  };
  const { generate } = core;
  /** @type {number[]} */
  const made = [];
  core.generate = (kind, options) => {
    made.push(options.count);
    return generate.call(core, kind, options);
  };
  assert.throws(() => runOf({ worldDigits: 1_000_000 }, shapes), { code: 'bad-world-digits' });
  core.generate = generate;
  assert.deepEqual(made, [1]);
});
