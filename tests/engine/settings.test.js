import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LIMITS } from '../../web/engine/core/limits.js';
import { loadCore, recipeFields, resolveRecipe } from '../../web/engine/index.js';
import { panelFields } from '../../web/engine/recipe/field-controls.js';
import { refusal } from '../support.js';

const snakeCase = (/** @type {string} */ name) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test('the limits are those of the core', async () => {
  const { abi } = await loadCore();
  for (const [name, limit] of Object.entries(LIMITS)) {
    assert.equal(limit, abi.get(`limit.${snakeCase(name)}`), name);
  }
});

/** What the engine itself does with a recipe: the core has no field for these. */
const OF_THE_RUN = [
  ...['dataset', 'split', 'trainSize', 'testSize', 'worldDigits'],
  ...['layers', 'activation', 'linear', 'scaling'], // in fields of other names, or told in a call of its own
  ...['keepBest', 'patience', 'testViews', 'seed', 'mode', 'threads'],
];

test('every other setting is a field of the core by the same name, and every choice one of its enums', async () => {
  const { abi } = await loadCore();
  const known = abi.names('mlp_config');
  for (const [name, { group, choices }] of Object.entries(recipeFields)) {
    const field = `${group === 'augmentation' ? 'augmentation.' : ''}${snakeCase(name)}`;
    assert.equal(known.includes(field), !OF_THE_RUN.includes(name), name);
    const names = abi.names(name);
    if (names.length > 0) assert.deepEqual([...(choices ?? [])].sort(), [...names].sort(), name);
  }
});

test('what a setting needs is another setting, above it in the table or at least there', () => {
  for (const [name, { needs }] of Object.entries(panelFields)) {
    if (!needs) continue;
    const [other, values] = needs;
    const field = recipeFields[/** @type {keyof typeof recipeFields} */ (other)];
    assert.ok(field, name);
    for (const value of values ?? [])
      assert.ok(field.choices?.includes(value), `${name}: ${value}`);
  }
});

test('a row more is checked by the resolver, without another line', () => {
  const fields = {
    ...recipeFields,
    gentleness: {
      group: 'regularisation',
      initial: 0.5,
      range: /** @type {[number, number]} */ ([0, 2]),
    },
  };
  const resolve = (/** @type {object} */ partial) =>
    /** @type {any} */ (resolveRecipe(partial, fields));
  assert.equal(resolve({}).gentleness, 0.5);
  assert.equal(resolve({ gentleness: 2 }).gentleness, 2);
  assert.equal(resolve({ gentleness: 2 }).preset, null);
  const sentence = /The gentleness must be a number from 0 to 2, not 3\./;
  assert.throws(() => resolve({ gentleness: 3 }), refusal('bad-gentleness', sentence));
  assert.throws(() => resolveRecipe(/** @type {any} */ ({ gentleness: 1 })), refusal('bad-recipe'));
});

test('settings of a wrong type get a sentence that shows them', () => {
  for (const [partial, sentence] of /** @type {[any, RegExp][]} */ ([
    [null, /object of settings, not null/],
    [[1], /not an Array of 1 values/],
    ['digits', /not "digits"/],
    [{ learningRate: {} }, /not an object/],
    [{ learningRate: Symbol('x') }, /not a symbol/],
    [{ learningRate: 1n }, /from 0 to 1,000,000, not 1n/],
    [{ learningRate: '0.1' }, /not "0\.1"/],
    [{ layers: '128' }, /up to 8 whole numbers from 1 to 8,192, not "128"/],
    [{ layers: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, /not 9 of them/],
    [{ layers: [0.5] }, /whole numbers.*, not 0\.5 at \[0\]\./],
    [{ layers: [30, 0] }, /, not 0 at \[1\]\./],
    [{ layers: ['30'] }, /, not "30" at \[0\]\./],
    [{ layers: [NaN] }, /, not NaN at \[0\]\./],
    [{ layers: [8, [8]] }, /, not an Array of 1 values at \[1\]\./],
    [{ dropout: [2] }, /up to 8 numbers from 0 to 0\.95, not 2 at \[0\]\./],
    [{ dropout: [0, 1e-60] }, /dropout 1e-60 is 0 in float32/],
    [{ learningRate: 1e-60 }, /learning rate 1e-60 is 0 in float32/],
    [{ preset: {} }, /no preset an object/],
    [{ dataset: Object.create(null) }, /The data ?set is one of .*, not an object/],
    [{ flip: 'yes' }, /true or false, not "yes"/],
  ])) {
    assert.throws(
      () => resolveRecipe(partial),
      (error) => {
        assert.match(String(error), sentence);
        return true;
      },
    );
  }
});

test('the type of a recipe names the choices of the table', () => {
  const text = readFileSync(new URL('../../web/engine/recipe/fields.js', import.meta.url), 'utf8');
  for (const [name, { choices }] of Object.entries(recipeFields)) {
    if (!choices) continue;
    const type = choices.map((choice) => `'${choice}'`).join(' | ');
    assert.ok(text.includes(`@property {${type}} ${name}`), name);
  }
});
