import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../patience.js';
import { endless, inEngines, QUICK } from './engines.js';

const SHAPES = '#dataset=shapes&trainSize=3000&testSize=1000&epochs=2&layers=30&seed=7';
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844, touch: true };

/** Google counts a page as still below 0.1; a figure may gain a digit, a panel may not move. */
const MOST_SHIFT = 0.02;

/**
 * What is wider than the room it has: the page, the lab in it, or a figure of the run.
 * @returns {Promise<string[]>}
 */
const sideways = (page) =>
  page.evaluate((all) =>
    [document.documentElement, ...all('mlp-lab'), ...all('mlp-train-figures >>> dd')]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map(
        ({ localName, scrollWidth, clientWidth }) =>
          `${localName}: ${scrollWidth} > ${clientWidth}`,
      ),
  );

/** Where something is in the window. @param {string} what */
const rectangle = (page, what) =>
  page.evaluate((all, name) => {
    const { top, bottom, left, right } = all(name)[0].getBoundingClientRect();
    return { top, bottom, left, right };
  }, what);

/** Some things of the page in the order in which Tab and screen readers come to them. */
const readingOrder = (page, parts) =>
  page.evaluate((all, names) => {
    const everything = all('mlp-lab >>> *');
    const place = (name) => everything.indexOf(all(name)[0]);
    return names.toSorted((a, b) => place(a) - place(b));
  }, parts);

