import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Past } from '../../web/lab/control/past.js';

/** A lab whose worker answers when it is let. */
function fakeLab() {
  /** @type {any} */
  let state = {
    prepared: { layers: [4, 3] },
    current: { outcome: {} },
    ...{ image: null, seen: Uint8Array.of(1, 2, 3, 4), cell: null },
    mistakes: { total: 30, pictures: new Array(30) },
  };
  /** @type {any[]} */
  const updates = [];
  /** @type {any[]} */
  const asked = [];
  /** @type {any[]} */
  const calls = [];
  /** @type {(() => void)[]} */
  const held = [];
  const session = {
    inspect: async (/** @type {any[]} */ ...args) => {
      asked.push(args);
      await new Promise((resolve) => held.push(() => resolve(null)));
      const layers = [Float32Array.of(0.25, 0.75)];
      const [weights, mistakes] = [[Float32Array.of(args[2])], { total: 1, pictures: [] }];
      return { confusionMatrix: [], errorRate: 0.5, weights, mistakes, layers };
    },
  };
  const controller = {
    settled: async () => session,
    store: {
      get state() {
        return state;
      },
      update: (/** @type {object} */ changes) => {
        updates.push(changes);
        state = { ...state, ...changes };
      },
    },
    inspection: {
      call: async (/** @type {any[]} */ ...args) => void calls.push(args),
      update: async (/** @type {string} */ event) => void calls.push([event]),
    },
  };
  const answer = () => held.splice(0).forEach((release) => release());
  return { controller: /** @type {any} */ (controller), updates, asked, calls, answer };
}

const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

test('all of an earlier epoch is shown in one change, and only of the last one asked for', async () => {
  const lab = fakeLab();
  const past = new Past(lab.controller);
  void past.show(1, 3);
  await settle();
  void past.show(2, 3);
  await settle();
  lab.answer();
  await settle();
  assert.deepEqual(
    lab.asked.map(([, what, epoch, { mistakes, pixels }]) => [what, epoch, mistakes, [...pixels]]),
    [
      ['page', 1, 30, [1, 2, 3, 4]],
      ['page', 2, 30, [1, 2, 3, 4]],
    ],
  );
  assert.equal(lab.updates.length, 1);
  const [shown] = lab.updates;
  assert.deepEqual([shown.past.epoch, shown.past.errorRate, shown.weights[0][0]], [2, 0.5, 2]);
  assert.deepEqual([shown.mistakes.total, shown.outputs], [1, [0.25, 0.75]]);

  // What is drawn meanwhile is asked of that epoch; what comes from the newest, of the newest.
  const asking = lab.calls.at(-1)[1];
  void asking.inspect(
    { inspect: (/** @type {any[]} */ ...args) => lab.asked.push(args) },
    'weights',
    9,
  );
  assert.deepEqual(lab.asked.at(-1), ['inside', 'weights', 2, 9]);
  void past.show(null, 3);
  await settle();
  lab.answer();
  await settle();
  assert.equal(lab.updates.length, 2);
  assert.equal(lab.updates[1].past, null);
  assert.deepEqual(lab.calls.slice(-2), [['askBy', undefined], ['afterEpoch']]);
});

test('when the run goes on, the page leaves the earlier epoch at once', async () => {
  const lab = fakeLab();
  const past = new Past(lab.controller);
  await past.end();
  await past.show(null, 1);
  assert.deepEqual([lab.updates, lab.calls], [[], []]);
  void past.show(1, 3);
  await settle();
  const ending = past.end();
  assert.deepEqual(lab.updates, [{ past: null }]);
  await ending;
  lab.answer();
  await settle();
  assert.equal(lab.updates.length, 1, 'the late answer is not shown');
  assert.deepEqual(lab.calls.slice(-2), [['askBy', undefined], ['afterRun']]);
});
