import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RECORDING, documentWith, labIs } from './embedding.js';
import { inEngines } from './engines.js';
import { serve } from './server.js';

const SMALL = 'config="trainSize=4000&amp;testSize=1000" epochs="1" seed="7"';
const FALLBACK = 'With JavaScript, a network would learn here.';

/** Writes down which keys and gestures reach the page, and how high the lab has been. */
const WATCH = `<script>
  heard = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'wheel', 'touchstart', 'touchmove', 'touchend',
    'pointerdown', 'pointermove', 'pointerup', 'mousedown'])
    document.addEventListener(type, ({ type, key }) => heard.push(type + (key ? ' ' + key : '')));
  heights = [];
  addEventListener('DOMContentLoaded', () => {
    const lab = document.querySelector('mlp-lab');
    if (lab) new ResizeObserver(() => heights.push(lab.offsetHeight)).observe(lab);
  });
</script>`;

const pages = {
  ...RECORDING,
  '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '/keys.html': documentWith(
    `${WATCH}<mlp-lab id="a" view="train" ${SMALL}>${FALLBACK}</mlp-lab><input id="own">`,
  ),
  '/full.html': documentWith(`${WATCH}<mlp-lab id="a" ${SMALL}></mlp-lab>`),
  '/off.html': documentWith(
    `<mlp-lab id="a" view="curve" autostart="false" compact="false" ${SMALL}></mlp-lab>`,
  ),
  '/early.html': documentWith('<main></main>').replace(
    /<script type="module".*<\/script>/,
    `<script type="module">
      const lab = document.createElement('mlp-lab');
      Object.assign(lab, { id: 'a', autostart: true, compact: true });
      lab.setAttribute('view', 'curve');
      lab.setAttribute('config', 'trainSize=4000&testSize=1000&epochs=1');
      document.body.append(lab);
      await import('/mlp-lab.js');
    </script>`,
  ),
};

/** @param {import('./page.js').Page} page @returns {Promise<string[]>} what the page heard since the last call */
const heard = (page) => page.evaluate(() => globalThis.heard.splice(0));

/** @param {import('./page.js').Page} page @param {string} what */
const focus = (page, what) => page.evaluate((all, name) => all(name)[0].focus(), what);

