import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveRecipe } from '../../web/engine/index.js';
import { readKept, readRun } from '../../web/lab/runs/valid-run.js';

const run = {
  id: 'mi0x2k8w-3',
  name: 'Run 3',
  recipe: resolveRecipe({ dataset: 'digits' }),
  layers: [784, 128, 10],
  classNames: ['0', '1'],
  points: [{ epoch: 1, validationErrorRate: 0.1, validationCost: 0.3 }],
  outcome: null,
  repeatable: false,
  altered: false,
  colour: 2,
  visible: true,
  ended: 5,
};

test('a run comes back as it was stored', () => {
  assert.deepEqual(readRun(run), run);
  const kept = { epoch: 1, bytes: new Uint8Array(3), run, recipe: run.recipe };
  assert.deepEqual(readKept(kept), kept);
});

test('a run of an earlier build gets what it lacks', () => {
  const { maxNorm: _m, patience: _p, ...earlier } = run.recipe;
  const { ended: _e, altered: _a, ...rest } = run;
  const read = readRun({ ...rest, recipe: earlier });
  assert.deepEqual(read?.recipe, run.recipe);
  assert.equal(read?.ended, Number.parseInt('mi0x2k8w', 36), 'when it began');
  assert.equal(read?.altered, false);
});

test('what is no run is none', () => {
  const bad = [
    null,
    undefined,
    7,
    'run',
    [],
    {},
    { ...run, recipe: null },
    { ...run, recipe: { ...run.recipe, epochs: -1 } },
    { ...run, recipe: { ...run.recipe, unheardOf: 1 } },
    { ...run, points: [null] },
    { ...run, outcome: {} },
    {
      ...run,
      outcome: { epochs: [], testErrorRate: 0.5, weightsSha256: '', confusionMatrix: [1] },
    },
    {
      ...run,
      outcome: { epochs: [], testErrorRate: 5, weightsSha256: '', confusionMatrix: [] },
    },
    { ...run, points: [{ epoch: -1 }] },
    { ...run, layers: [] },
    { ...run, layers: [784, 0, 10] },
    { ...run, classNames: undefined },
  ];
  for (const value of bad) assert.equal(readRun(value), null, JSON.stringify(value));
  for (const value of [...bad, { run }, { run, bytes: [], epoch: 1, recipe: run.recipe }]) {
    assert.equal(readKept(value), null, JSON.stringify(value));
  }
});
