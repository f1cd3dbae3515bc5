import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violationsInBothThemes } from './axe.js';
import { draw, SEVEN } from './drawing.js';
import { inEngines, QUICK } from './engines.js';

/** What the section shows. @param {import('./page.js').Page} page @param {string} part */
const shows = (page, part) =>
  page.until(part, (all, name) => Boolean(all('mlp-inside')[0]?.shown?.[name]), part);

/**
 * What the page shows by the network's weights, once that is no more as it was, and the drawing of the network
 * agrees with the pad.
 * @param {import('./page.js').Page} page
 * @param {any} [before]
 */
const answers = (page, before) =>
  page.until(
    'other answers, of one epoch',
    (all, former) => {
      all('mlp-network-diagram')[0].scrollIntoView(); // out of sight it asks nothing
      const [{ controller }] = all('mlp-workbench');
      const { outputs, weights, mistakes } = controller.store.state;
      const now = {
        outputs,
        drawn: [...(all('mlp-network-diagram')[0].shown?.outputs?.at(-1) ?? [])],
        matrix: all('mlp-confusion')[0].matrix,
        weights: weights.map((unit) => unit[300]),
        mistakes: mistakes.pictures.map(({ index }) => index),
      };
      const isOther = Object.keys(now).every(
        (part) => String(now[part]) !== String(former?.[part]),
      );
      const isOne = String(now.drawn) === String(outputs) && !all('mlp-inside')[0].shown.busy;
      return isOther && isOne ? now : null;
    },
    before,
  );

inEngines(['chromium'], 'inside the network', (lab) => {
  test('it loads when it is opened, and every part of it works', async () => {
    const page = await lab.open(`${QUICK}&layers=12`);
    assert.equal(await page.evaluate(() => customElements.get('mlp-inside') === undefined), true);
    await page.click('step-epoch');
    await page.status('paused');
    await page.click('step-epoch');
    await page.status('done');
    await draw(page, SEVEN);
    await page.evaluate((all) => all('inside')[0].querySelector('summary').click());
    await shows(page, 'statistics');

    const [up, down, rest, difference] = await page.evaluate((all) =>
      [...all('why')[0].querySelectorAll('td')].map((cell) =>
        Number(cell.textContent.trim().replace('−', '-')),
      ),
    );
    assert.ok(up > 0 && down < 0 && difference > 0, 'the likeliest class first');
    assert.ok(Math.abs(up + down + rest - difference) < 0.03, 'the parts add up');

    const hash = await page.attribute('weights-hash', 'data-hash');
    assert.match(String(await page.text('without')), /0 off/);
    await page.click('switch', 0);
    await page.click('switch', 1);
    await page.until('two off', (all) => /2 off/.test(all('without')[0].innerText));
    await page.click('all-on');
    await page.until('none off', (all) => /0 off/.test(all('without')[0].innerText));
    assert.equal(await page.attribute('weights-hash', 'data-hash'), hash);

    const newest = await answers(page);
    await page.set('inside-epoch', 0);
    await page.until('the first epoch', (all) => all('mlp-inside')[0].shown.weights);
    assert.equal(await page.count('mlp-inside >>> mlp-confusion'), 1);
    assert.equal(await page.attribute('inside-epoch', 'aria-valuetext'), '1 of 2');
    const former = await answers(page, newest);
    assert.match(String(await page.text('then')), /^As after epoch 1 of 2: test error [\d.]+ %\./);
    assert.equal(await page.count('then'), 4);
    assert.deepEqual(await violationsInBothThemes(page), []);
    await page.click('then-back');
    await page.until('the newest', (all) => all('mlp-confusion').length === 1);
    assert.deepEqual(await answers(page, former), newest);
    await page.set('inside-epoch', 0);
    await page.until('the line', (all) => all('then').length === 4);
    await page.click('train-on');
    await page.until('no line', (all) => {
      all('mlp-network-diagram')[0].scrollIntoView();
      return all('then').length === 0;
    });
    await page.status('done');
    await page.until(
      'the section again',
      (all) => all('mlp-inside')[0].shown.images?.epochs.length,
    );
    await shows(page, 'statistics');

    assert.equal(await page.evaluate((all) => all('mlp-inside')[0].shown.norms), null);
    await page.evaluate((all) => all('norms')[0].querySelector('summary').click());
    await shows(page, 'norms');
    assert.equal(await page.count('mlp-norm-curves >>> mlp-line-plot'), 4);
    const { layers, images } = await page.evaluate((all) => all('mlp-inside')[0].shown.norms);
    assert.equal(images, 200);
    for (const norms of layers.flatMap(({ weights, gradients }) => [...weights, ...gradients]))
      assert.ok(norms > 0, String(norms));
    await page.set('map-layer', 0);
    await page.until('the map of the inputs', (all) => all('mlp-inside')[0].shown.map.layer === 0);
    await page.evaluate((all) => all('map')[0].focus());
    await page.raw.keyboard.press('PageDown');
    await page.until('a mistake', (all) => /read as/.test(all('map-image')[0].textContent));
    const picked = await page.evaluate((all) => {
      const { images } = all('mlp-inside')[0].shown;
      const at = Number(all('map')[0].ariaValueNow) - 1;
      return [...images.pixels.slice(at * 784, (at + 1) * 784)];
    });
    await page.raw.keyboard.press('Enter');
    await page.until(
      'the image that was pressed',
      (all, pixels) => String(all('mlp-inside')[0].shown.image.pixels) === String(pixels),
      picked,
    );
    await page.set('wanted', 3);
    await page.until('another class', (all) => all('mlp-inside')[0].shown.wanted.wanted === 3);
    assert.deepEqual(await violationsInBothThemes(page), []);
  });
});
