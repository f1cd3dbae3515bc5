import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeCheckpoint,
  encodeCheckpoint,
  loadCore,
  resolveRecipe,
  Run,
} from '../../web/engine/index.js';
import { weightsSha256 } from '../../web/engine/core/hash.js';
import { digits } from '../support.js';

const core = await loadCore();
const data = digits(core, 600, 100);
const OPTIMIZERS = ['sgd', 'momentum', 'nesterov', 'adam', 'adamw', 'lion', 'muon'];

/** @param {object} [changes] */
const runOf = (changes) =>
  new Run(
    core,
    resolveRecipe({ dataset: 'digits', layers: [12], epochs: 4, scaling: 'standard', ...changes }),
    data,
  );

/** @param {Run} run @param {number} [epochs] */
function train(run, epochs = run.recipe.epochs) {
  while (run.epochs.length < epochs) run.advance(1e6);
  return run;
}

/** A checkpoint as bytes, of a run interrupted after some epochs. @param {object} [changes] */
function interrupted(epochs = 2, changes = {}) {
  const run = train(runOf(changes), epochs);
  const bytes = encodeCheckpoint(run.checkpoint());
  run.dispose();
  return bytes;
}

const MARK_BYTES = 8;
const SHA256_BYTES = 32;

/**
 * The same run as the version before wrote it: without the checksum of everything, and with one of
 * the kept weights in its JSON.
 * @param {Uint8Array} bytes  of this version
 */
function ofVersion2(bytes) {
  const at = MARK_BYTES + SHA256_BYTES;
  const length = new DataView(bytes.buffer).getUint32(at, true);
  const rest = bytes.subarray(at + 4 + length);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(at + 4, at + 4 + length)));
  const kept = new Float32Array(rest.slice(0, header.keptBytes).buffer);
  const text = JSON.stringify({ ...header, keptSha256: weightsSha256(kept) });
  const json = new TextEncoder().encode(text);
  const size = new Uint8Array(Uint32Array.of(json.length).buffer);
  return Uint8Array.from([...new TextEncoder().encode('MLPCKPT2'), ...size, ...json, ...rest]);
}

test('a checkpoint of the version before still opens', () => {
  for (const keepBest of [false, true]) {
    const bytes = interrupted(2, { keepBest });
    assert.deepEqual(decodeCheckpoint(ofVersion2(bytes)), decodeCheckpoint(bytes));
  }
});

test('a checkpoint with any bit flipped is refused', () => {
  const image = { height: 1, width: 2, channels: 1, inputs: 2, classNames: ['a', 'b'] };
  const labels = Uint16Array.from({ length: 10 }, (_, i) => i % 2);
  const pixels = Uint8Array.from({ length: 20 }, (_, i) => 11 * i);
  const tiny = { ...image, labels, pixels, count: 10 };
  const recipe = resolveRecipe({ dataset: 'custom', layers: [], epochs: 2, keepBest: true });
  const run = train(new Run(core, recipe, { train: tiny, test: tiny }), 1);
  const bytes = encodeCheckpoint(run.checkpoint());
  run.dispose();
  assert.equal(decodeCheckpoint(bytes).epochs.length, 1);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = bytes.slice();
    flipped[bit >> 3] ^= 1 << (bit & 7);
    assert.throws(() => decodeCheckpoint(flipped), { code: 'bad-checkpoint' }, `bit ${bit}`);
  }
});

for (const optimizer of OPTIMIZERS) {
  test(`${optimizer}: a resumed run ends in the weights of one never interrupted`, () => {
    const whole = train(runOf({ optimizer }));
    const expected = whole.evaluate();
    for (const epochs of [0, 1, 3, 4]) {
      const checkpoint = decodeCheckpoint(interrupted(epochs, { optimizer }));
      const run = new Run(core, checkpoint.recipe, data);
      run.resume(checkpoint);
      assert.equal(run.epochs.length, epochs);
      train(run);
      const result = run.evaluate();
      assert.equal(result.weightsSha256, expected.weightsSha256);
      assert.deepEqual(result.confusionMatrix, expected.confusionMatrix);
      const figures = (/** @type {Run} */ { epochs: list }) =>
        list.map(({ seconds: _seconds, ...rest }) => rest);
      assert.deepEqual(figures(run), figures(whole));
      run.dispose();
    }
    whole.dispose();
  });
}

test('a learning rate that was changed on the way is resumed too', () => {
  const whole = train(runOf(), 1);
  whole.setLearningRate(0.01);
  const checkpoint = decodeCheckpoint(encodeCheckpoint(train(whole, 2).checkpoint()));
  const run = new Run(core, checkpoint.recipe, data);
  run.resume(checkpoint);
  assert.equal(run.learningRate, 0.01);
  const expected = [{ position: 1, field: 'learningRate', from: 0.001, to: 0.01 }];
  assert.deepEqual(run.changes, expected);
  assert.equal(train(run).evaluate().weightsSha256, train(whole).evaluate().weightsSha256);
  run.dispose();
  whole.dispose();
});

test('in the middle of an epoch there is none to be had', () => {
  const run = runOf();
  run.advance(1);
  assert.throws(() => run.checkpoint(), { code: 'mid-epoch' });
  run.dispose();
});

