import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunList } from '../../web/lab/runs/run-list.js';
import { initialState } from '../../web/lab/state/state.js';
import { Store } from '../../web/lab/state/store.js';

// The store tells its listeners in the next frame.
globalThis.requestAnimationFrame = (tell) => Number(setTimeout(tell));
globalThis.cancelAnimationFrame = clearTimeout;

test('a run that has not begun has a name of its own in whatever list is shown', () => {
  const store = new Store(initialState());
  const list = new RunList(store, () => {});
  const prepared = /** @type {any} */ ({ layers: [784, 10], shape: { classNames: [] } });
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
