import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RECORDING, documentWith, labIs } from './embedding.js';
import { inEngines } from './engines.js';
import { eventually } from '../patience.js';

const pages = {
  ...RECORDING,
  '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '/bare.html': documentWith('<main></main>'),
};

const ROUNDS = 20;

/** Waits until nothing that `refs` in the page names is in its memory. @param {import('./page.js').Page} page */
const allGone = (page) =>
  page.until('the memory is free', async () => {
    // From a task of its own: with this function on the stack, anything that looks like an address
    // there would keep an element alive.
    await globalThis.gc({ type: 'major', execution: 'async' });
    return globalThis.refs.every((ref) => ref.deref() === undefined);
  });

/** How many nodes and listeners of them the page has. @param {import('./page.js').Page} page */
async function domCounters(page) {
  const session = await page.raw.createCDPSession();
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { nodes, jsEventListeners };
}

/**
 * Waits until the page has no more nodes and listeners than before: some wait for a later collection.
 * @param {import('./page.js').Page} page
 * @param {Awaited<ReturnType<typeof domCounters>>} before
 */
async function noMoreThan(page, before) {
  await eventually(`at most ${JSON.stringify(before)}`, async () => {
    await allGone(page);
    const left = await domCounters(page);
    return left.nodes <= before.nodes && left.jsEventListeners <= before.jsEventListeners;
  });
}

inEngines(
  ['chromium'],
  'the element that is removed',
  (lab) => {
    test('removed while a method waits for it, it lets the caller go on', async () => {
      const until = new Promise(() => {});
      lab.server.faults.push({ path: /trainer\.worker/, until });
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/bare.html`);
      await page.evaluate(() => {
        const element = document.createElement('mlp-lab');
        element.id = 'a';
        element.setAttribute('view', 'train');
        document.querySelector('main').append(element);
      });
      await page.until('the lab', (all) => all('mlp-train-panel')[0]?.status === 'loading');
      await page.evaluate(async () => {
        const element = document.getElementById('a');
        const waiting = element.train();
        setTimeout(() => element.remove(), 100);
        await waiting;
      });
    });

    test('removed twenty times, it leaves no worker, no listener and no memory behind', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/bare.html`);
      await page.evaluate(() => {
        const count = { listeners: 0 };
        globalThis.count = count;
        for (const target of [
          window,
          document,
          matchMedia('(min-width: 1px)').constructor.prototype,
        ]) {
          const { addEventListener: add, removeEventListener: remove } = target;
          target.addEventListener = function (...args) {
            count.listeners++;
            return add.apply(this, args);
          };
          target.removeEventListener = function (...args) {
            count.listeners--;
            return remove.apply(this, args);
          };
        }
        globalThis.refs = [];
      });
      const round = async () => {
        await page.evaluate(() => {
          const element = document.createElement('mlp-lab');
          element.id = 'a';
          element.setAttribute('view', 'train');
          element.setAttribute('config', 'trainSize=500&testSize=100&epochs=100000');
          document.querySelector('main').append(element);
        });
        await labIs(page, 'a', 'ready');
        await page.click('train');
        await labIs(page, 'a', 'running');
        await page.evaluate(() => {
          const element = document.getElementById('a');
          globalThis.refs.push(new WeakRef(element));
          globalThis.refs.push(
            new WeakRef(element.shadowRoot.querySelector('mlp-compact').controller),
          );
          element.remove();
        });
      };
      await round();
      // The chart's library listens to the window once for all charts, whether there are any or not.
      await page.until('the chart to be gone', () => globalThis.count.listeners <= 4);
      const shared = await page.evaluate(() => globalThis.count.listeners);
      await allGone(page);
      const first = await domCounters(page);
      for (let i = 1; i < ROUNDS; i++) await round();
      await eventually('no worker', () => page.raw.workers().length === 0);
      assert.equal(await page.evaluate(() => globalThis.count.listeners), shared);
      assert.equal(await page.evaluate(() => globalThis.refs.length), 2 * ROUNDS);
      await noMoreThan(page, first);
    });
  },
  { server: { pages }, flags: ['--js-flags=--expose-gc'] },
);
