import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEngines, QUICK } from './engines.js';
import { trainInNode } from './recipe.js';
import { ISOLATED } from './server.js';

/** Large enough that the core shares its work. */
const LARGE = `${QUICK}&layers=256-128&batchSize=64`;

/** @param {import('./page.js').Page} page @param {string} name */
const optionsOf = (page, name) =>
  page.evaluate(
    (all, field) =>
      Array.from(
        all(`mlp-setting[name="${field}"] >>> select option`),
        ({ value }) => /** @type {string} */ (value),
      ),
    name,
  );

/** @param {import('./page.js').Page} page @param {string} name */
const helpOf = (page, name) => page.text(`mlp-setting[name="${name}"] >>> #note`);

/** Waits until what computes is at hand, and gives it in words. */
const coreLike = (page, source) =>
  page.until(
    `a core like ${source}`,
    (all, pattern) => {
      const text = all('core')[0].textContent.trim();
      return new RegExp(pattern).test(text) && all('mlp-train-panel')[0].status === 'ready' && text;
    },
    source,
  );

inEngines(
  ['chromium', 'firefox'],
  'an isolated site',
  (lab) => {
    test('two threads come to the weights of Node', async () => {
      const link = `${LARGE}&optimizer=lion&batchNorm=true`; // of a module that helpers need too
      const page = await lab.open(link);
      assert.ok(await page.evaluate(() => globalThis.crossOriginIsolated));
      assert.ok((await optionsOf(page, 'threads')).includes('auto'));
      await page.setting('threads', 2);
      await coreLike(page, '^simd128, exact, 2 threads$');
      const weights = await page.train();
      assert.equal(weights, (await trainInNode(link)).weightsSha256);
      assert.match(await page.evaluate(() => location.hash), new RegExp(`weights=${weights}$`));
    });
  },
  { server: { headers: ISOLATED } },
);

inEngines(['chromium', 'webkit'], 'a site like any other', (lab) => {
  test('one thread trains, and the control says why it is one', async () => {
    const page = await lab.open(LARGE);
    assert.deepEqual(await optionsOf(page, 'threads'), ['1']);
    assert.match(String(await helpOf(page, 'threads')), /only on sites that are isolated/);
    assert.match(await coreLike(page, '^simd128'), /^simd128, exact, 1 thread$/);
  });
});

inEngines(['chromium'], 'fast arithmetic', (lab) => {
  test('its weights claim nothing: no hash, no mark, none in the link', async () => {
    const page = await lab.open(`${QUICK}&mode=fast&weights=${'0123456789abcdef'.repeat(4)}`);
    await coreLike(page, '^relaxed, fast, ');
    assert.equal(await page.train(), '');
    assert.equal(await page.text('weights-hash'), 'not reproducible');
    assert.equal(await page.count('.verdict'), 0);
    assert.doesNotMatch(await page.evaluate(() => location.hash), /weights=/);
    const error = Number.parseFloat(String(await page.text('test-error')));
    assert.ok(error < 40, `it learns all the same: ${error} %`);
    await page.setting('mode', 'exact');
    assert.equal(await page.train(), (await trainInNode(QUICK)).weightsSha256);
    assert.match(String(await page.text('core')), /^simd128, exact, /);
  });
});

inEngines(['webkit'], 'fast arithmetic where there is none', (lab) => {
  test('the page says so and computes exactly', async () => {
    const page = await lab.open(`${QUICK}&mode=fast`);
    assert.match(String(await helpOf(page, 'mode')), /has no fast arithmetic/);
    await coreLike(page, '^simd128, exact, ');
    assert.equal(await page.train(), (await trainInNode(QUICK)).weightsSha256);
  });
});
