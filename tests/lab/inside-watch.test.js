import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InsideWatch } from '../../web/lab/control/inside-watch.js';

const settle = async () => {
  for (let i = 0; i < 60; i++) await Promise.resolve();
};

/** A lab of 2 x 2 images whose worker notes what it is asked, and answers when it is let. */
function fakeLab() {
  const shape = { height: 2, width: 2, channels: 1, classNames: ['a', 'b', 'c'] };
  /** @type {any} */
  let state = {
    prepared: { runId: 1, plan: {}, layers: [4, 6, 5, 3], shape, cost: 'cross-entropy' },
    ...{ status: 'ready', progress: null, image: null, seen: null, current: null },
  };
  /** @type {((state: any) => void)[]} */
  const listeners = [];
  /** @type {any[][]} */
  const calls = [];
  let gate = Promise.resolve();
  const session = {
    inspect: async (/** @type {string} */ name, /** @type {any[]} */ ...args) => {
      assert.equal(name, 'inside');
      calls.push(args);
      await gate;
      if (args[0] === 'images') {
        const pixels = Uint8Array.of(1, 1, 1, 1, 2, 2, 2, 2);
        return { total: 9, pixels, labels: [0, 1], answers: [0, 2], epochs: [1] };
      }
      return { of: args[0], epoch: args[1] };
    },
  };
  const store = {
    get state() {
      return state;
    },
    subscribe: (/** @type {any} */ listener) => {
      listeners.push(listener);
      return () => listeners.splice(listeners.indexOf(listener), 1);
    },
  };
  const update = (/** @type {object} */ changes) => {
    state = { ...state, ...changes };
    listeners.forEach((listener) => listener(state));
  };
  /** Holds the worker's answers back. @returns {() => void} lets them go */
  const hold = () => {
    /** @type {() => void} */
    let release = () => {};
    gate = new Promise((resolve) => (release = resolve));
    return release;
  };
  const asked = () => calls.splice(0).map(([what]) => what);
  const controller = /** @type {any} */ ({ store, settled: async () => session });
  return { controller, update, calls, asked, listeners, hold };
}

/** @param {ReturnType<typeof fakeLab>} lab @param {any} [past] */
function watchOf(lab, past) {
  /** @type {any[]} */
  const shown = [];
  const watch = new InsideWatch(lab.controller, (inside) => shown.push(inside), past);
  return { watch, last: () => shown.at(-1), shown };
}

const ALL = ['images', 'why', 'map', 'without', 'wanted', 'statistics'];

test('nothing is asked before it is open, nor of a run that trains', async () => {
  const lab = fakeLab();
  const { watch, last, shown } = watchOf(lab);
  lab.update({ status: 'done', progress: { position: 2 } });
  await settle();
  assert.deepEqual([lab.asked(), shown.length], [[], 0]);
  lab.update({ status: 'running', progress: { position: 3 } });
  watch.see(true);
  await settle();
  assert.deepEqual(lab.asked(), []);
  assert.equal(last().state, 'running');
  lab.update({ status: 'paused', progress: { position: 4 } });
  await settle();
  assert.deepEqual(lab.asked(), ALL);
  assert.equal(last().state, 'still');
  assert.deepEqual(last().map, { of: 'map', epoch: null });
  assert.equal(last().choice.layer, 2, 'the last hidden layer first');

  lab.update({ status: 'running', progress: { position: 5 } });
  await settle();
  assert.deepEqual(lab.asked(), []);
  assert.ok(last().images, 'what was seen stays in view');
  watch.see(false);
  lab.update({ status: 'paused', progress: { position: 6 } });
  await settle();
  assert.deepEqual(lab.asked(), []);
  watch.end();
  assert.equal(lab.listeners.length, 0);
});

test('without an image of the page, the first mistake is looked at', async () => {
  const lab = fakeLab();
  const { watch, last } = watchOf(lab);
  lab.update({ status: 'done' });
  watch.see(true);
  await settle();
  assert.deepEqual([...last().image.pixels], [2, 2, 2, 2]);
  lab.asked();
  const drawn = Uint8Array.of(7, 7, 7, 7);
  lab.update({ seen: drawn });
  await settle();
  assert.deepEqual(
    lab.calls.map(([what, ...args]) => [what, args]),
    [
      ['why', [null, drawn, null]],
      ['without', [null, [], drawn]],
    ],
  );
  watch.end();
});

