import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { choicesFromText, choicesToText } from '../../web/data/own/choices-text.js';
import { presets, resolveRecipe } from '../../web/engine/index.js';
import { recipeFromHash } from '../../web/engine/recipe/read-link.js';
import { recipeToHash } from '../../web/engine/recipe/write-link.js';

/** Numbers that are not 0 in float32, or are 0. @param {number} max */
const amount = (max) =>
  fc
    .double({ min: 0, max, noNaN: true })
    .filter((value) => value === 0 || Math.fround(value) !== 0);

const anyRecipe = fc
  .record({
    dataset: fc.constantFrom('mnist', 'cifar10', 'digits', 'shapes'),
    layers: fc.array(fc.integer({ min: 1, max: 8192 }), { maxLength: 8 }),
    learningRate: amount(100),
    epochs: fc.integer({ min: 1, max: 100 }),
    seed: fc.nat(),
    trainSize: fc.option(fc.integer({ min: 1, max: 60000 })),
    activation: fc.constantFrom('sigmoid', 'tanh', 'relu'),
    optimizer: fc.constantFrom('sgd', 'momentum', 'nesterov', 'adam', 'adamw', 'lion', 'muon'),
    dropout: fc.array(amount(0.9), { maxLength: 1 }),
    schedule: fc.constantFrom('constant', 'steps', 'cosine', 'one-cycle', 'cosine-restarts'),
    rotation: amount(180),
    flip: fc.boolean(),
    keepBest: fc.boolean(),
    mixup: amount(1),
  })
  .map((changes) => resolveRecipe({ ...changes, dropout: changes.dropout.map(Math.abs) }));

test('a recipe survives its link', () => {
  fc.assert(
    fc.property(anyRecipe, (recipe) => {
      const back = recipeFromHash(recipeToHash(recipe, 'ab'.repeat(32)));
      assert.deepEqual(back?.recipe, recipe);
      assert.equal(back?.weightsSha256, 'ab'.repeat(32));
    }),
  );
  for (const preset of Object.keys(presets)) {
    const recipe = resolveRecipe({ preset, seed: 42 });
    assert.deepEqual(recipeFromHash(recipeToHash(recipe))?.recipe, recipe);
  }
});

test('a link says which data of one’s own it is of, whatever that is called', () => {
  const recipe = resolveRecipe({ dataset: 'custom' });
  fc.assert(
    fc.property(
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 60 }).filter((name) => !/[\n\r\u2028\u2029]/.test(name)),
      fc.record(
        {
          size: fc.oneof(
            fc.constant('own'),
            fc.integer({ min: 4, max: 256 }),
            fc.constant([28, 20]),
          ),
          colour: fc.constantFrom('grey', 'colour'),
          invert: fc.boolean(),
          turn: fc.constantFrom('none', 'left', 'transpose'),
          fit: fc.constantFrom('crop', 'ink'),
          leaveOut: fc.array(
            fc.string({ minLength: 1 }).map((text) => text.toWellFormed()),
            { minLength: 1 },
          ),
          testShare: fc.constantFrom(0.1, 0.25),
          seed: fc.nat(),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
      (count, name, choices) => {
        const text = choicesToText(/** @type {any} */ (choices));
        const data = { sha256: '0f'.repeat(32), count, choices: text, name: name.toWellFormed() };
        const back = recipeFromHash(recipeToHash(recipe, 'ab'.repeat(32), data));
        assert.deepEqual(back?.data, data);
        assert.deepEqual(choicesFromText(text), choices);
      },
    ),
  );
  assert.deepEqual(choicesFromText('size:1e9,invert:maybe,turn:up,seed:-1,hack:1,fit'), {});
});

test('a link with nothing in it is no recipe, a spoilt one gets a sentence', () => {
  for (const hash of ['', '#', '#top']) assert.equal(recipeFromHash(hash), null);
  for (const hash of [
    '#preset=nope',
    '#dataset=digits&epochs=ten',
    '#dataset=digits&epochs=',
    '#dataset=digits&layers=10-x',
    '#dataset=digits&learningRate=-1',
    '#dataset=digits&hack=1',
    '#dataset=digits&weights=zz',
    '#dataset=custom&data=zz',
    `#dataset=custom&data=${'a'.repeat(64)}-1-`,
  ]) {
    assert.throws(() => recipeFromHash(hash), { name: 'MlpError', message: /\.$/ });
  }
});

test('a sentence about a wrong number in a link names what the link says', () => {
  for (const [part, said] of [
    ['epochs=ten', '"ten"'],
    ['epochs=', '""'],
    ['learningRate=1e400', '"1e400"'],
    ['layers=10-x', '"x" at [1]'],
    ['layers=', '"" at [0]'],
  ]) {
    assert.throws(
      () => recipeFromHash(`#dataset=digits&${part}`),
      ({ message }) => message.endsWith(`, not ${said}.`),
      part,
    );
  }
});

test('no link makes anything but a recipe or our error', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, value) => {
      try {
        recipeFromHash(`#dataset=digits&${name}=${value}`);
      } catch (error) {
        assert.equal(/** @type {Error} */ (error).name, 'MlpError');
      }
    }),
  );
});
