import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { eventually } from '../patience.js';
import { NetworkWatch } from '../../web/lab/control/network-watch.js';

/** A lab whose worker counts what it is asked. @param {number} milliseconds  that a snapshot takes */
function fakeLab(milliseconds = 1) {
  /** @type {any} */
  let state = {
    prepared: { runId: 1, plan: {}, shape: { height: 2, width: 2, channels: 1 } },
    status: 'ready',
    progress: null,
    image: null,
    seen: null,
    examples: [[Uint8Array.of(1, 2, 3, 4)], [Uint8Array.of(5, 6, 7, 8)]],
  };
  /** @type {((state: any) => void)[]} */
  const listeners = [];
  /** @type {{what: string, asked: any, of: number | null}[]} */
  const calls = [];
  const session = {
    inspect: async (
      /** @type {string} */ what,
      /** @type {any} */ asked,
      /** @type {any[]} */ ...args
    ) => {
      const [name, of, ...rest] = what === 'inside' ? [asked, ...args] : [what, null, asked];
      calls.push({ what: name, asked: rest[0], of });
      return name === 'snapshot' ? { milliseconds } : { looked: 9, pictures: [] };
    },
  };
  const controller = {
    store: {
      get state() {
        return state;
      },
      subscribe: (/** @type {any} */ listener) => {
        listeners.push(listener);
        return () => listeners.splice(listeners.indexOf(listener), 1);
      },
    },
    settled: async () => session,
    inspection: {
      call: async (/** @type {string} */ _name, /** @type {any} */ image) => update({ image }),
    },
  };
  /** @param {object} changes */
  const update = (changes) => {
    state = { ...state, ...changes };
    listeners.forEach((listener) => listener(state));
  };
  const snapshots = () => calls.filter(({ what }) => what === 'snapshot').length;
  return { controller: /** @type {any} */ (controller), update, calls, snapshots, listeners };
}

const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

test('nothing is asked of the worker until the drawing is seen, nor afterwards', async () => {
  const lab = fakeLab();
  const watch = new NetworkWatch(lab.controller, 10, () => {});
  lab.update({ status: 'running', progress: { position: 1 } });
  await settle();
  assert.equal(lab.calls.length, 0);
  watch.see(true);
  await settle();
  assert.equal(lab.snapshots(), 1);
  watch.see(false);
  lab.update({ progress: { position: 2 } });
  await settle();
  assert.equal(lab.snapshots(), 1);
  watch.end();
  assert.equal(lab.listeners.length, 0);
});

for (const [milliseconds, drawing, gap] of [
  [1, 0, 250],
  [1, 4, 250],
  [40, 0, 2000],
  [10, 30, 2000],
]) {
  test(`snapshots of ${milliseconds} ms, drawn in ${drawing} ms, are ${gap} ms apart while it trains`, async (t) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    t.after(() => mock.timers.reset());
    const lab = fakeLab(milliseconds);
    let now = 0;
    /** Draws, and is done later. */
    const draw = async () => {
      await Promise.resolve();
      now += drawing;
    };
    const watch = new NetworkWatch(lab.controller, 10, draw, () => now);
    lab.update({ status: 'running' });
    watch.see(true);
    await settle();
    lab.update({ progress: { position: 1 } });
    mock.timers.tick(gap - 1);
    await settle();
    assert.equal(lab.snapshots(), 1);
    mock.timers.tick(1);
    await settle();
    assert.equal(lab.snapshots(), 2);
    mock.timers.tick(10 * gap);
    await settle();
    assert.equal(lab.snapshots(), 2, 'a network that stands still is not asked again');
    watch.end();
  });
}

test('a drawing lights the network before an example, and an image before both', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const lab = fakeLab();
  /** @type {any[]} */
  const shown = [];
  const watch = new NetworkWatch(lab.controller, 10, (watched) => shown.push(watched));
  const next = async () => {
    mock.timers.tick(1000);
    await settle();
    return [...(lab.calls.at(-1)?.asked.pixels ?? [])];
  };
  watch.see(true);
  assert.deepEqual(await next(), [1, 2, 3, 4]);
  lab.update({ seen: Uint8Array.of(9, 9, 9, 9) });
  assert.deepEqual(await next(), [9, 9, 9, 9]);
  watch.nextImage();
  await settle();
  assert.deepEqual(await next(), [5, 6, 7, 8]);
  watch.nextImage();
  await settle();
  assert.deepEqual(await next(), [1, 2, 3, 4]);
  assert.deepEqual([...shown.at(-1).image.pixels], [1, 2, 3, 4]);
  watch.end();
  mock.timers.reset();
});

test('while the page shows an earlier epoch, the drawing is of that epoch and says so', async () => {
  const lab = fakeLab();
  /** @type {any[]} */
  const shown = [];
  const watch = new NetworkWatch(lab.controller, 10, (watched) => shown.push(watched));
  const asked = () => lab.calls.splice(0).map(({ what, of }) => [what, of]);
  watch.see(true);
  lab.update({ status: 'done' });
  await settle();
  await watch.choose({ layer: 1, unit: 0 });
  await new Promise((resolve) => setTimeout(resolve));
  await settle();
  assert.ok(asked().every(([, of]) => of === null));
  assert.ok(shown.at(-1).strongest && shown.at(-1).chosen);

  const past = { epoch: 2, reached: 5, errorRate: 0.1, confusionMatrix: [] };
  lab.update({ past });
  await settle();
  await new Promise((resolve) => setTimeout(resolve));
  await settle();
  const then = asked();
  assert.ok(then.every(([, of]) => of === 2));
  assert.ok(
    then.some(([what]) => what === 'strongest'),
    'the unit’s images are looked for anew',
  );
  assert.equal(shown.at(-1).past, past);
  lab.update({ past: null });
  await settle();
  await new Promise((resolve) => setTimeout(resolve));
  await settle();
  assert.ok(asked().every(([, of]) => of === null));
  assert.equal(shown.at(-1).past, null);
  watch.end();
});

test('a unit stays chosen in the next network, if that has it', async () => {
  const lab = fakeLab();
  const watch = new NetworkWatch(lab.controller, 10, () => {});
  watch.see(true);
  await watch.choose({ layer: 2, unit: 3 });
  await settle();
  const asked = () => lab.calls.findLast(({ what }) => what === 'snapshot')?.asked.unit;
  const looks = () => lab.calls.filter(({ what }) => what === 'strongest').length;
  assert.equal(looks(), 1);
  const prepared = { plan: {}, shape: { height: 2, width: 2, channels: 1 } };
  lab.update({ prepared: { ...prepared, runId: 2, layers: [4, 5, 4] } });
  await eventually('its images', () => looks() === 2);
  await eventually('it', () => asked()?.layer === 2 && asked().unit === 3);
  lab.update({ prepared: { ...prepared, runId: 3, layers: [4, 5, 3] } });
  await eventually('none', () => asked() === null);
  assert.equal(looks(), 2);
  watch.end();
});

test('a run that stands still is drawn at once, without the rest of its training’s gap', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const lab = fakeLab(1000);
  const watch = new NetworkWatch(lab.controller, 10, () => {});
  lab.update({ status: 'running' });
  watch.see(true);
  await settle();
  assert.equal(lab.snapshots(), 1);
  lab.update({ status: 'paused', progress: { position: 1 } });
  await settle();
  assert.equal(lab.snapshots(), 2);
  watch.end();
});
