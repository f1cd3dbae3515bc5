import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetList, rateSearchOf, runRows } from '../../web/lab/views/recipe-view.js';
import { initialState } from '../../web/lab/state/state.js';
import { strings } from '../../web/i18n/en/recipe.js';
import { presets, resolveRecipe } from '../../web/engine/index.js';

/** @param {object} changes @returns {import('../../web/lab/state/state.js').StoredRun} */
const run = (changes) => ({
  id: '1',
  name: 'Run 1',
  recipe: resolveRecipe({ dataset: 'digits', ...changes }),
  layers: [784, 128, 10],
  classNames: [],
  points: [],
  outcome: null,
  repeatable: false,
  colour: 0,
  visible: true,
});

/** @param {import('../../web/lab/state/state.js').StoredRun[]} runs */
const rows = (runs) => runRows({ ...initialState(), runs });

test('the list of runs says how they were trained, and only what is on', () => {
  const hidden = (/** @type {object} */ changes) => ({ ...run(changes), visible: false });
  const [plain, trained] = rows([
    hidden({}),
    hidden({ dropout: [0.1], schedule: 'one-cycle', rotation: 5, elastic: 34, keepBest: true }),
  ]).map(({ settings }) => settings.map(({ text }) => text).join(', '));
  assert.equal(plain, 'digits, 784-128-10, relu, adam, lr 0.001, batch 32, seed 1');
  assert.equal(trained, `${plain}, one cycle, dropout 0.1, rotation 5°, elastic 34, keep the best`);
});

test('what the ticked runs differ in is marked in each of them, training images and epochs too', () => {
  const marked = (/** @type {ReturnType<typeof rows>} */ all) =>
    all.map(({ settings }) => settings.filter(({ differs }) => differs).map(({ text }) => text));
  const [small, all, other] = [
    run({ trainSize: 2000, learningRate: 0.01 }),
    { ...run({ epochs: 20 }), id: '2' },
    { ...run({ seed: 9 }), id: '3', visible: false },
  ];
  const found = rows([small, all, other]);
  assert.deepEqual(marked(found), [
    ['lr 0.01', 'training images 2000'],
    ['lr 0.001', 'training images all'],
    ['lr 0.001', 'training images all'],
  ]);
  assert.deepEqual(
    found.map(({ epochsDiffer }) => epochsDiffer),
    [true, true, true],
  );
  assert.deepEqual(marked(rows([small, small])), [[], []]);
});

test('a setting that neither run uses is no difference', () => {
  const [a, b] = rows([run({ momentum: 0.5 }), { ...run({ momentum: 0.9 }), id: '2' }]);
  assert.ok([...a.settings, ...b.settings].every(({ differs }) => !differs));
});

test('a range test is shown as long as nothing but the rate changed since', () => {
  const state = initialState();
  const found = /** @type {const} */ ({ curve: [], suggestion: 0.01, status: 'done', message: '' });
  const rateSearch = { ...found, recipe: state.recipe };
  const after = (/** @type {object} */ changes) =>
    rateSearchOf({ ...state, rateSearch, recipe: resolveRecipe({ ...state.recipe, ...changes }) });
  assert.equal(after({}), rateSearch);
  assert.equal(after({ preset: undefined, learningRate: 0.01 }), rateSearch);
  assert.equal(after({ preset: undefined, batchSize: 64 }), null);
  assert.equal(rateSearchOf(state), null);
});

test('what was measured of presets is a rate of at least one seed', () => {
  assert.deepEqual(
    presetList(initialState()).map(({ name }) => name),
    Object.keys(presets),
  );
  for (const { name, measured } of presetList(initialState())) {
    if (!measured) continue;
    assert.ok(measured.errorRate > 0 && measured.errorRate < 0.9 && measured.seeds >= 1, name);
    assert.match(strings.measured.full(measured), /^Measured: \d+\.\d+ % test error, .+\.$/);
  }
});