inEngines(['chromium'], 'layout', (lab) => {
  for (const [name, hash] of Object.entries({ digits: QUICK, shapes: SHAPES })) {
    for (const [device, widths] of /** @type {const} */ ([
      ['on a phone', [320, 390]],
      ['with a mouse', [768, 1280, 1920]],
    ])) {
      test(`no sideways scroll ${device} at ${widths.join(', ')} px, ${name}`, async () => {
        const view = { height: 800, touch: device === 'on a phone' };
        const page = await lab.open(endless(hash), { ...view, width: widths[0] });
        /** Both themes, since a button may be wider in one of them. @param {string} when */
        const fits = async (when) => {
          for (const width of widths) {
            const { touch, height } = view;
            await page.raw.setViewport({ width, height, hasTouch: touch, isMobile: touch });
            for (const theme of ['light', 'dark']) {
              await page.theme(theme);
              assert.deepEqual(await sideways(page), [], `${when}, ${width} px, ${theme}`);
            }
          }
        };
        await fits('before');
        await page.click('train');
        await page.until('an epoch', (all) => all('mlp-train-panel')[0].progress?.epoch > 1);
        await fits('during');
        await page.click('stop');
        await page.status('done');
        await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
        await page.evaluate((all) => all('mlp-lab >>> details').forEach((e) => (e.open = true)));
        await fits('after, everything open');
      });
    }
  }

  test('at 1280 x 800 Train, the curve and the pad are in sight, before a run and after it', async () => {
    const page = await lab.open(QUICK, WIDE);
    const inSight = async (/** @type {string} */ when) => {
      for (const what of ['train', 'mlp-curves >>> .box', 'pad', 'pad-prediction']) {
        const { top, bottom, left, right } = await rectangle(page, what);
        const seen = top >= 0 && left >= 0 && bottom <= WIDE.height && right <= WIDE.width;
        assert.ok(seen, `${what} ${when}: ${[left, top, right, bottom].map(Math.round)}`);
      }
    };
    await inSight('before');
    await page.train();
    await page.evaluate(() => scrollTo(0, 0));
    await inSight('after');
    // The pad stays in sight beside the results, and covers none of them.
    await page.evaluate((all) => all('mlp-mistakes')[0].scrollIntoView());
    const [pad, mistakes] = [await rectangle(page, 'pad'), await rectangle(page, 'mlp-mistakes')];
    assert.ok(pad.top >= 0 && pad.bottom <= WIDE.height, `the pad is at ${pad.top}`);
    assert.ok(mistakes.right <= pad.left, `${mistakes.right} > ${pad.left}`);
  });

  test('on a phone Train, the pad, the curve and the data follow one another, also for the keyboard', async () => {
    const page = await lab.open(QUICK, PHONE);
    const parts = ['train', 'pad', 'mlp-curves', 'dataset', 'preset', 'mlp-runs'];
    const tops = [];
    for (const what of parts) tops.push((await rectangle(page, what)).top);
    assert.deepEqual(
      tops,
      tops.toSorted((a, b) => a - b),
    );
    assert.deepEqual(await readingOrder(page, parts), parts);
    const { bottom } = await rectangle(page, 'pad');
    assert.ok(bottom <= PHONE.height, `the pad ends at ${bottom}, off the first screen`);
  });

  test('on a phone no button of the training stands in a row of its own but Train, in any language', async () => {
    for (const language of ['en', 'de', 'es', 'zh']) {
      const page = await lab.newPage({ width: 390, height: 844, touch: true });
      await page.open(`${lab.server.origin}/?lang=${language}${QUICK}`);
      const check = async (/** @type {string} */ status) => {
        for (const width of [390, 320]) {
          await page.raw.setViewport({ width, height: 844, hasTouch: true, isMobile: true });
          const rows = await page.evaluate((all) =>
            all('mlp-train-panel >>> .buttons > *').map((e) => e.getBoundingClientRect().top),
          );
          const last = rows.filter((/** @type {number} */ top) => top === rows.at(-1)).length;
          assert.ok(last > 1, `${language}, ${status}, ${width} px: ${rows}`);
        }
      };
      await check('ready');
      await page.click('step');
      await page.status('paused');
      await check('paused');
    }
  });

  test('the matrix, the report and the runs fit, in the languages with the longest words too', async () => {
    for (const language of ['de', 'es']) {
      const page = await lab.newPage(PHONE);
      await page.open(`${lab.server.origin}/?lang=${language}${QUICK}`);
      await page.train();
      await page.until('the results', (all) => all('class-report').length > 0);
      for (const width of [320, 390, 1920]) {
        await page.raw.setViewport({ width, height: 844 });
        const wide = await page.evaluate((all) =>
          [
            ...all('mlp-class-report'),
            ...all('mlp-confusion >>> .box'),
            ...all('mlp-runs >>> .box'),
          ]
            .filter((box) => box.scrollWidth > box.clientWidth)
            .map((box) => `${box.localName}: ${box.scrollWidth} > ${box.clientWidth}`),
        );
        assert.deepEqual(wide, [], `${language}, ${width} px`);
      }
    }
  });

  test('at 1920 x 1080 the chart is large, and the results begin in sight', async () => {
    const page = await lab.open(QUICK, { width: 1920, height: 1080 });
    await page.train();
    await page.evaluate(() => scrollTo(0, 0));
    const chart = await rectangle(page, 'mlp-curves >>> .box');
    assert.ok(chart.right - chart.left > 600 && chart.bottom - chart.top > 300);
    for (const what of ['train', 'pad', 'dataset', 'preset', 'pad-prediction']) {
      assert.ok((await rectangle(page, what)).bottom <= 1080, what);
    }
    const { top } = await rectangle(page, 'confusion-matrix');
    assert.ok(top < 800, `the confusion matrix begins at ${top}`);
  });

  test('says what the test error means, and the rest under Engine', async () => {
    const page = await lab.open(QUICK, WIDE);
    assert.equal(await page.text('test-means'), 'tested at the end');
    await page.train();
    const wrong = Math.round(10 * Number.parseFloat(String(await page.text('test-error'))));
    assert.equal(await page.text('test-means'), `${wrong} of 1,000 wrong`);
    const shown = () => page.evaluate((all) => all('core')[0].checkVisibility());
    assert.equal(await shown(), false);
    await page.click('mlp-train-figures >>> details > summary');
    await eventually('the core', shown);
  });

  for (const [name, view] of Object.entries({ wide: WIDE, phone: PHONE })) {
    for (const hash of [QUICK, SHAPES]) {
      test(`nothing jumps from the first paint to the end of a run, ${name}: ${hash}`, async (t) => {
        const page = await lab.newPage(view);
        await page.raw.evaluateOnNewDocument(() => {
          globalThis.shifts = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              const { value, hadRecentInput, sources } = /** @type {any} */ (entry);
              const what = sources.map(({ node }) => node?.className || node?.nodeName);
              if (!hadRecentInput) globalThis.shifts.push({ value, what });
            }
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await page.open(`${lab.server.origin}/${hash}`);
        await page.until('the samples', (all) => all('mlp-data-panel')[0].groups[9]?.pictures[0]);
        const loaded = await page.evaluate(() => globalThis.shifts.length);
        await page.train();
        await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
        const shifts = await page.evaluate(() => globalThis.shifts);
        const sum = (list) => list.reduce((total, { value }) => total + value, 0);
        const [loading, running] = [sum(shifts.slice(0, loaded)), sum(shifts.slice(loaded))];
        t.diagnostic(`shift ${loading.toFixed(4)} in loading, ${running.toFixed(4)} in the run`);
        assert.ok(loading + running < MOST_SHIFT, JSON.stringify(shifts));
      });
    }
  }
});

inEngines(['chromium'], 'the main thread', (lab) => {
  for (const recipe of [QUICK, SHAPES]) {
    test(`does not train: ${recipe}`, async (t) => {
      const page = await lab.newPage();
      await page.raw.evaluateOnNewDocument(() => {
        globalThis.computed = [];
        for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming']) {
          const real = WebAssembly[name];
          WebAssembly[name] = (...args) => {
            globalThis.computed.push(name);
            return real.apply(WebAssembly, args);
          };
        }
      });
      await page.open(`${lab.server.origin}/${recipe}`);
      await page.until('the samples', (all) => all('mlp-data-panel')[0].groups[9]?.pictures[0]);
      await page.evaluate(() => {
        globalThis.tasks = [];
        new PerformanceObserver((list) =>
          list.getEntries().forEach(({ duration }) => globalThis.tasks.push(duration)),
        ).observe({ type: 'longtask' });
      });
      await page.train();
      const tasks = await page.evaluate(() => globalThis.tasks);
      t.diagnostic(`tasks over 50 ms: ${tasks.join(', ') || 'none'}`);
      // How long a task takes is for the machine to say; without a core, no task here can train.
      assert.deepEqual(await page.evaluate(() => globalThis.computed), []);
    });
  }

  test('shows the first trained batch soon after the click', async (t) => {
    const page = await lab.open();
    const waited = await page.evaluate(
      (all) =>
        new Promise((resolve) => {
          const [panel] = all('mlp-train-panel');
          const begun = performance.now();
          const look = () => {
            const shown = panel.shadowRoot.querySelector('progress').value > 0;
            if (shown) resolve(performance.now() - begun);
            else requestAnimationFrame(look);
          };
          all('train')[0].click();
          look();
        }),
    );
    t.diagnostic(`${waited.toFixed(0)} ms from the click to the frame that shows it`);
    await page.status('done');
  });
});
