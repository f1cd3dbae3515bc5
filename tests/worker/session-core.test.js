import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaults, presets, resolveRecipe } from '../../web/engine/index.js';
import { needsOptional } from '../../web/engine/recipe/network-config.js';
import { isLong, SessionCore } from '../../web/worker/session-core.js';

test('the optional module is for recipes with one of its settings', () => {
  for (const preset of Object.keys(presets))
    assert.equal(needsOptional(resolveRecipe({ preset })), false, preset);
  assert.equal(needsOptional(defaults), false);
  for (const settings of [
    ...[{ batchNorm: true }, { residual: true }, { activation: 'identity' }, { linear: [1, 0] }],
    ...[{ optimizer: 'lion' }, { optimizer: 'muon' }, { layerRates: [0.5] }, { layerDecays: [2] }],
  ])
    assert.equal(needsOptional({ ...defaults, .../** @type {any} */ (settings) }), true);
});

test('a core without it gives way to one with it, which stays', async () => {
  let changes = 0;
  const cores = new SessionCore(() => changes++);
  await cores.open({});
  const plain = await cores.of({ mode: 'exact', threads: 1, layers: [30] });
  assert.equal(plain.optional, false);
  const whole = await cores.of({ mode: 'exact', threads: 1, residual: true });
  assert.equal(whole.optional, true);
  assert.equal(await cores.of({ mode: 'exact', threads: 1, layers: [30] }), whole);
  assert.ok(changes >= 2 && plain.disposed);
  cores.dispose();
});

test('runs of seconds are long: of published data sets, not the one that the page begins with', () => {
  const long = (/** @type {any} */ settings) => isLong(resolveRecipe(settings));
  for (const preset of ['mnist-128', 'mnist-best', 'cifar-seed', 'cifar-small'])
    assert.equal(long({ preset }), true, preset);
  for (const preset of ['digits', 'shapes', 'mnist-30'])
    assert.equal(long({ preset }), false, preset);
  assert.equal(long({ preset: 'mnist-128', trainSize: 1000 }), false);
  assert.equal(long({ layers: [], epochs: 1000 }), false);
  assert.equal(isLong({}), false);
});

test('a long run has it seen whether vectors are joined, once, and a short one after it keeps that core', async () => {
  let changes = 0;
  const cores = new SessionCore(() => changes++);
  await cores.open({});
  const short = { mode: 'exact', threads: 1, layers: [30], epochs: 10, trainSize: 1000 };
  const first = await cores.of(short);
  const before = changes;
  const long = { ...short, layers: [300], epochs: 100, trainSize: null };
  const second = await cores.of(long);
  assert.notEqual(second, first);
  assert.equal(changes, before + 1);
  assert.equal(await cores.of({ ...long, epochs: 200 }), second);
  assert.equal(await cores.of(short), second);
  assert.equal(changes, before + 1);
  cores.dispose();
});

test('recipes in turn, one with another need than the next, end up on one core', async () => {
  let changes = 0;
  const cores = new SessionCore(() => changes++);
  await cores.open({});
  const short = { mode: 'exact', threads: 1, layers: [30], epochs: 10, trainSize: 1000 };
  const long = { ...short, layers: [300], epochs: 1000 };
  await cores.of(long);
  const last = await cores.of({ ...short, optimizer: 'lion' });
  const before = changes;
  for (const recipe of [long, short, { ...short, residual: true }, long]) {
    assert.equal(await cores.of(/** @type {any} */ (recipe)), last);
  }
  assert.equal(changes, before);
  cores.dispose();
});
