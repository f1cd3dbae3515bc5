import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyEngine, inEngines } from './engines.js';
import { trainInNode } from './recipe.js';

const LINK = '#dataset=digits&trainSize=8000&testSize=1000&epochs=4&learningRate=0.002&seed=7';
/** Measured: 8.9 %. */
const FLOOR = 13;

const inNode = await trainInNode(LINK);

inEngines(everyEngine, 'training', (lab) => {
  test('the first visit is useful at once: one sentence, samples, one press away', async () => {
    const page = await lab.open('');
    assert.equal(await page.text('train'), 'Train');
    assert.equal(await page.text('status'), 'Ready to train.');
    assert.match(String(await page.text('header p')), /press Train and watch, then draw/);
    await page.until(
      'the samples',
      (all) => all('mlp-data-panel')[0].groups[9]?.pictures.length > 0,
    );
    const packs = lab.server.log.filter(({ path }) => path.endsWith('.bin.gz'));
    assert.deepEqual(packs, [], 'nothing large is loaded before it is asked for');
  });

  test('trains generated digits to the same weights as Node and shows what came out', async () => {
    const page = await lab.open(LINK);
    assert.equal(await page.text('epoch'), '0 / 4');
    assert.equal(await page.count('confusion-matrix'), 0);
    const hash = await page.train();

    assert.equal(hash, inNode.weightsSha256);
    assert.equal(await page.text('weights-hash'), hash.slice(0, 8));
    assert.equal(await page.text('epoch'), '4 / 4');
    assert.equal(await page.text('status'), 'Done.');
    const error = Number.parseFloat(String(await page.text('test-error')));
    assert.equal(error.toFixed(2), (100 * inNode.testErrorRate).toFixed(2));
    assert.ok(error < FLOOR, `the test error is ${error} %`);

    const { peakShare } = await page.evaluate((all) => all('mlp-train-panel')[0].progress);
    assert.ok(peakShare === null || (peakShare > 0 && peakShare <= 1), `${peakShare}`);

    const matrix = await page.evaluate((all) =>
      Array.from(all('confusion-matrix')[0].tBodies[0].rows, (row) =>
        Array.from(row.querySelectorAll('.cell'), (cell) => Number(cell.textContent)),
      ),
    );
    assert.deepEqual(matrix, inNode.confusionMatrix);
    const report = String(await page.text('class-report'));
    assert.match(report, /precision ?recall ?f1-score ?support/);
    assert.match(report, /accuracy \d\.\d\d 1000 macro avg/);
    assert.match(String(await page.text('runs')), /digits, 784-128-10/);
    const wrong = matrix.flatMap((row, r) => row.filter((_, c) => c !== r)).reduce((a, b) => a + b);
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    assert.equal(await page.evaluate((all) => all('mlp-mistakes')[0].total), wrong);
  });
});
