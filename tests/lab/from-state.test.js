import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../web/lab/state/state.js';
import { activationLayers } from '../../web/lab/views/from-state.js';
import { recipeFields } from '../../web/engine/recipe/fields.js';

test('activations of every kind are drawn on a scale', () => {
  const choices = recipeFields.activation.choices;
  assert.ok(choices.length >= 5);
  for (const activation of choices) {
    const state = initialState();
    const [hidden, output] = activationLayers({
      ...state,
      recipe: { ...state.recipe, activation },
      activations: [new Float32Array([0.5, -0.1]), new Float32Array([1, 0])],
    });
    assert.match(hidden.range, /^(unit|signed|positive|open)$/, activation);
    assert.equal(output.range, 'unit');
  }
});
