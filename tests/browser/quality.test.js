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

inEngines(['chromium'], 'layout', (lab) => {
  for (const width of [360, 768, 1280, 1600]) {
    test(`no sideways scroll at ${width} px`, async () => {
      const page = await lab.open(QUICK, { width, height: 800, touch: width < 700 });
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok((await overflow()) <= 0, 'idle');
      await page.train();
      await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
      await page.evaluate((all) => all('mlp-lab >>> details').forEach((e) => (e.open = true)));
      assert.ok((await overflow()) <= 0, 'done');
    });
  }

  test('at 1280 x 800 Train, the curve and the pad are in sight', async () => {
    const page = await lab.open(QUICK, WIDE);
    for (const what of ['train', 'mlp-curves >>> .box', 'pad', 'pad-prediction']) {
      const { top, bottom, left, right } = await page.evaluate((all, name) => {
        const box = all(name)[0].getBoundingClientRect();
        return { top: box.top, bottom: box.bottom, left: box.left, right: box.right };
      }, what);
      const inSight = top >= 0 && left >= 0 && bottom <= 800 && right <= 1280;
      assert.ok(inSight, `${what}: ${[left, top, right, bottom].map(Math.round)}`);
    }
  });

  test('on a phone Train and the curve come first', async () => {
    const page = await lab.open(QUICK, PHONE);
    const tops = await page.evaluate((all) =>
      ['train', 'mlp-curves', 'dataset', 'preset', 'pad', 'mlp-runs'].map((name) =>
        Math.round(all(name)[0].getBoundingClientRect().top),
      ),
    );
    assert.deepEqual(
      tops,
      tops.toSorted((a, b) => a - b),
    );
    assert.ok(tops[1] < 844, 'the curve starts on the first screen');
  });
});

inEngines(['chromium'], 'the main thread', (lab) => {
  for (const recipe of [
    '#dataset=digits&epochs=3&seed=7',
    '#dataset=shapes&trainSize=3000&testSize=1000&epochs=2&layers=30&seed=7',
  ]) {
    test(`does not train, and nothing jumps: ${recipe}`, async (t) => {
      const page = await lab.open(recipe);
      await page.until('the samples', (all) => all('mlp-data-panel')[0].groups[9]?.pictures[0]);
      await page.evaluate(() => {
        globalThis.measured = { tasks: [], shifts: [] };
        const keep = (type, take) =>
          new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type });
        keep('longtask', ({ duration }) => globalThis.measured.tasks.push(duration));
        keep('layout-shift', ({ value, sources }) =>
          globalThis.measured.shifts.push({
            value,
            what: sources.map(({ node }) => node?.localName ?? node?.nodeName),
          }),
        );
      });
      await page.train();
      const measured = await page.evaluate(() => globalThis.measured);
      t.diagnostic(`tasks over 50 ms: ${measured.tasks.join(', ') || 'none'}`);
      const shifted = measured.shifts.reduce((sum, { value }) => sum + value, 0);
      t.diagnostic(`layout shift ${shifted.toFixed(4)} ${JSON.stringify(measured.shifts)}`);
      // A busy machine holds any thread for a while, so only what no machine explains is a failure:
      // training here would hold it for seconds.
      assert.ok(Math.max(0, ...measured.tasks) < 1000, `${measured.tasks}`);
      assert.ok(shifted < 0.05, `shifts sum to ${shifted}`);
    });
  }
});
