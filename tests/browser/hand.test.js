import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clear, draw, ONE, SEVEN } from './drawing.js';
import { inEngines, QUICK } from './engines.js';

const PAD = 'mlp-hand-dialog >>> mlp-pad >>> [data-testid=pad]';

/** What is drawn when a class is asked for; the others are passed over. @type {Record<string, typeof ONE>} */
const DRAWN = { 1: ONE, 7: SEVEN };

/** In the page. */
const learned = (all) => all('hand-result').length === 1 && all('mlp-hand-dialog').length === 0;

inEngines(['chromium'], 'the network on the pad', (lab) => {
  test('learns a hand, answers before and after, is undone, and is opened as a model', async () => {
    const page = await lab.open(QUICK);
    await page.click('teach-hand');
    await page.until('the pad', (all, pad) => all(pad).length === 1, PAD);
    for (;;) {
      const asked = await page.evaluate(
        (all) => all('hand-asked')[0].querySelector('b')?.textContent ?? null,
      );
      if (asked === null) break;
      const count = await page.evaluate((all) => all('mlp-hand-dialog')[0].drawn.length);
      if (!DRAWN[asked]) await page.click('hand-skip');
      else {
        await page.drag(PAD, DRAWN[asked]);
        await page.until('a button that is on', (all) => all('hand-keep')[0].disabled === false);
        await page.click('hand-keep');
      }
      await page.until(
        'the next one',
        (all, before, kept) =>
          all('hand-asked')[0].querySelector('b')?.textContent !== before &&
          all('mlp-hand-dialog')[0].drawn.length === kept,
        asked,
        count + Number(asked in DRAWN),
      );
    }
    await page.click('hand-learn');
    await page.until('what came of it', learned);
    const { reading } = await draw(page, SEVEN);
    assert.equal(reading, '7');
    assert.match(String(await page.text('hand-before')), /^\d /);
    assert.match(String(await page.text('hand-after')), /^7 /);
    await page.click('undo-hand');
    await page.until('the old network', (all) => all('hand-result').length === 0);
    await page.click('teach-hand');
    await page.until(
      'the drawings that are kept',
      (all) => all('mlp-hand-dialog')[0]?.drawn.length === 4,
    );
    await page.click('hand-learn');
    await page.until('what came of it', learned);
    await page.click('keep-hand');
    await page.status('done');
    assert.equal(await page.count('hand-result'), 0);
    assert.match(String(await page.text('test-error')), /%/);
    await clear(page);
    assert.equal((await draw(page, SEVEN)).reading, '7');
  });
});
