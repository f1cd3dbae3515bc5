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
});
