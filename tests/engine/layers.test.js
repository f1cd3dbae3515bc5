/** Layers as few networks have them: linear, residual, with rates and decays of their own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normsOf } from '../../web/engine/inside/norms.js';
import { settingsOf } from '../../web/engine/run/init-from.js';
import {
  decodeCheckpoint,
  decodeModel,
  encodeCheckpoint,
  encodeModel,
  loadCore,
  networkFromModel,
  resolveRecipe,
  Run,
} from '../../web/engine/index.js';
import { recipeFromHash } from '../../web/engine/recipe/read-link.js';
import { recipeToHash } from '../../web/engine/recipe/write-link.js';
import { exportModel } from '../../web/models/index.js';
import { digits, refusal } from '../support.js';

const core = await loadCore();
const data = digits(core, 600, 100);

const SETTINGS = {
  dataset: /** @type {const} */ ('digits'),
  layers: [16, 16, 8],
  activation: /** @type {const} */ ('gelu'),
  batchSize: 20,
  epochs: 2,
};
const EVERYTHING = {
  ...{ linear: [0, 0, 1], residual: true, layerRates: [0.5, 0, 2], dropout: [0, 0.2, 0] },
  ...{ weightDecay: 0.1, layerDecays: [3] },
};

/** @param {object} [changes] */
const begin = (changes = {}) =>
  new Run(core, resolveRecipe({ ...SETTINGS, ...EVERYTHING, ...changes }), data);

/** @param {Run} run */
function finish(run) {
  while (!run.finished) run.advance(1000);
  const { weightsSha256 } = run.evaluate();
  return weightsSha256;
}

/** @param {object} changes @returns {import('../../web/engine/run/values.js').SavedModel} */
function trained(changes) {
  const run = begin(changes);
  finish(run);
  const model = run.model();
  run.dispose();
  return model;
}

test('a link repeats such a run, and a checkpoint resumes it to the same weights', () => {
  const whole = begin();
  const expected = finish(whole);
  const linked = recipeFromHash(recipeToHash(whole.recipe));
  assert.deepEqual({ ...linked?.recipe, threads: 0 }, { ...whole.recipe, threads: 0 });
  const half = begin();
  while (half.epochs.length < 1) half.advance(1000);
  const kept = decodeCheckpoint(encodeCheckpoint(half.checkpoint()));
  const resumed = begin();
  resumed.resume(kept);
  assert.equal(finish(resumed), expected);
  assert.notEqual(finish(begin({ residual: false })), expected);
  for (const run of [whole, half, resumed]) run.dispose();
});

test('a saved network reads as the trained one, and says what can begin from it', () => {
  const run = begin({ keepBest: true }); // evaluated by a network of its own
  finish(run);
  const pixels = data.test.pixels.subarray(0, 7840);
  const model = decodeModel(encodeModel(run.model()));
  assert.equal(model.config.residual, true);
  assert.deepEqual(model.config.activations, ['gelu', 'gelu', 'identity']);
  const read = networkFromModel(core, model);
  assert.deepEqual(read.predict(pixels), run.resultNetwork.predict(pixels));
  const without = networkFromModel(core, {
    ...model,
    config: { ...model.config, residual: false },
  });
  assert.notDeepEqual(without.predict(pixels), read.predict(pixels));
  assert.deepEqual(settingsOf(model), {
    ...{ layers: [16, 16, 8], cost: 'cross-entropy', linear: [0, 0, 1], residual: true },
    activation: 'gelu',
  });
  const bytes = new TextDecoder('latin1').decode(encodeModel(run.model()));
  const damaged = Buffer.from(bytes.replace('residual\\":true', 'residual\\":null'), 'latin1');
  assert.throws(() => decodeModel(damaged), refusal('model-config', /"residual" is not true/));
  for (const each of [run, read, without]) each.dispose();
});

test('gradients by layer are those of the core', () => {
  for (const changes of [{}, { activation: 'tanh' }, { activation: 'relu', linear: [1, 0, 0] }]) {
    const model = trained({ ...changes, dropout: [] });
    const network = core.network({ ...model.config, batchSize: 20 });
    network.setParameters(model.parameters);
    network.scaling = model.scaling;
    const set = core.samples(data.test);
    const rows = Uint32Array.from({ length: 20 }, (_, i) => i);
    const { gradient } = network.gradient(set.select(rows));
    const images = Array.from(rows, (i) => ({
      pixels: data.test.pixels.subarray(784 * i, 784 * i + 784),
      label: data.test.labels[i],
    }));
    const sizes = [784, 16, 16, 8, 10];
    let at = 0;
    normsOf(network, images).forEach((norm, l) => {
      const weights = gradient.subarray(at, at + sizes[l] * sizes[l + 1]);
      const expected = Math.hypot(...weights);
      assert.ok(Math.abs(norm.gradient - expected) < 1e-4 * expected, `${l}: ${norm.gradient}`);
      at += (sizes[l] + 1) * sizes[l + 1];
    });
    set.dispose();
    network.dispose();
  }
});

test('a linear layer is exported with the same bits; residual ones only where they can be said', async () => {
  const model = trained({ residual: false, activation: 'relu' });
  const [js] = await exportModel(model, 'js');
  const text = new TextDecoder().decode(js.bytes);
  const { predict } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  const network = networkFromModel(core, model);
  const pixels = data.test.pixels.slice(0, 784);
  assert.deepEqual([...predict(pixels).outputs], [...network.predict(pixels)]);
  network.dispose();
  const residual = trained({});
  assert.ok((await exportModel(residual, 'onnx'))[0].bytes.length > 4 * residual.parameters.length);
  for (const format of /** @type {const} */ (['js', 'c', 'html', 'tfjs'])) {
    await assert.rejects(
      exportModel(residual, format),
      refusal('export-residual', /export it as safetensors or onnx/),
    );
  }
});

test('lists for layers, and the first epoch of SWA, are compared with the rest', () => {
  for (const [changes, code, sentence] of /** @type {[any, string, RegExp][]} */ ([
    [
      { linear: [0, 1] },
      'bad-linear',
      /linear is one number for all hidden layers .* \(3\), not 2/,
    ],
    [{ linear: [0, 2, 0] }, 'bad-linear', /from 0 to 1, not 2 at \[1\]/],
    [{ layerRates: [1, 2] }, 'bad-layer-rates', /layer rates is one number .* \(3\), not 2/],
    [{ layerDecays: [-1] }, 'bad-layer-decays', /from 0 to 1,000, not -1 at \[0\]/],
    [{ swaFrom: 2 }, 'bad-swa-from', /The first epoch of SWA must be .* from 0 to 1, not 2/],
    [{ swaFrom: 1, epochs: 1 }, 'bad-swa-from', /from 0 to 0, not 1/],
  ])) {
    assert.throws(() => resolveRecipe({ ...SETTINGS, ...changes }), refusal(code, sentence));
  }
  const link = '#dataset=digits&epochs=3&swaFrom=9';
  assert.throws(() => recipeFromHash(link), refusal('bad-swa-from', /from 0 to 2, not 9/));
  assert.equal(resolveRecipe({ ...SETTINGS, swaFrom: 1 }).swaFrom, 1);
});
