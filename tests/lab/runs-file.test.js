import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveRecipe } from '../../web/engine/index.js';
import { readRunsFile, runsFile } from '../../web/lab/share/runs-file.js';
import { readRun } from '../../web/lab/runs/valid-run.js';

/** @param {number} number @returns {any} */
const run = (number) =>
  readRun({
    id: `run-${number}`,
    name: `Run ${number}`,
    recipe: resolveRecipe({ dataset: 'digits', seed: number }),
    layers: [784, 128, 10],
    classNames: ['0', '1'],
    points: [{ epoch: 1, trainCost: 0.1, validationErrorRate: 0.1 }],
    outcome: null,
    repeatable: true,
    altered: false,
    colour: number,
    visible: true,
    ended: number,
  });

test('what is exported comes back the same', () => {
  const runs = [run(1), run(2)];
  const result = readRunsFile(runsFile(runs), []);
  assert.deepEqual(result, { added: runs, there: 0, unreadable: 0, left: 0 });
});

test('runs that are there stay one, names stay apart, and what is no run is counted', () => {
  const other = { ...run(3), id: 'of another browser', name: 'Run 1' };
  const text = runsFile([run(1), other, other, /** @type {any} */ ({ id: 4 }), run(2)]);
  const result = readRunsFile(text, [run(1)]);
  assert.deepEqual(
    result?.added.map(({ name }) => name),
    ['Run 1 (2)', 'Run 2'],
  );
  assert.deepEqual([result?.there, result?.unreadable, result?.left], [2, 1, 0]);
});

test('no more runs come in than are kept', () => {
  const many = Array.from({ length: 60 }, (_, i) => run(i));
  const result = readRunsFile(runsFile(many), [{ ...run(1), id: 'own', name: 'own' }]);
  assert.deepEqual([result?.added.length, result?.left], [49, 11]);
});

test('other files are none', () => {
  for (const text of [
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"format":"mlp-lab-runs"}',
    'PNG',
    '{"runs":[]}',
  ]) {
    assert.equal(readRunsFile(text, []), null, text);
  }
  const { version: _, ...rest } = JSON.parse(runsFile([]));
  assert.equal(readRunsFile(JSON.stringify({ ...rest, version: 2 }), []), null);
});
