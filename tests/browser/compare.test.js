import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violationsInBothThemes } from './axe.js';
import { draw, SEVEN } from './drawing.js';
import { inEngines, QUICK } from './engines.js';
import { trainInNode } from './recipe.js';

const LONG = QUICK.replace('epochs=2', 'epochs=40');

/** The test errors of a run's repeats as the list shows them. */
const repeats = (page) =>
  page.evaluate((all) => all('mlp-workbench')[0].controller.store.state.runs[0]?.repeats ?? []);

inEngines(['chromium'], 'comparing', (lab) => {
  test('a run is repeated with the seeds that follow, and compared with another', async () => {
    const page = await lab.open();
    assert.equal(await page.usable('repeat'), false, 'there is nothing to repeat yet');
    const hash = await page.train();
    // Pressed twice, before it is drawn and by a double click after that: it is repeated once, and goes on.
    await page.evaluate((all) => {
      const [button] = all('repeat');
      button.click();
      button.click();
    });
    await page.until('a seed', (all) => /seed 2 of 5/.test(all('repeats')[0].textContent));
    await page.evaluate((all) =>
      all('repeat')[0].dispatchEvent(new MouseEvent('click', { detail: 2 })),
    );
    await page.until('the result', (all) => /5 seeds: test/.test(all('repeats')[0].textContent));
    assert.equal(await page.attribute('weights-hash', 'data-hash'), hash, 'it stays on show');
    const found = await repeats(page);
    assert.deepEqual(
      found.map(({ seed }) => seed),
      [8, 9, 10, 11],
    );
    const expected = await trainInNode(QUICK.replace('seed=7', 'seed=9'));
    assert.equal(found[1].weightsSha256, expected.weightsSha256);
    assert.equal(found[1].testErrorRate, expected.testErrorRate);
    assert.match(String(await page.text('mlp-runs >>> .spread')), /^[\d.]+ ± [\d.]+ %, 5 seeds$/);
    const banded = () =>
      page.evaluate((all) => {
        const canvas = all('mlp-curves')[0].shadowRoot.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((alpha, i) => i % 4 === 3 && alpha > 50 && alpha < 60).length;
      });
    assert.ok((await banded()) > 500, 'a band is drawn');
    assert.equal(await page.usable('repeat'), false, 'all five are there');

    await page.setting('learningRate', 0.3);
    await page.click('train');
    await page.until('another run', (all) => all('mlp-runs')[0].runs.length === 2);
    await page.status('done');
    await draw(page, SEVEN);
    await page.click('mlp-runs >>> .open [aria-pressed]');
    await page.until('the comparison', (all) => all('comparison')[0]);
    assert.match(
      String(await page.text('comparison')),
      /Run 2: .* one seed ?Run 1: .* 5 seeds ?The difference is more than chance explains.* t test of one run/,
    );
    const outputs = () =>
      page.evaluate((all) => all('mlp-two-answers')[0].answers.map((a) => a.outputs));
    await page.until('both answers', (all) =>
      all('mlp-two-answers')[0]?.answers.every((answer) => answer.outputs?.length === 10),
    );
    const [own, other] = await outputs();
    assert.notDeepEqual(own, other);
    assert.deepEqual(await violationsInBothThemes(page), []);
    await page.click('compare-stop');
    await page.until('no comparison', (all) => all('comparison').length === 0);
    assert.equal(await page.count('mlp-two-answers'), 0);

    // After a reload the weights of the other run are gone: it is trained again.
    await page.open(await page.evaluate(() => location.href.replace('/#', '/?again#')));
    await page.until('the runs', (all) => all('mlp-runs')[0].runs.length === 2);
    await draw(page, SEVEN);
    await page.click('mlp-runs >>> .open [aria-pressed]');
    await page.until('both answers again', (all) =>
      all('mlp-two-answers')[0]?.answers.every((answer) => answer.outputs?.length === 10),
    );
    assert.deepEqual(await outputs(), [own, other]);
  });

  test('repeating is cancelled at any time, and what is trained by then is kept', async () => {
    const page = await lab.open(LONG);
    await page.train();
    await page.click('repeat');
    await page.until('a seed', (all) => /seed 3 of 5/.test(all('repeats')[0].textContent));
    await page.click('repeat');
    await page.until('its word', (all) => /^Cancelled/.test(all('repeats')[0].textContent.trim()));
    const { length } = await repeats(page);
    assert.ok(length >= 1 && length < 4, `${length} seeds`);
    assert.match(String(await page.text('repeat')), /Repeat with the (other \d seeds|last seed)/);
    assert.equal(page.raw.workers().length, 1, 'its worker has ended');
  });
});
