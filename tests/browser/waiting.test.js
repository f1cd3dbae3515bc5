import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDataset, loadCore } from '../../web/engine/index.js';
import { inEngines, QUICK } from './engines.js';
import { publishedAsMnist } from './packs.js';

const PHONE = { width: 390, height: 844, touch: true };
/** Google counts a page as still below 0.1; a line may gain a digit, no part may move. */
const MOST_SHIFT = 0.02;

const samples = generateDataset(await loadCore(), 'digits', { trainSize: 4000, testSize: 1000 });

/** Something that is waited for until it is let go. */
function held() {
  let release = () => {};
  const until = new Promise((resolve) => (release = () => resolve(undefined)));
  return { until, release };
}

/** @param {import('./page.js').Page} page @param {RegExp} words */
const says = (page, words) =>
  page.until(
    String(words),
    (all, source) => new RegExp(source).test(all('status')[0]?.textContent.replace(/\s+/g, ' ')),
    words.source,
  );

/** Whether the skeleton is what is seen in the middle of the window. */
const hasSkeleton = (page) =>
  page.evaluate((all) => {
    const [skeleton] = all('#skeleton');
    return Boolean(skeleton?.getBoundingClientRect().height > innerHeight / 2);
  });

inEngines(
  ['chromium'],
  'while the lab gets ready',
  (lab) => {
    test('a skeleton stands first, then Train says what it waits for', async () => {
      lab.expectErrors(/503/);
      const [code, trainer] = [held(), held()];
      lab.server.faults.push(
        { path: /workbench/, until: code.until, status: 503 },
        { path: /trainer\.worker/, until: trainer.until },
      );
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/${QUICK}`);
      await page.until('the first paint', () => performance.getEntriesByType('paint').length === 2);
      assert.equal(await hasSkeleton(page), true);
      assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /needs JavaScript/);
      code.release();
      await page.until('the button', (all) => all('start')[0]?.textContent === 'Try again');
      assert.equal(await page.count('#skeleton'), 0);
      const top = await page.evaluate((all) => all('start')[0].getBoundingClientRect().top);
      assert.ok(top < 300, `it is in sight, at ${top}`);
      lab.server.faults.shift();
      await page.click('start');
      await says(page, /^Starting the trainer… ?$/);
      await page.click('train');
      await says(page, /^Starting the trainer… Training starts then\.$/);
      trainer.release();
      await page.status('done');
    });

    test('the parts come one after the other, in an order that moves none, and each when it is whole', async () => {
      const page = await lab.newPage(PHONE);
      await page.raw.evaluateOnNewDocument(() => {
        globalThis.shown = [];
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) {
          const root = attach.call(this, options);
          const look = () => {
            for (const part of root.querySelectorAll('.lab > .part:not([hidden])')) {
              const [name] = part.className.split(' ');
              if (globalThis.shown.some((one) => one.name === name)) continue;
              const isWhole = [...part.querySelectorAll('*')].every((e) => e.hasUpdated !== false);
              const all = root.querySelectorAll('.lab > .part').length;
              globalThis.shown.push({ name, isWhole, all });
            }
          };
          if (this.localName === 'mlp-workbench')
            new MutationObserver(look).observe(root, {
              subtree: true,
              childList: true,
              attributes: true,
            });
          return root;
        };
      });
      await page.open(`${lab.server.origin}/${QUICK}`);
      const shown = await page.evaluate(() => globalThis.shown);
      const order = ['train', 'try', 'curve', 'data', 'network', 'details'];
      assert.deepEqual(
        shown,
        // None is begun before the one above it is shown.
        order.map((name, i) => ({ name, isWhole: true, all: i + 1 })),
      );
    });

    test('on a phone, what is out of sight is drawn when it comes near', async () => {
      const page = await lab.newPage(PHONE);
      // After five seconds all of it would be drawn anyway.
      await page.raw.evaluateOnNewDocument(() => {
        const { setTimeout } = globalThis;
        globalThis.setTimeout = /** @type {any} */ (
          (call, ms, ...values) => (ms === 5000 ? 0 : setTimeout(call, ms, ...values))
        );
      });
      const open = async () => {
        await page.go(`${lab.server.origin}/${QUICK}`);
        await page.until('data', (all) => all('mlp-train-panel')[0]?.status === 'ready');
      };
      await open();
      const parts = () => page.evaluate((all) => all('.lab > .part:not([hidden])').length);
      const first = await parts();
      const begun = await page.evaluate((all) => all('.lab > .part').length);
      assert.deepEqual({ first, begun }, { first: 2, begun: 2 });
      // To the end of what is drawn, where there is room for the rest already.
      await page.evaluate((all) => all('.lab > .part:not([hidden])').at(-1).scrollIntoView(false));
      await page.until(
        'the next part',
        (all, n) => all('.lab > .part:not([hidden])').length > n,
        first,
      );
      const isWhole = (all) => all('.lab > .part:not([hidden])').length === 6;
      await page.raw.keyboard.press('Shift');
      await page.until('all parts', isWhole);
      // The room of what loads apart, so that nothing below it jumps.
      await page.until('sections', (all) => all('schedule').length > 0);
      const [room, height] = await page.evaluate((all) => {
        const [sections] = all('mlp-recipe-sections');
        return [getComputedStyle(sections).minHeight, `${sections.offsetHeight}px`];
      });
      assert.equal(room, height);
      // In a tab of a site that is not shown, nothing comes near; all is there when it is shown again.
      await open();
      await page.evaluate((all) => (all('mlp-lab')[0].style.display = 'none'));
      await page.until('all parts', isWhole);
    });

    test('a part that cannot be loaded when it is asked for is told, in the language of the page', async () => {
      lab.server.faults.push({ path: /qr-dialog/, status: 404 });
      lab.expectErrors(/404|module/);
      const page = await lab.open('?lang=de#epochs=1&trainSize=200&testSize=100');
      await page.click('qr');
      const told = /^Dieser Teil ließ sich nicht laden\. .* laden Sie die Seite neu\.$/;
      await page.until(
        'a sentence',
        (all, pattern) => new RegExp(pattern).test(all('mlp-train-panel')[0].notice),
        told.source,
      );
      lab.server.faults.length = 0;
    });

    test('on a phone nothing jumps when a data set arrives, and its name is said', async () => {
      const rest = held();
      lab.server.faults.push({ path: /train-01/, until: rest.until });
      const page = await lab.newPage(PHONE);
      await page.raw.evaluateOnNewDocument(() => {
        globalThis.shift = 0;
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput } of /** @type {any} */ (list.getEntries()))
            if (!hadRecentInput) globalThis.shift += value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.go(`${lab.server.origin}/?lang=de#dataset=mnist&epochs=2&seed=7`);
      await says(page, /^MNIST wird geladen …/);
      await page.until('some images', (all) => all('mlp-train-panel')[0].message);
      const { status, ink } = await page.evaluate((all) => ({
        status: getComputedStyle(all('status')[0]).color,
        ink: getComputedStyle(all('mlp-train-panel')[0]).color,
      }));
      assert.equal(status, ink, 'not in red');
      rest.release();
      await says(page, /^Bereit/);
      const shift = await page.evaluate(() => globalThis.shift);
      assert.ok(shift < MOST_SHIFT, `shift ${shift}`);
    });
  },
  { server: { pages: publishedAsMnist(samples, 250) } },
);
