import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDataset, loadCore } from '../../web/engine/index.js';
import { endless, inEngines, QUICK } from './engines.js';
import { findAll } from './in-page.js';
import { publishedAsMnist } from './packs.js';

/** @param {string[]} wanted */
const runsAre = (page, wanted) =>
  page.until(
    `the runs ${wanted}`,
    (all, list) => {
      const [table] = all('mlp-runs');
      return String(table.runs.map(({ name }) => name)) === String(list);
    },
    wanted,
  );

inEngines(['chromium'], 'storage', (lab) => {
  test('a browser that stores nothing trains all the same', async () => {
    const page = await lab.newPage();
    await page.raw.evaluateOnNewDocument(() => {
      for (const name of ['indexedDB', 'caches', 'localStorage']) {
        Object.defineProperty(globalThis, name, {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      }
    });
    await page.open(`${lab.server.origin}/${QUICK}`);
    await page.train();
    await runsAre(page, ['Run 1']);
    const { message, notice } = await page.evaluate((all) => {
      const { message, notice } = all('mlp-train-panel')[0];
      return { message, notice };
    });
    assert.equal(message, '');
    assert.match(notice, /storage of this browser is full or blocked/);
  });

  test('runs are kept, named, compared and deleted, and survive a reload', async () => {
    const page = await lab.open(QUICK);
    await page.train();
    await page.click('reset');
    await page.status('ready');
    await page.train();
    await runsAre(page, ['Run 2', 'Run 1']);
    await page.set('mlp-runs >>> th input', 'the second <b>');
    await runsAre(page, ['the second <b>', 'Run 1']);

    await page.open(`${lab.server.origin}/${QUICK}`);
    await runsAre(page, ['the second <b>', 'Run 1']);
    assert.equal(
      await page.evaluate((all) => all('mlp-curves')[0].runs.length),
      2,
      'the last run is on show, the other beside it',
    );
    await page.click('mlp-runs >>> .delete', 1);
    await runsAre(page, ['the second <b>']);

    await page.open(`${lab.server.origin}/`);
    await runsAre(page, ['the second <b>']);
    await page.click('mlp-runs >>> td button:not(.delete)');
    await page.until('the settings of that run', () => location.hash.includes('trainSize=4000'));
    await page.status('ready');
    await page.train();
    assert.match(String(await page.text('.verdict')), /verified/);
  });

  test('a run that was changed on its way is not said to differ when it is opened', async () => {
    const page = await lab.open(QUICK);
    await page.click('step');
    await page.status('paused');
    await page.click('button[aria-label="Learning rate × 2"]');
    await page.train();
    await page.click('reset');
    await page.status('ready');
    await page.train();
    await runsAre(page, ['Run 2', 'Run 1']);
    await page.click('mlp-runs >>> td button:not(.delete)');
    await page.train();
    await runsAre(page, ['Run 3', 'Run 2', 'Run 1']);
    assert.equal(await page.count('.verdict.bad'), 0);
  });
});

/** Puts a value into the storage as another program might. */
const store = (page, database, key, value) =>
  page.evaluate(
    (_all, name, at, what) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.result.createObjectStore('runs');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction('runs', 'readwrite');
          transaction.objectStore('runs').put(what, at);
          transaction.oncomplete = () => {
            request.result.close();
            resolve(true);
          };
        };
      }),
    database,
    key,
    value,
  );

/** In the page: how many runs under way are stored. @returns {Promise<number>} */
const checkpoints = () =>
  new Promise((resolve) => {
    const request = indexedDB.open('mlp-lab-checkpoint');
    // Before the first lab has made it.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => resolve(0);
    request.onsuccess = () => {
      const counted = request.result.transaction('runs').objectStore('runs').count();
      counted.onsuccess = () => {
        request.result.close();
        resolve(counted.result);
      };
    };
  });

/** The names in the list of runs, in the page. */
const runNames = `String((${findAll})('mlp-runs')[0]?.runs.map(({ name }) => name))`;

/** Another tab with the storage of the first. */
async function secondTab(page, url) {
  const tab = await page.raw.browserContext().newPage();
  await tab.goto(url);
  await tab.waitForFunction(`(${findAll})('mlp-train-panel')[0]?.status === 'ready'`);
  return tab;
}