inEngines(
  ['chromium'],
  'the page around the element',
  (lab) => {
    test('hears no key and no gesture that the lab uses, and all others', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/keys.html`);
      await labIs(page, 'a', 'ready');
      const { keyboard, mouse } = page.raw;
      await focus(page, 'pad');
      await heard(page);
      for (const key of ['n', 'ArrowRight', ' ', 'Escape', '?']) await keyboard.press(key);
      assert.deepEqual(await heard(page), [], 'the pad');
      await keyboard.down('Control');
      await keyboard.press('z');
      await keyboard.press('k');
      await keyboard.up('Control');
      assert.deepEqual(
        await heard(page),
        ['keydown k', 'keyup k'],
        'Ctrl+Z is undo, Ctrl+K a search',
      );
      await focus(page, 'train');
      for (const key of ['Enter', 'n', 'Tab']) await keyboard.press(key);
      assert.deepEqual(
        await heard(page),
        ['keydown n', 'keypress n', 'keyup n', 'keydown Tab', 'keyup Tab'],
        'a button is pressed by Enter, and knows no n',
      );
      await labIs(page, 'a', 'done');
      await page.evaluate(() => document.getElementById('own').focus());
      await keyboard.press('n');
      assert.equal((await heard(page)).length, 3, 'a field of the page');
      const [x, y] = await page.evaluate((all) => {
        const { left, top } = all('pad')[0].getBoundingClientRect();
        return [left + 50, top + 50];
      });
      await mouse.move(x - 100, y);
      await heard(page);
      await mouse.move(x, y);
      await mouse.down();
      await mouse.move(x + 50, y + 50, { steps: 3 });
      await mouse.up();
      await mouse.wheel({ deltaY: 10 });
      await page.raw.touchscreen.tap(x, y);
      assert.deepEqual(await heard(page), [], 'strokes, touches and the wheel');
    });

    test('hears no letter that is typed into a field of the lab', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/full.html`);
      await labIs(page, 'a', 'ready');
      await focus(page, 'mlp-layer-editor >>> input:enabled');
      await heard(page);
      await page.raw.keyboard.type('12 s/');
      await page.raw.keyboard.press('ArrowLeft');
      assert.deepEqual(await heard(page), []);
    });

    test('sees one height from the first line of the lab to the end of a training', async () => {
      for (const width of [1100, 640, 400]) {
        const page = await lab.newPage({ width, height: 900 });
        await page.go(`${lab.server.origin}/keys.html`);
        await labIs(page, 'a', 'ready');
        await page.evaluate(() => document.getElementById('a').train());
        await labIs(page, 'a', 'done');
        const heights = await page.evaluate(() => globalThis.heights);
        const [first, ...later] = heights.filter((height) => height > 40);
        // A few pixels are up to the fonts of a machine.
        for (const height of later)
          assert.ok(Math.abs(height - first) < 50, `${width}: ${heights}`);
      }
    });

    test('shows no fallback where the lab is; the pad is beside the curve from 620 px on', async () => {
      const page = await lab.newPage({ width: 1100, height: 900 });
      await page.go(`${lab.server.origin}/keys.html`);
      await labIs(page, 'a', 'ready');
      const beside = async (/** @type {number} */ width) =>
        page.evaluate(async (all, px) => {
          document.getElementById('a').style.width = `${px}px`;
          await new Promise((resolve) => requestAnimationFrame(resolve));
          const [pad, curves] = ['pad', 'mlp-curves'].map((name) =>
            all(name)[0].getBoundingClientRect(),
          );
          return pad.left > curves.right;
        }, width);
      assert.deepEqual([await beside(619), await beside(620)], [false, true]);
      const text = await page.evaluate(() => document.body.innerText);
      assert.doesNotMatch(text, /With JavaScript/);
      assert.equal(
        await page.evaluate(() => {
          const range = document.createRange();
          range.selectNodeContents(document.getElementById('a'));
          return range.getBoundingClientRect().height;
        }),
        0,
      );
    });

    test('writes "false" for off, and sets properties, also before the element is there', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/off.html`);
      await labIs(page, 'a', 'ready');
      const flags = () =>
        page.evaluate(() => {
          const { autostart, compact } = document.getElementById('a');
          return [autostart, compact];
        });
      assert.deepEqual(await flags(), [false, false]);
      await page.evaluate(() => (document.getElementById('a').compact = true));
      await page.until(
        'a lower chart',
        (all) => all('mlp-curves >>> .box')[0]?.clientHeight === 140,
      );
      await page.evaluate(() => (document.getElementById('a').compact = 'false'));
      assert.deepEqual(await flags(), [false, false]);
      assert.equal(await page.evaluate(() => document.getElementById('a').state.epoch), 0);
      await page.go(`${lab.server.origin}/early.html`);
      await labIs(page, 'a', 'done');
      assert.deepEqual(await flags(), [true, true]);
    });
  },
  { server: { pages, headers: {} } },
);

inEngines(
  ['chromium', 'firefox'],
  'a host that sandboxes its files',
  (lab) => {
    test('as Jupyter does: the worker starts in the other way', async () => {
      // What comes under /files/ is sent with the policy of Jupyter; the page itself is not.
      const files = await serve({
        headers: {},
        pages: {
          ...RECORDING,
          '/favicon.svg': pages['/favicon.svg'],
          '/page.html': documentWith(`<mlp-lab id="a" view="curve" ${SMALL}></mlp-lab>`),
        },
        headersOf: (pathname) =>
          pathname.startsWith('/lab/')
            ? { 'Content-Security-Policy': 'sandbox allow-scripts' }
            : {},
      });
      const page = await lab.newPage();
      try {
        await page.go(`${files.origin}/page.html`);
        await labIs(page, 'a', 'ready');
        await page.click('train');
        await labIs(page, 'a', 'done');
      } finally {
        await files.close();
      }
      lab.expectErrors(/./);
    });
  },
  { server: { pages, headers: {} } },
);
