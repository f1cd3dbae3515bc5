import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.js';
import { draw, SEVEN } from './drawing.js';
import { inEngines, QUICK } from './engines.js';

const LONG = QUICK.replace('epochs=2', 'epochs=500');
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844, touch: true };

/** The test id or name of what has the focus, however deep. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('data-testid') ?? element?.localName;
  });

inEngines(['chromium'], 'accessibility', (lab) => {
  for (const [name, view] of Object.entries({ wide: WIDE, phone: PHONE })) {
    for (const dark of [false, true]) {
      test(`axe finds nothing, ${name}, ${dark ? 'dark' : 'light'}`, async () => {
        const page = await lab.open(LONG, { ...view, dark });
        assert.deepEqual(await violations(page), [], 'idle');
        await page.click('train');
        await page.until('progress', (all) => all('mlp-train-panel')[0].progress?.epoch > 1);
        assert.deepEqual(await violations(page), [], 'running');
        await page.click('stop');
        await page.status('done');
        await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
        await draw(page, SEVEN);
        await page.evaluate((all) => all('mlp-lab >>> details').forEach((e) => (e.open = true)));
        assert.deepEqual(await violations(page), [], 'done, everything open');
      });
    }
  }

  test('the keyboard alone leads from the first page to a finished training', async () => {
    const page = await lab.open();
    const path = [];
    while ((await focused(page)) !== 'train') {
      await page.raw.keyboard.press('Tab');
      path.push(await focused(page));
      assert.ok(path.length < 60, `Tab never reaches Train: ${path}`);
    }
    const outline = await page.evaluate((all) => getComputedStyle(all('train')[0]).outlineStyle);
    assert.equal(outline, 'solid', 'the focus shows');
    await page.raw.keyboard.press('Enter');
    await page.status('running', 'done');
    await page.status('done');
    assert.equal(await focused(page), 'train', 'the focus stays when Pause is Train again');
  });

  test('a run is announced once an epoch, not once a batch', async () => {
    const page = await lab.open();
    await page.evaluate((all) => {
      const said = new Set();
      globalThis.said = () => [...said];
      const look = () =>
        all('mlp-train-panel >>> p[role=status]').forEach((p) => said.add(p.textContent.trim()));
      new MutationObserver(look).observe(all('mlp-train-panel')[0].shadowRoot, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await page.train();
    const said = (await page.evaluate(() => globalThis.said())).filter(Boolean);
    assert.ok(said.length >= 1 && said.length <= 3, said.join(' '));
    assert.match(said.at(-1), /^Training is done: test error [\d.]+ %\.$/);
  });

  test('with reduced motion nothing moves', async () => {
    const page = await lab.newPage();
    await page.raw.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.open(`${lab.server.origin}/${LONG}`);
    await page.click('train');
    await page.until('progress', (all) => all('mlp-train-panel')[0].progress?.epoch > 1);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => effect?.getComputedTiming().duration)
        .filter((duration) => Number(duration) > 10),
    );
    assert.deepEqual(moving, []);
  });
});