inEngines(['chromium'], 'the storage of two tabs', (lab) => {
  test('keeps the runs of both, and each sees the other’s', async () => {
    const a = await lab.open();
    const b = await secondTab(a, `${lab.server.origin}/${QUICK}`);
    await a.raw.bringToFront(); // only the tab in front draws
    await a.train();
    await b.bringToFront();
    await b.waitForFunction(`${runNames} === 'Run 1'`);
    await b.evaluate(`(${findAll})('train')[0].click()`);
    await b.waitForFunction(`${runNames} === 'Run 2,Run 1'`);
    await a.raw.bringToFront();
    await runsAre(a, ['Run 2', 'Run 1']);
    await a.click('mlp-runs >>> .delete', 1);
    await b.bringToFront();
    await b.waitForFunction(`${runNames} === 'Run 2'`);
  });

  test('keeps the run under way of each, and offers it to its own tab alone', async () => {
    const a = await lab.open(endless(QUICK));
    const b = await secondTab(
      a,
      `${lab.server.origin}/${QUICK.replace('epochs=2', 'epochs=4000')}`,
    );
    const offer = `(${findAll})('mlp-train-panel')[0]?.resumable`;
    await b.bringToFront();
    await b.evaluate(`(${findAll})('train')[0].click()`);
    await b.waitForFunction(`${offer} === null && (${checkpoints})().then((n) => n === 1)`);
    await a.raw.bringToFront();
    await a.click('train');
    await a.raw.waitForFunction(`(${checkpoints})().then((n) => n === 2)`);
    // Both tabs are loaded anew, in turn: a takes nothing of b's, which still trains.
    await a.raw.reload();
    await a.raw.waitForFunction(`${offer}?.epochs === 5000`);
    await b.bringToFront();
    await b.reload();
    await b.waitForFunction(`${offer}?.epochs === 4000`);
  });

  test('of an earlier build becomes one record a run; what is no run is left out, with a note', async () => {
    const page = await lab.open();
    const old = await page.evaluate((all) => {
      const run = {
        id: 'mi0x2k8w-1',
        name: 'of before',
        recipe: all('mlp-network-panel')[0].recipe,
        layers: [784, 128, 10],
        classNames: ['0'],
        points: [],
        outcome: null,
        repeatable: false,
        colour: 0,
        visible: true,
      };
      return { ...run, recipe: { ...run.recipe, mixup: undefined } };
    });
    const notRuns = [null, 7, { id: 'x' }];
    await store(page, 'mlp-lab-runs', 'runs', [...notRuns, old]);
    await store(page, 'mlp-lab-checkpoint', 'run', {});
    await page.open(`${lab.server.origin}/?again${QUICK}`);
    await runsAre(page, ['of before']);
    await page.until('the note', (all) => /cannot be read/.test(all('mlp-train-panel')[0].notice));
    await page.train();
    await runsAre(page, ['Run 2', 'of before']);
  });
});

const samples = generateDataset(await loadCore(), 'digits', { trainSize: 4000, testSize: 1000 });

inEngines(
  ['chromium'],
  'full storage',
  (lab) => {
    test('is told of once for each that it stops, and everything goes on', async () => {
      const page = await lab.newPage();
      const session = await page.raw.createCDPSession();
      await session.send('Storage.overrideQuotaForOrigin', {
        origin: lab.server.origin,
        quotaSize: 1,
      });
      await page.open(`${lab.server.origin}/#dataset=mnist&epochs=3&layers=30&seed=7`);
      const toldOfData = () => page.text('mlp-data-panel >>> [role=alert]');
      assert.match(
        String(await toldOfData()),
        /^Downloaded images cannot all be kept .* The storage of this browser is full\.$/,
      );
      await page.evaluate((all) => {
        globalThis.told = [];
        const panel = all('mlp-train-panel')[0];
        const look = () => {
          const notice = panel.shadowRoot.querySelector('.notice')?.textContent.trim() ?? '';
          if (notice !== (globalThis.told.at(-1) ?? '')) globalThis.told.push(notice);
        };
        new MutationObserver(look).observe(panel.shadowRoot, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      });
      await page.train();
      await runsAre(page, ['Run 1']);
      await page.click('reset');
      await page.status('ready');
      await page.train();
      await runsAre(page, ['Run 2', 'Run 1']);
      const told = await page.evaluate(() => globalThis.told);
      assert.equal(told.length, 1, told.join(' / '));
      assert.match(told[0], /storage of this browser is full or blocked/);
      assert.equal(await page.text('mlp-train-panel >>> [role=alert]'), '');
    });
  },
  { server: { pages: publishedAsMnist(samples, 1000) } },
);
