import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  applies,
  changedIn,
  eachLayer,
  fromEachLayer,
  MAIN,
  moreSettings,
  sectionsOf,
  withLayers,
} from '../../web/elements/network/recipe-rules.js';
import { resolveRecipe } from '../../web/engine/index.js';
import { panelFields as recipeFields } from '../../web/engine/recipe/field-controls.js';
import { briefly, choiceText, groupTitle, settingText, texts } from '../../web/i18n/en/settings.js';
import { translation } from '../../web/i18n/de/index.js';

/** The table with settings that nobody has written words or code for. */
const madeUp = {
  ...recipeFields,
  glowStrength: { group: 'augmentation', initial: 0, range: [0, 2], step: 0.25 },
  glowShape: {
    group: 'augmentation',
    initial: 'round',
    choices: ['round', 'long'],
    needs: ['glowStrength'],
  },
  warmStart: { group: 'training', initial: false },
  perLayer: { group: 'regularisation', initial: [], range: [0, 1], most: 8 },
  echo: { group: 'postProcessing', initial: 1, range: [1, 5], whole: true },
};
/** @type {any} */
const fields = madeUp;

/** @param {object} [changes] @returns {any} */
const recipe = (changes = {}) => resolveRecipe({ dataset: 'digits', ...changes }, fields);

test('every setting has one place in the panels', () => {
  const placed = [
    ...MAIN,
    ...moreSettings(fields),
    ...sectionsOf(fields).flatMap(([, all]) => all),
  ];
  assert.equal(new Set(placed).size, placed.length);
  const elsewhere = Object.keys(fields).filter((name) => !placed.includes(name));
  assert.deepEqual(elsewhere, [
    ...['dataset', 'trainSize', 'testSize', 'layers', 'teacherWeight', 'temperature'],
  ]);
});

test('a made-up setting stands in its section, named by its field', () => {
  const sections = new Map(sectionsOf(fields));
  assert.deepEqual(sections.get('augmentation')?.slice(-2), ['glowStrength', 'glowShape']);
  assert.ok(moreSettings(fields).includes('warmStart'));
  assert.deepEqual(sections.get('postProcessing'), ['echo']);
  assert.equal(groupTitle('postProcessing'), 'Post processing');
  assert.deepEqual(settingText('glowStrength'), { label: 'Glow strength' });
  assert.equal(choiceText('glowShape', 'long'), 'long');
  assert.equal(briefly('glowStrength', 0.5), 'glow strength 0.5');
  assert.equal(briefly('glowShape', 'long'), 'glow shape long');
  assert.equal(briefly('warmStart', true), 'warm start');
});

test('a section says what is not at its default, and only where it has an effect', () => {
  const changed = (/** @type {object} */ changes) =>
    changedIn(fields, 'augmentation', recipe(changes));
  assert.deepEqual(changed({}), []);
  assert.deepEqual(changed({ glowShape: 'long' }), []);
  assert.deepEqual(changed({ glowShape: 'long', glowStrength: 1 }), [
    'glow strength 1',
    'glow shape long',
  ]);
  assert.ok(!applies(fields.momentum, recipe({ optimizer: 'adam' })));
  assert.ok(applies(fields.momentum, recipe({ optimizer: 'nesterov' })));
});

test('a setting of each layer is one number where all are equal, else one for each', () => {
  assert.deepEqual(eachLayer([8, 4], []), [0, 0]);
  assert.deepEqual(eachLayer([8, 4], [0.2]), [0.2, 0.2]);
  assert.deepEqual(eachLayer([8, 4], [0.2, 0.1]), [0.2, 0.1]);
  assert.deepEqual(fromEachLayer([0, 0]), []);
  assert.deepEqual(fromEachLayer([0.2, 0.2]), [0.2]);
  assert.deepEqual(fromEachLayer([0.2, 0]), [0.2, 0]);
});

test('other layers keep the numbers of each, in made-up settings too', () => {
  const before = { ...recipe(), layers: [8, 4], dropout: [0.2, 0.1], perLayer: [0.5] };
  const change = /** @type {any} */ (withLayers(fields, [8, 4, 2]));
  assert.deepEqual(change(before), { layers: [8, 4, 2], dropout: [0.2, 0.1, 0] });
  assert.deepEqual(change({ ...before, perLayer: [0.5, 1] }).perLayer, [0.5, 1, 0]);
});

test('a few words name the linear layers, and tell the factors of each', () => {
  assert.equal(briefly('linear', [0, 1, 0, 1]), 'linear: layer 2, 4');
  assert.equal(briefly('linear', [1]), 'all layers linear');
  assert.equal(briefly('layerRates', [1, 0.25]), 'rate factor 1, 0.25');
  // A comma stands in the numbers of some languages already.
  const { layerDecays, linear } = translation.settings.settings;
  assert.equal(layerDecays.brief?.([1, 0, 3]), 'Decay-Faktor 1; 0; 3');
  assert.equal(linear.brief?.([1, 0]), 'linear: Schicht 1');
});

test('every setting of the table has its words in both languages, and no others have', () => {
  const names = Object.keys(recipeFields);
  for (const { settings } of [texts, translation.settings]) {
    assert.deepEqual(Object.keys(settings).sort(), ['preset', ...names].sort());
    for (const [name, { choices = {}, help, helpOf }] of Object.entries(settings)) {
      const field = /** @type {Record<string, any>} */ (recipeFields)[name];
      for (const line of [help, ...Object.values(helpOf ?? {})]) assert.match(line ?? '.', /\.$/);
      for (const value of Object.keys(choices)) assert.ok(field.choices.includes(value), value);
    }
  }
});

test('no element has a range or choices of a setting of its own', () => {
  const folder = new URL('../../web/elements/network/', import.meta.url);
  for (const file of readdirSync(folder)) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    assert.ok(
      !/\b(8192|100000|4096|0\.95|0\.9999\d*)\b|'cosine'|'nesterov'|'sigmoid'/.test(text),
      file,
    );
  }
});
