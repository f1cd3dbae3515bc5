import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunList } from '../../web/lab/runs/run-list.js';
import { initialState } from '../../web/lab/state/state.js';
import { Store } from '../../web/lab/state/store.js';

// The store tells its listeners in the next frame.
globalThis.requestAnimationFrame = (tell) => Number(setTimeout(tell));
globalThis.cancelAnimationFrame = clearTimeout;
// A page that keeps its runs.
globalThis.document = /** @type {any} */ ({ documentElement: { dataset: {} } });

const prepared = /** @type {any} */ ({ layers: [784, 10], shape: { classNames: [] } });

/** What the tabs of a browser share. */
function memoryDisk() {
  /** @type {Map<string, any>} */
  const values = new Map();
  return /** @type {import('../../web/lab/runs/storage.js').Disk} */ ({
    put: async (key, value) =>
      void (value === undefined ? values.delete(key) : values.set(key, structuredClone(value))),
    values: async () => structuredClone([...values.values()]),
    split: async () => 0,
  });
}

/** A tab with a run that has not begun. @param {import('../../web/lab/runs/storage.js').Disk} disk */
async function openTab(disk) {
  const store = new Store(initialState());
  const list = new RunList(store, assert.fail);
  await list.load(disk);
  store.update({ current: list.fresh(store.state.recipe, prepared) });
  return {
    store,
    list,
    name: () => store.state.current?.name,
    colour: () => store.state.current?.colour,
    /** Trains its run. */
    finish() {
      const run = /** @type {any} */ (store.state.current);
      const points = [{ epoch: 1, validationErrorRate: 0.1 }];
      store.update({ current: list.keep({ ...run, points, outcome: null }) });
    },
    /** @param {number} length */
    holds: (length) =>
      new Promise((resolve) => {
        const look = () => store.state.runs.length === length && resolve(undefined);
        store.subscribe(look);
        look();
      }),
  };
}

test('a run that has not begun has a name of its own in whatever list is shown', () => {
  const store = new Store(initialState());
  const list = new RunList(store, () => {});
  const begin = () => list.fresh(store.state.recipe, prepared);
  const finished = { ...begin(), points: [{ epoch: 1, validationErrorRate: 0.1 }] };
  assert.equal(finished.name, 'Run 1');

  store.update({ current: begin() });
  list.show([finished]);
  assert.equal(store.state.current?.name, 'Run 2');
  assert.notEqual(store.state.current?.colour, finished.colour);

  store.update({ current: finished });
  list.show([finished]);
  assert.equal(store.state.current?.name, 'Run 1', 'one that has begun keeps its name');
});

test('a run that has not begun gets another name when another tab finishes one, or a file brings one', async () => {
  const disk = memoryDisk();
  const [here, there] = [await openTab(disk), await openTab(disk)];
  assert.equal(here.name(), 'Run 1');
  assert.equal(there.name(), 'Run 1');

  there.finish();
  await here.holds(1);
  assert.equal(here.store.state.runs[0].name, 'Run 1');
  assert.equal(here.name(), 'Run 2');
  assert.notEqual(here.colour(), there.colour());

  here.list.add([{ ...here.store.state.runs[0], id: 'of a file', name: 'Run 2' }]);
  assert.equal(here.name(), 'Run 3');
  await there.holds(2);
  assert.equal(there.name(), 'Run 1', 'its run has ended under this name');

  here.finish();
  await there.holds(3);
  assert.deepEqual(there.store.state.runs.map(({ name }) => name).sort(), [
    'Run 1',
    'Run 2',
    'Run 3',
  ]);
  here.list.close();
  there.list.close();
});
