import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyEngine, inEngines, QUICK } from './engines.js';
import { trainInNode } from './recipe.js';

/** What the page shows of its run. */
const shown = (page) =>
  page.evaluate((all) => ({
    status: all('mlp-train-panel')[0].status,
    hash: all('weights-hash')[0].dataset.hash,
    epoch: all('epoch')[0].textContent,
    right: all('mlp-confusion')[0].matrix.reduce((sum, row, i) => sum + row[i], 0),
    mistakes: all('mlp-mistakes')[0].items.length,
  }));

const notice = (page, pattern) =>
  page.until(
    `a notice like ${pattern}`,
    (all, source) => new RegExp(source).test(all('mlp-train-panel')[0].notice),
    pattern.source,
  );

inEngines(everyEngine, 'a finished run', (lab) => {
  test('goes on to the weights of a longer run, and is there after a reload', async () => {
    const page = await lab.open();
    await page.train();
    assert.equal(await page.text('train-on'), 'Train 10 more');
    await page.click('train-on');
    await page.until('twelve epochs', (all) => all('epoch')[0].textContent === '12 / 12');
    await page.status('done');
    const { weightsSha256 } = await trainInNode(QUICK.replace('epochs=2', 'epochs=12'));
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    const before = await shown(page);
    assert.equal(before.hash, weightsSha256);
    await page.open(await page.evaluate(() => location.href.replace('/#', '/?again#')));
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    assert.deepEqual(await shown(page), before);
    assert.equal(await page.text('.verdict'), '✓ verified: same weights as the link');
    assert.equal(await page.count('resume-kept'), 0);
  });
});

inEngines(['chromium'], 'a finished run', (lab) => {
  test('gives way to a press on Train while the page still gets ready', async () => {
    const page = await lab.open();
    const hash = await page.train();
    await page.until('a run in the list', (all) => all('mlp-runs')[0].runs.length === 1);
    await page.go(await page.evaluate(() => location.href.replace('/#', '/?again#')));
    await page.evaluate(async (all) => {
      while (!all('train')[0]) await new Promise((resolve) => setTimeout(resolve));
      all('train')[0].click();
    });
    await page.until('another run', (all) => all('mlp-runs')[0].runs.length === 2);
    await page.status('done');
    assert.equal(await page.attribute('weights-hash', 'data-hash'), hash);
  });

  test('stays on show while other settings are chosen, until the next one starts', async () => {
    const page = await lab.open();
    await page.train();
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    const before = await shown(page);
    await page.setting('batchSize', 64);
    await notice(page, /for the next run; Run 1 is shown/);
    await page.set('dataset', 'shapes');
    await page.until('the shapes', (all) => all('mlp-data-panel')[0].groups[0].name !== '0');
    assert.deepEqual(await shown(page), before);
    assert.equal(await page.count('pad'), 1, 'the network on show reads digits');
    assert.doesNotMatch(await page.evaluate(() => location.hash), /weights=/);
    await page.set('dataset', 'digits');
    await page.set('mlp-setting[name="trainSize"] >>> #control', 2000);
    await page.setting('epochs', 1);
    await page.click('train');
    await page.until('another run', (all) => all('mlp-runs')[0].runs.length === 2);
    assert.notEqual((await shown(page)).hash, before.hash);
  });

  test('goes on with a learning rate that was chosen since, which its link does not promise', async () => {
    const page = await lab.open();
    const first = await page.train();
    await page.setting('learningRate', '0,0005');
    await page.click('train-on');
    await notice(page, /at learning rate 5\.00e-4/);
    await page.until('more epochs', (all) => all('epoch')[0].textContent === '12 / 12');
    await page.status('done');
    assert.notEqual((await shown(page)).hash, first);
    assert.doesNotMatch(await page.evaluate(() => location.hash), /weights=/);
  });

  test('that learned nothing says why, and offers a rate', async () => {
    const page = await lab.open(`${QUICK}&learningRate=100`);
    await page.train();
    await page.until('the offer', (all) => all('mlp-train-panel')[0].remedy);
    assert.match(
      String(await page.text('mlp-train-panel >>> [role=alert]')),
      /get one answer, .* huge .* too high: .* press Find .*Try learning rate 0\.001/,
    );
    await page.click('mlp-train-panel >>> [role=alert] button');
    assert.equal(await page.evaluate((all) => all('mlp-train-panel')[0].learningRate), 0.001);
  });

  test('that was stopped in an epoch shows one epoch and one error', async () => {
    const page = await lab.open(QUICK.replace('epochs=2', 'epochs=500'));
    await page.click('step-epoch');
    await page.status('paused');
    for (let i = 0; i < 3; i++) {
      await page.click('step');
      await page.status('paused');
    }
    await page.click('stop');
    await page.status('done');
    await page.until('the list', (all) => all('mlp-runs')[0].runs.length === 1);
    const [run] = await page.evaluate((all) => all('mlp-runs')[0].runs);
    assert.equal(await page.text('epoch'), `${run.epochs} / 500`);
    const [curve] = await page.evaluate((all) => all('mlp-curves')[0].runs);
    assert.equal(curve.points.at(-1).validationErrorRate, run.validationErrorRate);
    assert.equal(await page.text('train-on'), 'Train 499 more');
  });
});

inEngines(['chromium'], 'a field with a bad value', (lab) => {
  test('holds Train back and has the focus, until it is good', async () => {
    const page = await lab.open();
    await page.setting('learningRate', '1,000');
    await page.click('train');
    assert.equal(await page.evaluate((all) => all('mlp-train-panel')[0].status), 'ready');
    const focused = await page.evaluate((all) => {
      const panel = all('mlp-network-panel')[0];
      return panel.shadowRoot.activeElement?.name;
    });
    assert.equal(focused, 'learningRate');
    await page.setting('learningRate', '0,002');
    await page.click('train');
    await page.status('running', 'done');
    assert.match(await page.evaluate(() => location.hash), /learningRate=0\.002/);
  });
});

inEngines(['chromium'], 'a link to data that is not there', (lab) => {
  test('says so, and Train is off', async () => {
    const page = await lab.newPage();
    for (const hash of ['#dataset=mnist&epochs=3', '#dataset=custom&epochs=7&layers=20']) {
      await page.go(`${lab.server.origin}/?${hash.length}${hash}`);
      await page.status('failed');
      assert.equal(await page.usable('train'), false);
      assert.doesNotMatch(
        await page.evaluate(
          (all) => all('mlp-train-panel >>> .state')[0].textContent + all('#about')[0].textContent,
        ),
        /build\.sh|just press Train/,
      );
    }
    const presets = await page.evaluate((all) =>
      [...all('preset')[0].options].map(({ value, disabled }) => [value, disabled]),
    );
    const absent = presets.filter(([, disabled]) => disabled).map(([value]) => value);
    assert.ok(absent.includes('mnist-seed') && absent.includes('cifar-best'));
    assert.deepEqual(
      presets.slice(0, 2).map(([value]) => value),
      ['digits', 'shapes'],
    );
  });
});
