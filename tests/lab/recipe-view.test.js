import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetList, rateSearchOf, runRows } from '../../web/lab/views/recipe-view.js';
import { initialState } from '../../web/lab/state.js';
import { dropoutFrom, dropoutOf, sections } from '../../web/elements/network/recipe-rules.js';
import { strings } from '../../web/i18n/en/recipe.js';
import { defaults, presets, recipeFields, resolveRecipe } from '../../web/engine/index.js';

/** @param {object} changes @returns {import('../../web/lab/state.js').StoredRun} */
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

test('the list of runs says how they were trained, and only what is on', () => {
  const [plain, trained] = runRows({
    ...initialState(),
    runs: [
      run({}),
      run({ dropout: [0.1], schedule: 'one-cycle', rotation: 5, elastic: 34, keepBest: true }),
    ],
  }).map(({ summary }) => summary);
  assert.equal(plain, 'digits, 784-128-10, relu, adam, lr 0.001, batch 32, seed 1');
  assert.equal(trained, `${plain}, dropout 0.1, one cycle, rotation 5°, elastic 34, keep the best`);
});

test('every setting of a section is a field of a recipe, in words, that its default leaves off', () => {
  for (const rule of Object.values(sections).flat()) {
    const field = recipeFields[/** @type {keyof typeof recipeFields} */ (rule.name)];
    assert.ok(field, rule.name);
    const { label, help } = strings.sections.settings[rule.name];
    assert.ok(label && /\.$/.test(help), rule.name);
    if (rule.off !== null) assert.equal(defaults[rule.name], rule.off, rule.name);
    if (rule.choices) assert.deepEqual(rule.choices, field.choices);
    if (rule.max === undefined) continue;
    const [low, high] = /** @type {[number, number]} */ (field.range);
    assert.ok(Number(rule.min) >= low && rule.max <= high, `${rule.name} within the core's limits`);
    assert.equal(Boolean(rule.whole), Boolean(field.whole), rule.name);
    // What a preset sets can be set by hand too.
    for (const preset of Object.keys(presets)) {
      const value = Number(resolveRecipe({ preset })[rule.name]);
      assert.ok(value >= Number(rule.min) && value <= rule.max, `${preset}: ${rule.name} ${value}`);
    }
  }
});

test('dropout is one number where all layers are alike, else one for each', () => {
  assert.deepEqual(dropoutOf({ layers: [8, 4], dropout: [] }), [0, 0]);
  assert.deepEqual(dropoutOf({ layers: [8, 4], dropout: [0.2] }), [0.2, 0.2]);
  assert.deepEqual(dropoutOf({ layers: [8, 4], dropout: [0.2, 0.1] }), [0.2, 0.1]);
  assert.deepEqual(dropoutFrom([0, 0]), []);
  assert.deepEqual(dropoutFrom([0.2, 0.2]), [0.2]);
  assert.deepEqual(dropoutFrom([0.2, 0]), [0.2, 0]);
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
    presetList().map(({ name }) => name),
    Object.keys(presets),
  );
  for (const { name, measured } of presetList()) {
    if (!measured) continue;
    assert.ok(measured.errorRate > 0 && measured.errorRate < 0.9 && measured.seeds >= 1, name);
    assert.match(strings.measured.full(measured), /^Measured: \d+\.\d+ % test error, .+\.$/);
  }
});
