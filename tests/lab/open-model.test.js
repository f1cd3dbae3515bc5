import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { decodeModel, encodeModel, resolveRecipe } from '../../web/engine/index.js';
import { Preparer } from '../../web/lab/control/preparer.js';
import { beginAnew } from '../../web/lab/own/begin-with.js';
import { bestOf, isUnnamed, readingsOf, variantsOf } from '../../web/lab/own/model-hints.js';
import { recipeFor } from '../../web/lab/own/model-recipe.js';
import { useModel } from '../../web/lab/own/use-model.js';
import { RunList } from '../../web/lab/runs/run-list.js';
import { initialState } from '../../web/lab/state/state.js';
import { Store } from '../../web/lab/state/store.js';
import { layersOf } from '../../web/models/export/layers.js';
import { open, outcomeOf, small } from '../worker/open-session.js';

// The store tells its listeners in the next frame.
globalThis.requestAnimationFrame = (tell) => Number(setTimeout(tell));
globalThis.cancelAnimationFrame = clearTimeout;

/** A network that has learnt a little, as a file of ours. */
const ours = await (async () => {
  const opened = await open();
  await opened.session.prepare(small({ layers: [20, 12], scaling: 'unit', activation: 'tanh' }));
  const outcome = await outcomeOf(opened);
  return { bytes: await opened.session.model(), outcome };
})();

/** The same as PyTorch would save it, which says neither activation nor scaling. */
function stateDict() {
  const tensors = layersOf(decodeModel(ours.bytes)).flatMap(
    ({ weight, bias, inputs, outputs }, i) => [
      { name: `${2 * i}.weight`, shape: [outputs, inputs], data: Float32Array.from(weight) },
      { name: `${2 * i}.bias`, shape: [outputs], data: Float32Array.from(bias) },
    ],
  );
  return encodeSafetensors(tensors, { format: 'pt' });
}

/** What the page has, with a worker's session in this process. */
async function lab(recipe = small()) {
  const opened = await open();
  const { session } = opened;
  const store = new Store({ ...initialState(), recipe });
  const parts = /** @type {any} */ ({
    store,
    runs: new RunList(store, () => {}),
    worker: { client: { session }, open: async () => ({ session }) },
    supply: { provide: async () => {} },
    inspection: { update: async () => {} },
  });
  parts.preparer = new Preparer(parts, () => {});
  await parts.preparer.prepare();
  return { parts, ...opened };
}

test('what a state_dict does not say is guessed from what it reads', async () => {
  const { missing, variants } = variantsOf(stateDict(), new Map());
  assert.deepEqual([...missing], ['activation', 'pixels']);
  assert.equal(variants.length, 20);
  const { session } = await open();
  const what = variants.map(({ model }) => ({
    activations: model.config.activations,
    scaling: model.scaling,
  }));
  const { labels, answers } = await session.preview(
    'readings',
    small(),
    variants[0].model,
    what,
    300,
  );
  const { best, right, next } = bestOf(labels, answers);
  const { activation, pixels, model } = variants[best];
  assert.deepEqual([activation, pixels], ['tanh', 'unit']);
  assert.ok(Math.abs(1 - ours.outcome.testErrorRate - right) < 0.1, `${right}`);
  assert.ok(right > next, `${right}, ${next}`);
  assert.ok(isUnnamed(model));
});

test('the order of the colours is guessed likewise', async () => {
  const recipe = small({ dataset: 'shapes', layers: [24], scaling: 'unit', epochs: 4 });
  const opened = await open();
  await opened.session.prepare(recipe);
  await outcomeOf(opened);
  const model = decodeModel(await opened.session.model());
  const [first, last] = layersOf(model);
  // As Keras has them: 3 colours of a pixel side by side.
  const area = first.inputs / 3;
  const weight = first.weight.map((_, i) => {
    const at = i % first.inputs;
    return first.weight[i - at + (at % 3) * area + Math.floor(at / 3)];
  });
  const file = encodeSafetensors(
    [{ ...first, weight }, last].flatMap((layer, i) => [
      {
        name: `${i}.weight`,
        shape: [layer.outputs, layer.inputs],
        data: Float32Array.from(layer.weight),
      },
      { name: `${i}.bias`, shape: [layer.outputs], data: Float32Array.from(layer.bias) },
    ]),
    {},
  );
  const { missing, variants } = variantsOf(file, new Map());
  assert.deepEqual([...missing], ['activation', 'pixels', 'channels']);
  assert.equal(variants.length, 40);
  const { labels, answers } = await readingsOf(variants, (own, what) =>
    opened.session.preview('readings', recipe, own, what, 300),
  );
  assert.equal(answers.length, 40);
  const chosen = variants[bestOf(labels, answers).best];
  assert.equal(chosen.channels, 'last');
  assert.deepEqual(chosen.model.parameters, model.parameters);
});

