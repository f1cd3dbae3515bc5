import assert from 'node:assert/strict';
import { test } from 'node:test';
import { train } from '../../web/module/index.js';
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

  test('goes on with data that was chosen since, as a run of its own beside it', async () => {
    const page = await lab.open();
    const first = await page.train();
    await page.set('mlp-setting[name="trainSize"] >>> #control', 2000);
    await page.click('train-on');
    await notice(page, /begins with the weights of Run 1\./);
    await page.until('its epochs', (all) => all('epoch')[0].textContent === '10 / 10');
    await page.status('done');
    const runs = await page.evaluate((all) =>
      all('mlp-runs')[0].runs.map(({ name, epochs }) => `${name}: ${epochs}`),
    );
    assert.deepEqual(runs, ['Run 2: 10', 'Run 1: 2']);
    const settings = { dataset: 'digits', trainSize: 4000, testSize: 1000, epochs: 2, seed: 7 };
    const initFrom = await train(settings);
    assert.equal(first, initFrom.weightsSha256);
    const more = await train({ ...settings, trainSize: 2000, epochs: 10, initFrom });
    assert.equal((await shown(page)).hash, more.weightsSha256);
    // The next one begins anew.
    await page.setting('epochs', 1);
    await page.click('train');
    await page.until('a third run', (all) => all('mlp-runs')[0].runs.length === 3);
    const anew = await trainInNode('#dataset=digits&trainSize=2000&testSize=1000&epochs=1&seed=7');
    assert.equal((await shown(page)).hash, anew.weightsSha256);
  });

  test('is there although the page is left as it ends; deleted, it is not shown again', async () => {
    const page = await lab.open();
    await page.evaluate((all) => {
      const leave = () => {
        if (all('mlp-train-panel')[0].status === 'done') location.reload();
        else setTimeout(leave);
      };
      all('train')[0].click();
      setTimeout(leave);
    });
    await page.raw.waitForNavigation();
    await page.status('done');
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    await page.until('the list', (all) => all('mlp-runs')[0].runs.length === 1);
    await page.click('mlp-runs >>> .delete');
    await page.until('an empty list', (all) => (all('mlp-runs')[0]?.runs ?? []).length === 0);
    await page.open(await page.evaluate(() => location.href.replace('/#', '/?again#')));
    await page.status('ready');
    assert.equal(await page.count('resume-kept'), 0);
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

inEngines(['chromium'], 'a tab that is hidden during a run', (lab) => {
  test('ends it, tells the page and keeps it; seen again it shows one state', async () => {
    const page = await lab.open(QUICK.replace('epochs=2', 'epochs=3'));
    // A browser gives a hidden tab no frames.
    const ended = await page.evaluate(
      (all) =>
        new Promise((resolve) => {
          const held = [];
          const frame = globalThis.requestAnimationFrame;
          globalThis.requestAnimationFrame = (callback) => held.push(callback);
          globalThis.showAgain = () => {
            globalThis.requestAnimationFrame = frame;
            for (const callback of held) frame(callback);
          };
          all('mlp-lab')[0].addEventListener('mlp-done', ({ detail }) => resolve(detail));
          all('train')[0].click();
        }),
    );
    await page.evaluate(async () => {
      const result = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const stored = async () => {
        const found = [];
        for (const { name } of await indexedDB.databases()) {
          const database = await result(indexedDB.open(name));
          for (const store of database.objectStoreNames) {
            found.push(...(await result(database.transaction(store).objectStore(store).getAll())));
          }
          database.close();
        }
        return JSON.stringify(found);
      };
      while (!/"weightsSha256":"[0-9a-f]{64}"/.test(await stored())) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await page.evaluate(() => globalThis.showAgain());
    await page.status('done');
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    const { hash, epoch } = await shown(page);
    assert.deepEqual({ hash, epoch }, { hash: ended.weightsSha256, epoch: '3 / 3' });
    const [[run], [curve]] = await page.evaluate((all) => [
      all('mlp-runs')[0].runs,
      all('mlp-curves')[0].runs,
    ]);
    assert.equal(run.epochs, 3);
    const errors = curve.points
      .map((point) => point.validationErrorRate)
      .filter((rate) => rate >= 0);
    assert.equal(errors.length, 3);
    assert.equal(errors.at(-1), run.validationErrorRate);
    const left = await page.evaluate((all) => all('mlp-train-panel')[0].progress.secondsLeft);
    assert.equal(left, null);
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
