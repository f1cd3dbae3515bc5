import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEngines, QUICK } from './engines.js';

/** Does something in the drawing's shadow tree. @param {import('./page.js').Page} page @param {string} what @param {string} [key] */
const press = (page, what, key) =>
  page.evaluate(
    (all, selector, name) => {
      const unit = all('mlp-network-diagram')[0].shadowRoot.querySelector(selector);
      unit.focus();
      if (!name) return unit.click();
      unit.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    },
    what,
    key,
  );

inEngines(['chromium'], 'the drawing of the network', (lab) => {
  test('is one tab stop, tells of a unit with its sum, and follows its layers', async () => {
    const page = await lab.open(`${QUICK}&layers=12-6`);
    await page.evaluate((all) => all('mlp-network-diagram')[0].scrollIntoView());
    await page.until('the drawing', (all) => all('.unit').length === 10 + 6 + 10);
    assert.equal(await page.count('.unit[tabindex="0"]'), 1);

    await press(page, '[data-place="1-2"]', 'ArrowRight');
    await page.until(
      'the unit beside',
      (all) => all('mlp-network-diagram')[0].shadowRoot.activeElement?.dataset.place === '2-0',
    );
    await press(page, '[data-place="3-7"]');
    const sum = await page.until('its sum', (all) => {
      const { shown } = all('mlp-network-diagram')[0];
      const { detail, strongest } = shown;
      if (detail?.layer !== 3 || !strongest) return null;
      const terms = [...detail.weights].map((weight, i) => weight * detail.inputs[i]);
      return {
        said: detail.sum,
        terms,
        bias: detail.bias,
        name: all('mlp-unit-card')[0].shadowRoot.querySelector('h3')?.textContent,
      };
    });
    const added = sum.terms.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b);
    assert.ok(Math.abs(sum.said - sum.bias - added) < 1e-4);
    assert.match(sum.name, /7/);

    await page.evaluate((all) =>
      all('mlp-layer-editor')[0].shadowRoot.querySelector('.add').click(),
    );
    await page.until('another column', (all) => all('[data-place="4-9"]').length === 1);
  });

  test('says of a unit what its own layer computes: linear, and with what a residual one adds', async () => {
    const page = await lab.open(`${QUICK}&layers=8-8-8`);
    await page.evaluate((all) => all('mlp-network-diagram')[0].scrollIntoView());
    await page.until('the drawing', (all) => all('.unit').length === 3 * 8 + 10);
    await page.setting('linear-2', 'on');
    await page.setting('residual', 'on');
    await page.status('ready');
    assert.match(await page.evaluate(() => location.hash), /linear=0%2C1%2C0&residual=true/);
    /** What the card says of a unit below its sum. @param {string} place */
    const said = async (place) => {
      await press(page, `[data-place="${place}"]`);
      const [layer, unit] = place.split('-').map(Number);
      return page.until(
        `the unit ${place}`,
        (all, of) => {
          const { detail } = all('mlp-network-diagram')[0].shown;
          const texts = all('mlp-unit-card >>> div.small p').map((p) => p.textContent);
          return detail?.layer === of.layer && detail.unit === of.unit && detail.inputs && texts;
        },
        { layer, unit },
      );
    };
    const number = '−?[0-9.]+';
    const plus = `plus ${number} from unit 4 of the layer before \\(residual\\): ${number}`;
    for (const [place, ...lines] of [
      ['1-3', `after ReLU: ${number}`],
      ['2-3', `a linear layer, the sum itself: ${number}`, plus],
      ['3-3', `after ReLU: ${number}`, plus],
      ['4-3', `as a probability: ${number} %`],
    ]) {
      const texts = await said(place);
      assert.equal(texts.length, lines.length, `${place}: ${texts}`);
      texts.forEach((/** @type {string} */ text, /** @type {number} */ i) =>
        assert.match(text, new RegExp(`^${lines[i]}$`)),
      );
    }
  });
});