test('other data, other settings and a damaged state are refused, and nothing changes', () => {
  const checkpoint = decodeCheckpoint(interrupted());
  const run = runOf();
  const before = run.network.weightsSha256();
  const state = checkpoint.state.slice();
  state[state.length - 1] ^= 1;
  assert.throws(() => run.resume({ ...checkpoint, state }), { code: 'bad-state' });
  const other = runOf({ seed: 2 });
  assert.throws(() => other.resume(checkpoint), { code: 'other-state' });
  const labels = data.train.labels.slice();
  labels[5] = (labels[5] + 1) % 10;
  const otherData = new Run(core, run.recipe, { ...data, train: { ...data.train, labels } });
  assert.throws(() => otherData.resume(checkpoint), { code: 'other-data' });
  assert.equal(run.network.weightsSha256(), before);
  assert.equal(run.epochs.length, 0);
  for (const each of [run, other, otherData]) each.dispose();
});

test('kept weights that are damaged, missing or somebody else’s are refused, and nothing changes', () => {
  const keepBest = { keepBest: true };
  const bytes = interrupted(2, keepBest);
  const checkpoint = decodeCheckpoint(bytes);
  const { selected, state } = checkpoint;
  assert.ok(selected);
  for (const damaged of [bytes.slice(), ofVersion2(bytes)]) {
    damaged[damaged.length - state.length - 1] ^= 1;
    assert.throws(() => decodeCheckpoint(damaged), { code: 'bad-checkpoint', message: /damaged/ });
  }
  const run = train(runOf(keepBest), 1);
  const before = run.resultNetwork.weightsSha256();
  for (const [changes, code] of /** @type {[object, string][]} */ ([
    [{ selected: null }, 'bad-state'],
    [{ selected: selected.slice(1) }, 'bad-count'],
    [{ selected: selected.map(() => NaN) }, 'weight-not-finite'],
    [{ state: state.slice(1) }, 'bad-state'],
  ])) {
    assert.throws(() => run.resume({ ...checkpoint, ...changes }), { code });
    assert.equal(run.resultNetwork.weightsSha256(), before);
    assert.equal(run.epochs.length, 1);
  }
  run.resume(checkpoint);
  assert.equal(run.epochs.length, 2);
  const plain = runOf();
  const others = { ...decodeCheckpoint(interrupted(2)), selected };
  assert.throws(() => plain.resume(others), { code: 'bad-state' });
  for (const each of [run, plain]) each.dispose();
});

test('what was trained in fast arithmetic stays marked, in exact arithmetic too', () => {
  const checkpoint = decodeCheckpoint(interrupted());
  assert.equal(checkpoint.mode, 'exact');
  const run = runOf();
  run.resume({ ...checkpoint, mode: 'fast' });
  assert.equal(run.mode, 'fast');
  assert.equal(train(run, 3).checkpoint().mode, 'fast');
  run.dispose();
});

test('a checkpoint keeps the validation costs; one of before they were kept has none', () => {
  const { state, epochs, ...rest } = decodeCheckpoint(interrupted());
  assert.ok(epochs.length > 0 && epochs.every(({ validationCost }) => Number(validationCost) > 0));
  const earlier = epochs.map(({ validationCost: _, ...epoch }) => epoch);
  const read = decodeCheckpoint(
    encodeCheckpoint({ ...rest, epochs: /** @type {any} */ (earlier), state }),
  );
  assert.deepEqual(
    read.epochs,
    earlier.map((epoch) => ({ ...epoch, validationCost: null })),
  );
  const run = runOf();
  run.resume(read);
  assert.equal(run.evaluate().validationCost, null);
  run.dispose();
});

test('bytes that are no checkpoint are refused with a sentence', () => {
  const bytes = interrupted();
  const run = runOf();
  for (let length = 0; length < bytes.length; length += length < 2000 ? 1 : 997) {
    assert.throws(
      () => run.resume(decodeCheckpoint(bytes.slice(0, length))),
      ({ code, message }) => /^(bad-checkpoint|bad-state)$/.test(code) && /\.$/.test(message),
      `cut off at ${length}`,
    );
  }
  assert.deepEqual(run.epochs, []);
  run.dispose();

  const { state, ...rest } = decodeCheckpoint(bytes);
  /** @param {any} changes */
  const changed = (changes) => encodeCheckpoint({ ...rest, ...changes, state });
  for (const [changes, why] of /** @type {[object, RegExp][]} */ ([
    [{ recipe: null }, /has no recipe/],
    [{ recipe: { ...rest.recipe, batchSize: 0 } }, /batch size must be/],
    [{ recipe: { ...rest.recipe, secret: 1 } }, /no field "secret"/],
    [{ epochs: 'all' }, /list of epochs/],
    [{ epochs: [{ ...rest.epochs[0], epoch: 2 }] }, /list of epochs/],
    [{ epochs: [{ ...rest.epochs[0], validationErrorRate: 2 }] }, /list of epochs/],
    [{ epochs: [{ ...rest.epochs[0], validationCost: -1 }] }, /list of epochs/],
    [{ epochs: Array(5).fill(rest.epochs[0]) }, /list of epochs/],
    [{ mode: 'quick' }, /arithmetic/],
    [{ samplesTrained: -1 }, /figure/],
    [{ seconds: 'long' }, /figure/],
    [{ dataSha256: 7 }, /figure/],
  ])) {
    assert.throws(() => decodeCheckpoint(changed(changes)), {
      code: 'bad-checkpoint',
      message: why,
    });
  }
  const spoilt = ofVersion2(bytes);
  const text = new TextDecoder().decode(spoilt.slice(12, 20));
  assert.match(text, /^\{"recipe/);
  spoilt[12] = 0x5b;
  assert.throws(() => decodeCheckpoint(spoilt), { code: 'bad-checkpoint', message: /JSON/ });
});
