import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workerAnswers } from './embedding.js';
import { endless, inEngines, QUICK } from './engines.js';
import { trainInNode } from './recipe.js';

const LONG = endless(QUICK);
const RATE = 'mlp-setting[name=learningRate]';

const progressOf = (page) => page.evaluate((all) => all('mlp-train-panel')[0].progress);

/** Waits until some batches are trained. */
const underWay = (page) =>
  page.until('the first progress', (all) => all('mlp-train-panel')[0].progress?.batch > 0);

/** Waits until the first epoch is evaluated. */
const epochDone = (page) =>
  page.until('the first epoch', (all) =>
    all('mlp-curves')[0].runs[0].points.some(
      ({ validationErrorRate }) => validationErrorRate !== undefined,
    ),
  );

inEngines(['chromium'], 'controls', (lab) => {
  test('pause, step, one epoch and resume come to the weights of a run in one go', async () => {
    const page = await lab.open(QUICK);
    await page.click('step');
    await page.status('paused');
    assert.equal((await progressOf(page)).batch, 1);
    await page.click('step');
    await page.until('the second batch', (all) => all('mlp-train-panel')[0].progress.batch === 2);
    await page.status('paused');
    await page.click('step-epoch');
    await epochDone(page);
    await page.status('paused');
    assert.equal(await page.text('epoch'), '1 / 2');
    assert.equal(await page.text('train'), 'Resume');
    assert.equal(await page.train(), (await trainInNode(QUICK)).weightsSha256);
  });

  test('pause holds the run where it is, stop evaluates it, reset goes back', async () => {
    const page = await lab.open(LONG);
    await page.click('train');
    await underWay(page);
    await page.click('pause');
    await page.status('paused');
    const held = await progressOf(page);
    await workerAnswers(page);
    assert.deepEqual(await progressOf(page), held);

    await page.click('train');
    await page.status('running');
    await page.click('stop');
    await page.status('done');
    assert.match(String(await page.text('test-error')), /%/);
    assert.equal(await page.count('confusion-matrix'), 1);
    assert.equal(await page.count('runs'), 1);

    await page.click('reset');
    await page.status('ready');
    assert.equal(await page.text('epoch'), '0 / 5000');
    assert.equal(await page.text('test-error'), '–');
    assert.equal(await page.count('confusion-matrix'), 0);
  });

  test('after a reset in the middle of an epoch one step is one batch', async () => {
    const page = await lab.open(LONG);
    for (let batch = 1; batch <= 3; batch++) {
      await page.click('step');
      await page.until(
        `batch ${batch}`,
        (all, n) => all('mlp-train-panel')[0].progress.batch === n,
        batch,
      );
      await page.status('paused');
    }
    await page.click('reset');
    await page.status('ready');
    await page.click('step');
    await page.until('a batch', (all) => all('mlp-train-panel')[0].progress.batch > 0);
    await page.status('paused');
    assert.equal((await progressOf(page)).batch, 1);
  });

  test('settings are locked while a run lasts, the learning rate is not', async () => {
    const page = await lab.open(LONG);
    const locked = ['preset', 'dataset', 'mlp-setting[name=epochs]', 'mlp-setting[name=seed]'];
    for (const what of locked) assert.ok(await page.usable(what), `${what} before`);
    await page.click('train');
    await underWay(page);
    for (const what of locked) assert.ok(!(await page.usable(what)), `${what} in a run`);
    assert.ok(await page.usable(RATE));

    const before = await page.evaluate((all) => all('mlp-train-panel')[0].learningRate);
    await page.click('button[aria-label="Learning rate × 2"]');
    await page.until(
      'twice the learning rate',
      (all, rate) =>
        all('mlp-train-panel')[0].learningRate === rate &&
        all('mlp-setting[name=learningRate]')[0].value === rate,
      2 * before,
    );
    assert.equal(await page.evaluate((all) => all('mlp-train-panel')[0].status), 'running');
    await page.click('pause');
    await page.status('paused');
    for (const what of locked) assert.ok(!(await page.usable(what)), `${what} in a pause`);
  });

  test('a learning rate changed on the way changes the weights, and the link claims none', async () => {
    const page = await lab.open(QUICK);
    await page.click('step-epoch');
    await epochDone(page);
    await page.status('paused');
    await page.click('button[aria-label="Learning rate ÷ 2"]');
    await page.until('half the rate', (all) => all('mlp-train-panel')[0].learningRate === 0.0005);
    assert.notEqual(await page.train(), (await trainInNode(QUICK)).weightsSha256);
    assert.doesNotMatch(await page.evaluate(() => location.hash), /weights=/);
  });

  test('a run that diverges says when and at what rate, and the remedy leads on', async () => {
    const page = await lab.open(`${QUICK}&optimizer=sgd&learningRate=100000&layers=30-30-30`);
    await page.click('train');
    await page.status('diverged');
    assert.match(
      String(await page.text('mlp-train-panel >>> [role=alert] span')),
      /epoch 1\b.*100000/,
    );
    assert.equal(
      await page.text('mlp-train-panel >>> [role=alert] button'),
      'Try learning rate 10000',
    );
    await page.click('mlp-train-panel >>> [role=alert] button');
    await page.status('ready');
    assert.equal(await page.evaluate((all) => all('mlp-train-panel')[0].learningRate), 10000);
    await page.setting('learningRate', 0.1);
    await page.train();
    assert.match(String(await page.text('test-error')), /%/);
  });

  test('a setting typed just before Train counts, and the run is not taken back', async () => {
    const page = await lab.open(QUICK);
    await page.evaluate((all) => {
      const { shadowRoot } = all('mlp-setting[name=batchSize]')[0];
      const input = shadowRoot.querySelector('#control');
      input.value = '50';
      input.dispatchEvent(new Event('change', { bubbles: true }));
      all('train')[0].click();
    });
    await page.status('done');
    const { weightsSha256 } = await trainInNode(`${QUICK}&batchSize=50`);
    assert.equal(await page.attribute('weights-hash', 'data-hash'), weightsSha256);
  });

  test('Train counts while the lab gets ready, unless something else is chosen then', async () => {
    let goOn = () => {};
    const gettingReady = async () => {
      lab.server.faults.length = 0;
      const until = new Promise((resolve) => (goOn = () => resolve(undefined)));
      lab.server.faults.push({ path: /trainer\.worker/, until });
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/${QUICK}`);
      await page.until('the menu', (all) => all('dataset')[0]?.length > 1);
      return page;
    };
    const page = await gettingReady();
    await page.click('train');
    await page.until('the promise', (all) =>
      /Training starts then/.test(all('status')[0].textContent),
    );
    goOn();
    await page.status('done');

    const other = await gettingReady();
    await other.click('train');
    await other.set('dataset', 'shapes');
    goOn();
    await other.status('ready');
    await workerAnswers(other, '', 3072);
    assert.equal(await other.evaluate((all) => all('mlp-train-panel')[0].status), 'ready');
  });
});
