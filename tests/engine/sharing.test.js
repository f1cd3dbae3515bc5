import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveRecipe, Run } from '../../web/engine/index.js';
import { Sharing } from '../../web/engine/core/sharing.js';
import { coreWithThreads, digits } from '../support.js';

/**
 * A network that trains in no time, by a clock of its own.
 * @param {number} most  threads
 * @param {(threads: number, batch: number) => number} costOf  ms that a batch takes
 * @param {number} [tick]  of the clock, in ms
 */
function fake(most, costOf, tick = 0) {
  let ms = 0;
  let trained = 0;
  const sharing = new Sharing(most, () => (tick ? Math.floor(ms / tick) * tick : ms));
  /** The ms that each number of threads trained for. @type {Map<number, number>} */
  const spent = new Map();
  const EPOCH = 1000;
  /** @param {number} batches */
  const train = (batches) => {
    const end = trained + batches;
    while (trained < end) {
      const progress = sharing.train(end - trained, trained % EPOCH, (wanted) => {
        assert.ok(wanted >= 1 && wanted <= end - trained, `${wanted} of ${end - trained}`);
        const toEpoch = EPOCH - (trained % EPOCH);
        for (let left = Math.min(wanted, toEpoch); left > 0; left--) {
          const cost = costOf(sharing.threads, trained++);
          spent.set(sharing.threads, (spent.get(sharing.threads) ?? 0) + cost);
          ms += cost;
        }
        const epochDone = trained % EPOCH === 0;
        return { batch: epochDone ? EPOCH : trained % EPOCH, epochDone };
      });
      assert.ok(progress.epochDone || trained === end);
    }
  };
  return {
    sharing,
    /** Trains so many batches. @param {number} batches @returns {{[threads: number]: number}} the share of the time for each */
    shares(batches) {
      spent.clear();
      const start = ms;
      train(batches);
      return Object.fromEntries([...spent].map(([threads, own]) => [threads, own / (ms - start)]));
    },
  };
}

/** On two cores: sharing costs a little, and four threads stand in one another's way. @param {number} threads */
const onTwoCores = (threads) => 0.3 / Math.min(threads, 2) + 0.02 * (threads - 1);

for (const tick of [0, 1, 16.67]) {
  test(`of four threads on two cores two are kept, by a clock of ${tick} ms`, () => {
    const { sharing, shares } = fake(4, onTwoCores, tick);
    assert.equal(sharing.most, 4);
    assert.equal(sharing.threads, 4);
    shares(10_000);
    assert.ok(shares(50_000)[2] > 0.9);
  });
}

test('threads that do not help are not kept, those that do are', () => {
  /** @type {[best: number, most: number, costOf: (threads: number) => number][]} */
  const machines = [
    [1, 2, (threads) => 0.1 * threads],
    [2, 2, (threads) => 0.1 / threads],
    [8, 8, (threads) => 1 / threads],
    [5, 5, (threads) => (threads === 5 ? 1 : 2)],
    [3, 5, (threads) => (threads === 3 ? 1 : 2)],
    // A gain within what a measurement errs by is none; a larger one is.
    [1, 2, (threads) => (threads === 2 ? 1 : 1.08)],
    [2, 2, (threads) => (threads === 2 ? 1 : 1.12)],
  ];
  for (const [best, most, costOf] of machines) {
    const { shares } = fake(most, costOf);
    shares(3000);
    assert.ok(shares(50_000)[best] > 0.9, `${best} of ${most}`);
  }
});

test('the first batches, before the engine has optimised the code, do not decide', () => {
  const slow = (/** @type {number} */ threads, /** @type {number} */ batch) =>
    onTwoCores(threads) * (batch < 20 ? 30 : 1);
  const { shares } = fake(4, slow);
  shares(1000);
  assert.ok(shares(1000)[2] > 0.9);
});

test('a choice does not stay for ever, and looking again costs little', () => {
  // As long as another program has the other core, one thread is the best.
  const busy = (/** @type {number} */ threads, /** @type {number} */ batch) =>
    batch < 3000 ? 0.2 * threads : 0.4 / threads;
  const { shares } = fake(2, busy);
  assert.ok(shares(3000)[1] > 0.8);
  shares(20_000);
  assert.ok(shares(100_000)[2] > 0.99);
});

test('another network of the shape begins with what is known, and looks again soon', () => {
  let cost = (/** @type {number} */ threads) => 0.1 * threads;
  const { sharing, shares } = fake(2, (threads) => cost(threads));
  shares(50_000);
  assert.equal(sharing.threads, 1);
  assert.equal(sharing.begin(), sharing);
  assert.equal(sharing.threads, 1);
  cost = (threads) => 0.4 / threads; // its images have fewer zeros
  shares(3000);
  assert.ok(shares(3000)[2] > 0.9);
});

test('networks that train in turn count their own batches, in epochs that end early too', async () => {
  const weights = [];
  for (const threads of [1, 2]) {
    const core = await coreWithThreads({ threads });
    const recipe = resolveRecipe({ dataset: 'digits', epochs: 2, batchSize: 100, threads });
    const data = digits(core, 550, 100);
    const runs = [new Run(core, recipe, data), new Run(core, { ...recipe, seed: 2 }, data)];
    for (let i = 0; i < 4; i++) for (const run of runs) run.advance(3);
    weights.push(runs.map((run) => run.evaluate().weightsSha256));
    for (const run of runs) run.dispose();
    core.dispose();
  }
  assert.deepEqual(weights[1], weights[0]);
});

test('after weights that were not finite, several threads train as many batches as one', async () => {
  const batches = [];
  for (const threads of [1, 2]) {
    const core = await coreWithThreads({ threads });
    const samples = core.samples(digits(core, 1000, 10).train);
    const network = core.network({
      ...{ inputs: 784, classes: 10, hidden: [64], activations: ['relu'], seed: 1 },
      ...{ cost: 'cross-entropy', optimizer: 'sgd', batchSize: 10, learningRate: 0.01 },
    });
    network.train(samples, 30);
    network.setLearningRate(1e30);
    assert.throws(() => network.train(samples, 60), { code: 'diverged' });
    network.setLearningRate(0.01);
    batches.push([network.train(samples, 1).batch, network.train(samples, 7).batch]);
    core.dispose();
  }
  assert.deepEqual(batches, [
    [1, 8],
    [1, 8],
  ]);
});

test('with threads that come and go a run has the same weights', async () => {
  const weights = [];
  for (const threads of [1, 4]) {
    const core = await coreWithThreads({ threads });
    const recipe = resolveRecipe({ dataset: 'digits', epochs: 2, batchSize: 100, threads });
    const run = new Run(core, recipe, digits(core, 2500, 300));
    while (!run.finished) run.advance(7);
    assert.equal(run.threads, threads);
    weights.push(run.evaluate().weightsSha256);
    run.dispose();
    core.dispose();
  }
  assert.equal(weights[1], weights[0]);
});
