import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyEngine, inEngines } from './engines.js';
import { trainInNode } from './recipe.js';
import { DEATH, killWorker } from './worker-death.js';

/** A second or two, in which it is interrupted: few epochs of much work, for the page is drawn anew at each. */
const EPOCHS = 20;
const HASH = `#dataset=digits&trainSize=4000&testSize=500&layers=80&epochs=${EPOCHS}&seed=7`;

/** The run that nothing interrupts, by Node. */
const uninterrupted = await trainInNode(HASH);

/** How many epochs are trained, and stored, before that. */
const BEFORE = 2;

/** Leaves the lab in the middle of a run, when a checkpoint of its first epochs is stored. */
async function trainSome(page) {
  for (let epoch = 1; epoch <= BEFORE; epoch++) {
    await page.click('step-epoch');
    await page.until(
      `epoch ${epoch}`,
      (all, wanted) =>
        all('mlp-train-panel')[0].status === 'paused' &&
        all('mlp-curves')[0]
          .runs.find(({ current }) => current)
          .points.some((point) => point.epoch === wanted && point.validationErrorRate >= 0),
      epoch,
    );
  }
  await page.until('a stored checkpoint', stored, 'get', BEFORE);
  await page.click('train');
}

/**
 * In the page: reads or writes the stored checkpoint; `globalThis.kept` holds what was read last.
 * @param {unknown} _all
 * @param {'get' | 'put'} what
 * @param {number | null} [epoch]  that it must be of; null for none stored
 * @returns {Promise<boolean>} whether it was written, or is as wanted
 */
const stored = (_all, what, epoch) =>
  new Promise((resolve) => {
    const request = indexedDB.open('mlp-lab-checkpoint');
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      const { result: database } = request;
      const done = (value) => {
        database.close();
        resolve(value);
      };
      if (!database.objectStoreNames.contains('runs')) return done(false);
      const objects = database.transaction('runs', 'readwrite').objectStore('runs');
      const asked =
        what === 'get'
          ? objects.getAll(IDBKeyRange.bound('run', 'run\uffff'))
          : objects.put(globalThis.kept, 'run');
      objects.transaction.onabort = () => done(false);
      objects.transaction.oncomplete = () => {
        if (what === 'put') return done(true);
        const [kept] = asked.result;
        if (kept) globalThis.kept = kept;
        done((kept?.epoch ?? null) === epoch);
      };
    };
  });

/** Presses the offer to resume. @returns {Promise<number>} the epoch that it names */
async function resume(page) {
  await page.until('the offer', (all) => all('resume-kept').length > 0);
  const [, epoch] = /from epoch (\d+)$/.exec(String(await page.text('resume-kept'))) ?? [];
  await page.click('resume-kept');
  await page.status('running', 'done');
  return Number(epoch);
}

const pointsOf = (page) =>
  page.evaluate((all) => all('mlp-curves')[0].runs.find(({ current }) => current).points);

/** The run went to its end as if nothing had been. */
async function endsAsIfNothingHadBeen(page) {
  await page.status('done');
  assert.equal(await page.attribute('weights-hash', 'data-hash'), uninterrupted.weightsSha256);
  const points = await pointsOf(page);
  const validated = points.filter(({ validationErrorRate }) => validationErrorRate !== undefined);
  assert.deepEqual(
    validated.map(({ epoch }) => epoch),
    Array.from({ length: EPOCHS }, (_, i) => i + 1),
    'the curve has every epoch once',
  );
  assert.equal(await page.count('resume-kept'), 0);
}

inEngines(everyEngine, 'a run that the page was left in', (lab) => {
  test('goes on after a reload, to the same weights, and is offered no more', async () => {
    const page = await lab.open(HASH);
    await trainSome(page);
    await page.open(`${lab.server.origin}/${HASH}`);
    const epoch = await resume(page);
    assert.ok(epoch >= BEFORE && epoch < EPOCHS, `from epoch ${epoch}`);
    await endsAsIfNothingHadBeen(page);
    await page.open(`${lab.server.origin}/${HASH}`);
    await page.until('the runs', (all) => all('mlp-runs')[0].runs.length === 1);
    assert.equal(await page.count('resume-kept'), 0);
  });
});

inEngines(['chromium'], 'an interrupted run', (lab) => {
  test('goes on after its worker died, with its curve', async () => {
    lab.expectErrors(DEATH);
    const page = await lab.open(HASH);
    await trainSome(page);
    await killWorker(page);
    await page.status('failed');
    assert.ok((await pointsOf(page)).length > 2, 'the curve stays');
    await resume(page);
    await endsAsIfNothingHadBeen(page);
  });

  test('that has ended since is not offered, although its checkpoint is still stored', async () => {
    const page = await lab.open(HASH);
    await trainSome(page);
    await page.status('done');
    await page.until('no stored checkpoint', stored, 'get', null);
    await page.until('the old one again', stored, 'put');
    await page.open(`${lab.server.origin}/?again${HASH}`);
    await page.until('none', stored, 'get', null);
    await page.until('the runs', (all) => all('mlp-runs')[0].runs.length === 1);
    assert.equal(await page.count('resume-kept'), 0);
  });

  test('with a learning rate changed on the way keeps it, and is not taken for its recipe', async () => {
    const page = await lab.open(HASH);
    await page.click('step');
    await page.status('paused');
    await page.click('button[aria-label="Learning rate ÷ 2"]');
    await trainSome(page);
    await page.open(`${lab.server.origin}/${HASH}`);
    await resume(page);
    await page.status('done');
    assert.equal(await page.evaluate((all) => all('mlp-train-panel')[0].learningRate), 0.0005);
    assert.doesNotMatch(await page.evaluate(() => location.hash), /weights=/);
  });

  test('is forgotten when it is discarded, or when another is reset', async () => {
    const page = await lab.open(HASH);
    await trainSome(page);
    for (const button of ['discard-kept', 'reset']) {
      await page.open(`${lab.server.origin}/${HASH}`);
      await page.until('the offer', (all) => all('resume-kept').length > 0);
      await page.click(button);
      await page.until('no offer', (all) => all('resume-kept').length === 0);
      await page.status('ready');
      await page.open(`${lab.server.origin}/${HASH}`);
      await page.until('the runs', (all) => all('mlp-runs').length === 1);
      assert.equal(await page.count('resume-kept'), 0);
      if (button === 'discard-kept') await trainSome(page);
    }
  });

  test('is offered to one lab of a page, not to all', async () => {
    const page = await lab.open(HASH);
    await trainSome(page);
    await page.open(`${lab.server.origin}/${HASH}`);
    await page.evaluate(() => {
      const second = document.createElement('mlp-lab');
      second.setAttribute('loading', 'eager');
      document.body.append(second);
    });
    await page.until('two labs', (all) => {
      const panels = all('mlp-train-panel');
      return panels.length === 2 && panels.every(({ status }) => status === 'ready');
    });
    await page.until('the offer', (all) => all('resume-kept').length > 0);
    assert.equal(await page.count('resume-kept'), 1);
  });
});
