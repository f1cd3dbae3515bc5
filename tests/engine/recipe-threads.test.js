import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { startHelper } from '../../web/engine/core/start-helper.js';
import { coreWithThreads, digits } from '../support.js';

/** One thread, which tells what the others must come to, then even and odd shares of the panels. */
const COUNTS = [1, 2, 3, 4, 7];

/** @type {Record<string, object>} */
const RECIPES = {
  'nothing special': {},
  'input dropout': { inputDropout: 0.2 },
  dropout: { dropout: [0.5, 0.2] },
  'label smoothing': { labelSmoothing: 0.1 },
  'max-norm': { maxNorm: 0.5 },
  'gradient clipping': { clipNorm: 0.05 },
  'batch normalisation': { batchNorm: true },
  'residual connections': { layers: [160, 160], residual: true },
  'a linear layer': { linear: [0, 1] },
  'rates of layers': { layerRates: [0.5, 2] },
  'decays of layers': { weightDecay: 0.1, layerDecays: [3] },
  'one cycle': { schedule: 'one-cycle' },
  'cosine with restarts': { schedule: 'cosine-restarts', stepEpochs: 0.7 },
  averaging: { averaging: 0.9 },
  'stochastic weight averaging': { swaFrom: 1 },
  Lion: { optimizer: 'lion' },
  Muon: { optimizer: 'muon' },
  rotation: { rotation: 15 },
  scale: { scale: 0.2 },
  shear: { shear: 0.2 },
  shift: { shift: 2 },
  elastic: { elastic: 34 },
  flip: { flip: true },
  crop: { crop: 3 },
  cutout: { cutout: 8 },
  MixUp: { mixup: 0.3 },
};
RECIPES.everything = Object.assign({ keepBest: true }, ...Object.values(RECIPES), { swaFrom: 0 });

/** @type {import('../../web/engine/core/core.js').Core[]} */
let cores = [];
before(async () => {
  cores = await Promise.all(COUNTS.map((threads) => coreWithThreads({ threads })));
});
after(() => cores.forEach((core) => core.dispose()));

/** @param {import('../../web/engine/core/core.js').Core} core @param {object} changes */
function train(core, changes) {
  const recipe = resolveRecipe({
    ...{ dataset: 'custom', layers: [160, 96], batchSize: 50, epochs: 2, seed: 11 },
    ...changes,
  });
  const run = new Run(core, recipe, digits(core, 500, 100));
  try {
    while (!run.finished) run.advance(1e6);
    return { threads: run.threads, weights: run.evaluate().weightsSha256 };
  } finally {
    run.dispose();
  }
}

/** What each recipe came to on one thread. @type {Map<string, string>} */
const seen = new Map();

for (const [name, recipe] of Object.entries(RECIPES)) {
  test(`${name}: the same weights on ${COUNTS.join(', ')} threads`, () => {
    const runs = cores.map((core) => train(core, recipe));
    assert.deepEqual(
      runs.map(({ threads }) => threads),
      COUNTS,
      'the network is large enough to be shared by so many',
    );
    const [{ weights }] = runs;
    for (const run of runs) assert.equal(run.weights, weights, `${run.threads} threads`);
    const twin = [...seen].find(([, hash]) => hash === weights)?.[0];
    assert.equal(twin, undefined, 'it changes something');
    seen.set(name, weights);
  });
}

/** @typedef {import('../../web/engine/core/start-helper.js').StartHelper} StartHelper */

test('a helper that cannot be started is done without', async () => {
  let ended = 0;
  /** @type {StartHelper} */
  const refuse = (_message, answer) => {
    queueMicrotask(() => answer(false));
    return { terminate: () => ended++ };
  };
  const fail = () => {
    throw new Error('no worker here');
  };
  for (const starter of [refuse, fail]) {
    const core = await loadCore({ threads: 3, startHelper: starter });
    assert.equal(core.threads, 1);
    assert.deepEqual(train(core, {}), train(cores[0], {}));
    core.dispose();
  }
  assert.equal(ended, 2);
});

test('a helper that dies before the training changes no bit of it', async () => {
  /** @type {{terminate: () => void}[]} */
  const helpers = [];
  const core = await loadCore({
    threads: 3,
    startHelper: (message, answer) => {
      const helper = startHelper(message, answer);
      helpers.push(helper);
      return helper;
    },
  });
  assert.equal(core.threads, 3);
  await helpers[0].terminate();
  assert.equal(train(core, {}).weights, train(cores[0], {}).weights);
  core.dispose();
});

test('of helpers of which one is missing, those that are there count', async () => {
  let asked = 0;
  const core = await loadCore({
    threads: 3,
    startHelper: (message, answer) => {
      if (asked++ === 0) throw new Error('no worker here');
      return startHelper(message, answer);
    },
  });
  assert.equal(core.threads, 2);
  const { threads, weights } = train(core, {});
  assert.equal(threads, 2);
  assert.equal(weights, train(cores[0], {}).weights);
  core.dispose();
});

test('on mostly black pictures a net that is too small for two threads says one', () => {
  const small = { layers: [30], batchSize: 10, scaling: 'unit' };
  const two = cores[1];
  assert.equal(train(two, small).threads, 1);
  assert.equal(train(two, { ...small, batchSize: 100 }).threads, 2);
});

test('however many cores have threads, Node hears of its end once', async () => {
  const before = process.listenerCount('exit');
  const many = await Promise.all(Array.from({ length: 3 }, () => loadCore({ threads: 2 })));
  assert.ok(process.listenerCount('exit') <= Math.max(before, 1));
  many.forEach((core) => core.dispose());
  assert.equal(process.listenerCount('exit'), before);
});