test('an image that comes while another question is out loses no answer', async () => {
  const lab = fakeLab();
  const { watch, last } = watchOf(lab);
  const release = lab.hold();
  lab.update({ status: 'done' });
  watch.see(true);
  await settle();
  lab.update({ seen: Uint8Array.of(3, 3, 3, 3) });
  release();
  await settle();
  for (const part of ALL) assert.ok(last()[part], part);
  watch.end();
});

test('what is chosen is asked for alone, and another run begins without it', async () => {
  const lab = fakeLab();
  const { watch, last } = watchOf(lab);
  lab.update({ status: 'done' });
  watch.see(true);
  await settle();
  lab.asked();
  watch.choose({ layer: 1 });
  await settle();
  assert.deepEqual(lab.calls.splice(0), [['map', null, 1]]);
  const off = [{ layer: 1, unit: 4 }];
  watch.choose({ off });
  await settle();
  assert.deepEqual(lab.calls.splice(0)[0].slice(0, 3), ['without', null, off]);
  watch.choose({ classes: [2, 0] });
  await settle();
  assert.deepEqual(lab.calls.splice(0)[0][3], [2, 0]);
  watch.choose({ wanted: 2 });
  await settle();
  assert.deepEqual(lab.calls.splice(0), [['wanted', null, 2]]);

  const { prepared } = lab.controller.store.state;
  lab.update({ prepared: { ...prepared, runId: 2 }, status: 'ready' });
  await settle();
  assert.deepEqual(lab.asked(), []);
  assert.equal(last().images, null);
  assert.deepEqual(last().choice, {
    epoch: null,
    classes: null,
    layer: 2,
    off: [],
    wanted: 0,
    norms: false,
  });
  watch.end();
});

test('an answer of the run at another time is not shown', async () => {
  const lab = fakeLab();
  const { watch, last } = watchOf(lab);
  const release = lab.hold();
  lab.update({ status: 'paused', progress: { position: 1 } });
  watch.see(true);
  await settle();
  lab.update({ status: 'running', progress: { position: 2 } });
  release();
  await settle();
  assert.deepEqual(lab.asked(), ['images']);
  assert.equal(last().images, null);
  watch.end();
});

test('with another epoch everything is asked again, until the run trains on', async () => {
  const lab = fakeLab();
  const { watch, last } = watchOf(lab);
  lab.update({ status: 'done' });
  watch.see(true);
  await settle();
  lab.asked();
  watch.choose({ epoch: 1 });
  await settle();
  assert.deepEqual(
    lab.calls.splice(0).map(([what, epoch]) => [what, epoch]),
    [...ALL, 'weights'].map((what) => [what, 1]),
  );
  lab.update({ status: 'paused', progress: { position: 3 } });
  await settle();
  assert.ok(lab.calls.every(([, epoch]) => epoch === null));
  assert.equal(last().choice.epoch, null);
  assert.equal(last().weights, null);
  watch.end();
});

test('the parts change to another epoch together, and those of an epoch that was left never show', async () => {
  const lab = fakeLab();
  /** @type {any[]} */
  const told = [];
  const past = {
    show: async (/** @type {any[]} */ ...args) => void told.push(args),
    end: async () => void told.push('end'),
  };
  const { watch, last, shown } = watchOf(lab, past);
  const ofOne = (/** @type {any} */ { map, wanted, statistics, epoch }) => {
    const epochs = [map, wanted, statistics].map((part) => part?.epoch ?? null);
    assert.deepEqual(epochs, [epoch, epoch, epoch]);
  };
  lab.update({ status: 'done', progress: { position: 3 } });
  watch.see(true);
  await settle();
  shown.splice(0);
  const release = lab.hold();
  watch.choose({ epoch: 1 });
  await settle();
  assert.deepEqual([last().choice.epoch, last().epoch, last().busy], [1, null, true]);
  watch.choose({ epoch: 2 });
  release();
  await settle();
  assert.deepEqual([last().epoch, last().busy], [2, false]);
  shown.forEach(ofOne);
  assert.ok(shown.every(({ epoch }) => epoch !== 1));
  assert.deepEqual(told, [
    [1, 3],
    [2, 3],
  ]);

  shown.splice(0);
  lab.update({ status: 'paused', progress: { position: 4 } });
  await settle();
  assert.deepEqual([told.at(-1), last().epoch, last().busy], ['end', null, false]);
  shown.forEach(ofOne);
  watch.end();
});
