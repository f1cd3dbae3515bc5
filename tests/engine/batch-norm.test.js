import assert from 'node:assert/strict';
import { test } from 'node:test';
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
import { digits, refusal } from '../support.js';

const core = await loadCore();
const data = digits(core, 1200, 300);

/** @param {object} [changes] */
const begin = (changes = {}) => {
  const settings = { dataset: /** @type {const} */ ('digits'), layers: [24, 16], batchSize: 20 };
  const recipe = resolveRecipe({
    ...settings,
    epochs: 2,
    learningRate: 0.01,
    batchNorm: true,
    ...changes,
  });
  return new Run(core, recipe, data);
};

/** @param {Run} run */
function finish(run) {
  while (!run.finished) run.advance(1000);
  const result = run.evaluate();
  run.dispose();
  return result;
}

for (const [name, changes] of Object.entries({
  'its last weights': {},
  'averaged weights': { averaging: 0.9 },
  'the best weights': { keepBest: true },
})) {
  test(`the saved network has ${name}, and reads as the run did, without batches`, () => {
    const run = begin(changes);
    while (!run.finished) run.advance(1000);
    const { testErrorRate, confusionMatrix } = run.evaluate();
    const model = decodeModel(encodeModel(run.model()));
    const network = networkFromModel(core, model);
    const set = core.samples(data.test);
    const { confusion } = network.evaluate(set);
    assert.deepEqual(confusion, confusionMatrix);
    const { inputs } = data.test;
    const one = data.test.pixels.slice(0, inputs);
    assert.deepEqual(network.predict(one), run.resultNetwork.predict(one));
    assert.ok(testErrorRate < 0.4, `${testErrorRate}`);
    for (const each of [run, network, set]) each.dispose();
  });
}

test('a run that resumes ends with the same weights', () => {
  const half = begin();
  half.advance(1000);
  const { weightsSha256 } = finish(begin());
  const resumed = begin();
  resumed.resume(decodeCheckpoint(encodeCheckpoint(half.checkpoint())));
  half.dispose();
  assert.equal(finish(resumed).weightsSha256, weightsSha256);
  assert.notEqual(finish(begin({ batchNorm: false })).weightsSha256, weightsSha256);
});

test('batches of one image are refused', () => {
  assert.throws(() => begin({ batchSize: 1 }), refusal('bad-norm', /batches of 2 or more/));
});
