import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endless, inEngines, QUICK } from './engines.js';
import { eventually } from '../patience.js';
import { ISOLATED } from './server.js';
import { DEATH, killWorker } from './worker-death.js';

const LONG = endless(QUICK);
const ALERT = 'mlp-train-panel >>> [role=alert]';

/** Waits for a number of workers. @param {import('./page.js').Page} page @param {number} count */
const workers = (page, count) =>
  eventually(`workers: ${count}`, () => page.raw.workers().length === count);

/** Lets the worker die of the next message, with that message unanswered. */
const poison = (page) =>
  page.raw.workers()[0].evaluate(() =>
    addEventListener(
      'message',
      (event) => {
        event.stopImmediatePropagation();
        throw new Error('this test ends the worker');
      },
      true,
    ),
  );

/** Clicks the way on, which leads to a lab that trains and reads. */
async function recovers(page) {
  await page.click(`${ALERT} button`);
  await page.status('ready');
  await workers(page, 1);
  await page.click('step');
  await page.status('paused');
  await page.drag('pad', [
    [
      [0.5, 0.2],
      [0.5, 0.8],
    ],
  ]);
  await page.until('a reading', (all) => /^\d$/.test(all('pad-prediction')[0].textContent));
}

inEngines(['chromium'], 'the worker', (lab) => {
  test('its death in a run is told, and one press starts again', async () => {
    lab.expectErrors(DEATH);
    const page = await lab.open(LONG);
    await page.click('train');
    await page.until('progress', (all) => all('mlp-train-panel')[0].progress?.batch > 0);
    await poison(page);
    // The page asks about the weights after every epoch; that is the message that it dies of.
    await page.status('failed');
    assert.match(String(await page.text(`${ALERT} span`)), /worker stopped unexpectedly/);
    assert.equal(await page.text(`${ALERT} button`), 'Start again');
    await recovers(page);
  });

  test('its death over a drawing does not leave the pad deaf', async () => {
    lab.expectErrors(DEATH);
    const page = await lab.open();
    await poison(page);
    await page.drag('pad', [
      [
        [0.3, 0.2],
        [0.6, 0.8],
      ],
    ]);
    await page.status('failed');
    await recovers(page);
  });

  for (const [what, path] of /** @type {const} */ ([
    ['script', /trainer\.worker/],
    ['core', /\.wasm$/],
  ])) {
    test(`a ${what} that does not load is told, and one press tries again`, async () => {
      // The worker is tried once more by a blob, which this site's policy forbids.
      lab.expectErrors(/503|blob/);
      lab.server.faults.push({ path, status: 503 });
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/${QUICK}`);
      await page.status('failed');
      assert.match(String(await page.text(`${ALERT} span`)), /worker stopped|could not be loaded/);
      assert.equal(await page.text(`${ALERT} button`), 'Start again');
      const [inputs, classes] = [0, 1].map((i) => page.text('mlp-layer-editor >>> .fixed', i));
      assert.deepEqual([await inputs, await classes], ['– inputs', '– classes']);
      lab.server.faults.length = 0;
      await recovers(page);
    });
  }

  test('choices made while it starts do not start another', async () => {
    let goOn = () => {};
    const until = new Promise((resolve) => (goOn = () => resolve(undefined)));
    lab.server.faults.push({ path: /trainer\.worker/, until });
    lab.server.log.length = 0;
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/${QUICK}`);
    await page.until('the menu', (all) => all('dataset')[0]?.length > 1);
    for (const name of ['shapes', 'digits', 'shapes']) await page.set('dataset', name);
    goOn();
    await page.status('ready');
    assert.match(await page.evaluate(() => location.hash), /shapes/);
    // A second one would be up by now: its script was asked for at the same time.
    await workers(page, 1);
    const asked = lab.server.log.filter(({ path }) => /trainer\.worker/.test(path)).length;
    assert.equal(asked, 1);
  });

  test('it ends with its element, even if that goes while it starts', async () => {
    const page = await lab.open();
    await workers(page, 1);
    await page.evaluate(() => document.querySelector('mlp-lab')?.remove());
    await workers(page, 0);
    await page.evaluate(() => {
      const brief = document.createElement('mlp-lab');
      document.body.append(brief);
      setTimeout(() => brief.remove());
    });
    await page.evaluate(() => document.body.append(document.createElement('mlp-lab')));
    await page.status('ready');
    await workers(page, 1);
  });

  test('two labs on a page do not know of one another', async () => {
    const page = await lab.open(QUICK);
    await page.evaluate((_all, hash) => {
      const second = document.createElement('mlp-lab');
      second.setAttribute('config', hash);
      second.setAttribute('loading', 'eager');
      document.body.append(second);
    }, `${QUICK}&layers=12`);
    const states = (...wanted) =>
      page.until(
        `labs that are ${wanted}`,
        (all, list) => String(all('mlp-train-panel').map(({ status }) => status)) === String(list),
        wanted,
      );
    await states('ready', 'ready');
    const address = await page.evaluate(() => location.hash);
    await page.click('train', 1);
    await states('ready', 'done');
    assert.equal(await page.text('weights-hash'), '–');
    assert.equal(await page.evaluate(() => location.hash), address);
    await page.train();
    assert.notEqual(await page.text('weights-hash'), await page.text('weights-hash', 1));
    assert.equal(page.raw.workers().length, 2);
  });
});

inEngines(
  ['chromium'],
  'helper threads',
  (lab) => {
    test('the page starts them, and they end with what they help', async () => {
      lab.expectErrors(DEATH);
      const page = await lab.open(QUICK);
      await page.setting('threads', 2);
      await workers(page, 2);
      const started = await page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('team.worker')),
      );
      assert.ok(started, 'not the page, but the training worker');
      await page.setting('threads', 1);
      await workers(page, 1);
      await page.setting('threads', 2);
      await workers(page, 2);
      await killWorker(page);
      await page.status('failed');
      await workers(page, 0);
      await page.click(`${ALERT} button`);
      await page.status('ready');
      await workers(page, 2);
      await page.evaluate(() => document.querySelector('mlp-lab')?.remove());
      await workers(page, 0);
    });
  },
  { server: { headers: ISOLATED } },
);
