import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveRecipe } from '../../../web/engine/index.js';
import { comparisonOf, inRepeats } from '../../../web/lab/compare/comparison.js';
import { bandOf, canRepeat, seedsLeft, testErrors } from '../../../web/lab/compare/repeated.js';
import { readRun } from '../../../web/lab/runs/valid-run.js';

const epochsOf = (/** @type {number[]} */ rates) =>
  rates.map((validationErrorRate, i) => ({
    ...{
      epoch: i + 1,
      trainCost: 0.1,
      validationErrorRate,
      validationCost: 2 * validationErrorRate,
    },
  }));

/**
 * @param {string} name
 * @param {number[]} errors  of the run, then of its repeats
 * @param {object} [settings]
 * @returns {any}
 */
const run = (name, [testErrorRate, ...others], settings = {}) => ({
  id: name,
  name,
  recipe: resolveRecipe({ dataset: 'digits', epochs: 2, seed: 7, ...settings }),
  layers: [784, 30, 10],
  classNames: ['0', '1'],
  points: [],
  outcome: {
    testErrorRate,
    weightsSha256: 'abc',
    confusionMatrix: [],
    epochs: epochsOf([0.3, testErrorRate]),
  },
  repeatable: true,
  altered: false,
  colour: 0,
  visible: true,
  ended: 1,
  ...(others.length > 0 && {
    repeats: others.map((rate, i) => ({
      seed: 8 + i,
      testErrorRate: rate,
      validationErrorRate: rate,
      weightsSha256: 'def',
      seconds: 1,
      epochs: epochsOf([0.2, rate]),
    })),
  }),
});

const A = [0.0452, 0.0481, 0.0439, 0.0467, 0.049];
const B = [0.0421, 0.0433, 0.0418, 0.044, 0.0415];
const C = [0.0471, 0.0447, 0.0498, 0.044];

test('a probability is so many of 10, of 100 or of 1,000', () => {
  const said = (/** @type {number} */ p) => Object.values(inRepeats(p)).join(' of ');
  assert.deepEqual([1, 0.97, 0.31, 0.05].map(said), ['10 of 10', '10 of 10', '3 of 10', '1 of 10']);
  assert.deepEqual([0.049, 0.02, 0.0084].map(said), ['5 of 100', '2 of 100', '1 of 100']);
  assert.deepEqual([0.0041, 0.0005, 0.0002, 0].map(said), [
    '4 of 1000',
    '1 of 1000',
    '0 of 1000',
    '0 of 1000',
  ]);
});

test('two groups: whether their difference is within chance, in words and by the test', () => {
  const same = comparisonOf(run('a', A), run('c', C));
  assert.match(same.verdict, /within chance.* in 9 of 10 repeats/);
  assert.match(same.detail, /^Welch's t test: t = 0\.11, 5\.7 degrees of freedom, p = 0\.915$/);
  const other = comparisonOf(run('a', A), run('b', B));
  assert.match(other.verdict, /more than chance.* in 1 of 100 repeats only/);
  assert.deepEqual(other.figures, [
    'a: test error 4.66 % ± 0.21 %, 5 seeds',
    'b: test error 4.25 % ± 0.11 %, 5 seeds',
  ]);
});

test('a group and a run can be compared, two single runs or other images cannot', () => {
  assert.match(
    comparisonOf(run('a', A), run('x', [0.06])).detail,
    /one run .* t = 5\.90, 4\.0 .* p = 0\.004$/,
  );
  assert.match(comparisonOf(run('x', [0.06]), run('a', A)).verdict, /4 of 1000 repeats only/);
  assert.match(comparisonOf(run('x', [0.06]), run('y', [0.05])).verdict, /One seed each/);
  const shapes = run('s', B, { dataset: 'shapes' });
  assert.match(comparisonOf(run('a', A), shapes).verdict, /different images/);
});

test('the next four seeds are repeated, those that are there are not', () => {
  assert.deepEqual(seedsLeft(run('x', [0.1])), [8, 9, 10, 11]);
  assert.deepEqual(seedsLeft(run('x', [0.1, 0.2, 0.3])), [10, 11]);
  const last = run('x', [0.1], { seed: Number.MAX_SAFE_INTEGER });
  for (const seed of seedsLeft(last)) assert.ok(resolveRecipe({ ...last.recipe, seed }).seed > 0);
});

test('only a run that its recipe made can be repeated', () => {
  const whole = run('x', [0.1]);
  assert.equal(canRepeat(whole), true);
  assert.equal(canRepeat({ ...whole, altered: true }), false);
  assert.equal(canRepeat({ ...whole, outcome: null }), false);
  assert.equal(canRepeat({ ...whole, recipe: { ...whole.recipe, epochs: 3 } }), false, 'stopped');
  const patient = { ...whole.recipe, epochs: 3, patience: 1 };
  assert.equal(canRepeat({ ...whole, recipe: patient }), true, 'ended by its patience');
});

test('the band goes from the lowest to the highest curve, as far as all have come', () => {
  const group = run('x', [0.1, 0.12, 0.09]);
  group.repeats[1].epochs.pop();
  assert.deepEqual(bandOf(group, 'error'), [{ epoch: 1, low: 0.2, high: 0.3 }]);
  assert.deepEqual(bandOf(run('x', [0.1, 0.12, 0.09]), 'cost')[1], {
    epoch: 2,
    low: 0.18,
    high: 0.24,
  });
  assert.deepEqual(bandOf(run('x', [0.1]), 'error'), []);
});

test('repeats are stored with their run, and what is none is left out', () => {
  const group = run('x', A);
  assert.deepEqual(readRun(group)?.repeats, group.repeats);
  assert.deepEqual(testErrors(/** @type {any} */ (readRun(group))), A);
  const bad = [null, {}, { ...group.repeats[0], epochs: null }, { ...group.repeats[0], seed: 1.5 }];
  const read = readRun({ ...group, repeats: [...bad, group.repeats[0]] });
  assert.deepEqual(read?.repeats, [group.repeats[0]]);
  assert.equal(readRun({ ...group, repeats: bad })?.repeats, undefined);
  assert.equal(readRun({ ...group, repeats: 7 })?.repeats, undefined);
});