test('a file of ours says all', () => {
  const { missing, variants } = variantsOf(ours.bytes, new Map());
  assert.deepEqual([missing.size, variants.length], [0, 1]);
});

test('the data of a model: its own, the present one, or one of its size', () => {
  const model = decodeModel(ours.bytes);
  const state = { ...initialState(), recipe: resolveRecipe({ dataset: 'shapes' }) };
  assert.equal(recipeFor(model, state).recipe?.dataset, 'digits');
  const foreign = { ...model, recipe: {} };
  assert.equal(recipeFor(foreign, { ...state, recipe: small() }).recipe?.trainSize, 2000);
  assert.equal(recipeFor(foreign, state).recipe?.dataset, 'digits');
  const config = { ...model.config, inputs: 5 };
  assert.deepEqual(recipeFor({ ...foreign, config }, state), { recipe: null, sample: null });
});

test('an opened network is tested, training begins with it, and first layers can stay', async () => {
  const { parts, session, next } = await lab();
  const { store, preparer } = parts;
  const model = decodeModel(ours.bytes);
  await useModel(model, { name: 'mine', frozenLayers: 1, recipe: small() }, parts);
  assert.equal(store.state.status, 'done');
  assert.equal(store.state.current?.outcome?.weightsSha256, ours.outcome.weightsSha256);
  assert.equal(store.state.current?.outcome?.testErrorRate, ours.outcome.testErrorRate);
  const { byReader, untrained } = await session.look(new Uint8Array(784));
  assert.ok(!byReader && !untrained, 'it answers on the pad, and not another network');

  await preparer.prepare(); // as Train does
  assert.equal(store.state.current?.initial?.frozenLayers, 1);
  assert.ok(store.state.current?.altered, 'its recipe alone does not give its weights');
  await outcomeOf({ session, next });
  await session.extend(
    small({ layers: [20, 12], activation: 'tanh', epochs: 3, schedule: 'cosine' }),
  );
  await outcomeOf({ session, next });
  const after = decodeModel(await session.model());
  const first = 785 * 20;
  assert.deepEqual(after.parameters.subarray(0, first), model.parameters.subarray(0, first));
  assert.notDeepEqual(after.parameters.subarray(first), model.parameters.subarray(first));

  store.update({ recipe: resolveRecipe({ ...store.state.recipe, layers: [20] }) });
  await preparer.prepare();
  assert.equal(store.state.current?.initial, undefined);
  assert.match(store.state.notice, /random weights/);
  beginAnew(parts);
  assert.equal(store.state.beginsWith, undefined);
});

test('other classes: the network is shown, and gets a new last layer when it is trained', async () => {
  const { parts } = await lab();
  const { store, preparer } = parts;
  const whole = decodeModel(ours.bytes);
  const model = {
    ...whole,
    config: { ...whole.config, classes: 7 },
    parameters: whole.parameters.slice(0, whole.parameters.length - 3 * 13),
    samples: { ...whole.samples, classNames: [...'abcdefg'] },
  };
  await useModel(
    decodeModel(encodeModel(model)),
    { name: 'seven', frozenLayers: 0, recipe: small() },
    parts,
  );
  assert.equal(store.state.prepared?.plan, null);
  assert.deepEqual(store.state.prepared?.layers, [784, 20, 12, 7]);
  assert.equal(store.state.weights.length, 20);
  await preparer.prepare();
  assert.ok(store.state.current?.initial?.newLastLayer);
  assert.match(store.state.notice, /last layer is new/);
});
