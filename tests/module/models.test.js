import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, train } from '../../web/module/index.js';
import { refusal } from '../support.js';

const model = await train({
  dataset: 'digits',
  layers: [12],
  trainSize: 500,
  testSize: 100,
  epochs: 1,
});

test('a model is exported, and opens again', async () => {
  const [file, ...more] = await model.export('onnx', { name: 'digits' });
  assert.deepEqual([file.name, more], ['digits.onnx', []]);
  const opened = await open(file.bytes);
  assert.equal(opened.weightsSha256, model.weightsSha256);
  const image = new Uint8Array(784).fill(200);
  assert.deepEqual(opened.predict(image), model.predict(image));
  const [json, weights] = await model.export('tfjs');
  const again = await open(json.bytes, {
    pixels: 'none',
    beside: { [weights.name]: weights.bytes },
  });
  assert.equal(again.weightsSha256, model.weightsSha256);
});

test('a model learns on, frozen in part', async () => {
  const on = await train({
    ...{ dataset: 'digits', trainSize: 500, testSize: 100, epochs: 1, seed: 8 },
    ...{ initFrom: model, frozenLayers: 1 },
  });
  assert.deepEqual(on.layers, [784, 12, 10]);
  assert.notEqual(on.weightsSha256, model.weightsSha256);
});

for (const [what, call, code] of /** @type {[string, () => Promise<unknown>, string][]} */ ([
  ['no format', () => model.export(/** @type {any} */ (null)), 'export-format'],
  [
    'a strange format',
    () => model.export(/** @type {any} */ ({ toString: null })),
    'export-format',
  ],
  ['no options', () => model.export('js', /** @type {any} */ (3)), 'bad-argument'],
  ['a name with a slash', () => model.export('js', { name: '../x' }), 'export-name'],
  [
    'strange weights',
    () => model.export('js', { weights: /** @type {any} */ ('f16') }),
    'export-weights',
  ],
  ['initFrom that is none', () => train({ initFrom: /** @type {any} */ ({}) }), 'bad-argument'],
  ['frozenLayers alone', () => train({ frozenLayers: 1 }), 'bad-argument'],
  ['frozenLayers of none', () => train({ initFrom: model, frozenLayers: -1 }), 'bad-argument'],
  [
    'linear layers that there are not',
    () => train({ dataset: 'digits', layers: [], linear: [1] }),
    'bad-argument',
  ],
  [
    'rates of layers that there are not',
    () => train({ dataset: 'digits', layers: [], layerRates: [1] }),
    'bad-argument',
  ],
  [
    'residual connections of no layers',
    () => train({ dataset: 'digits', layers: [], residual: true }),
    'bad-argument',
  ],
  ['other layers', () => train({ initFrom: model, layers: [5] }), 'init-from'],
  [
    'strange files beside',
    () => open(new Uint8Array(9), { beside: /** @type {any} */ ({ a: 1 }) }),
    'bad-argument',
  ],
])) {
  test(`refused: ${what}`, async () => {
    await assert.rejects(call(), refusal(code));
  });
}
