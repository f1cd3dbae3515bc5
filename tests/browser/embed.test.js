import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import path from 'node:path';
import { draw, ONE } from './drawing.js';
import { RECORDING, documentWith, labIs, seen, told, workerAnswers } from './embedding.js';
import { everyEngine, inEngines } from './engines.js';
import { trainInNode } from './recipe.js';
import { dist } from './server.js';

/** As `gzip -9` packs, everything that the element loads for digits and a curve. */
const BUDGET_BYTES = 90_000;

const SMALL = 'config="trainSize=4000&amp;testSize=1000" epochs="2" seed="7"';
const SMALL_HASH = '#dataset=digits&trainSize=4000&testSize=1000&epochs=2&seed=7';
/** Long enough to be seen at it, in a second or two. */
const SOME = 'config="trainSize=4000&amp;testSize=1000" epochs="100" seed="7"';
const LONG = 'config="trainSize=4000&amp;testSize=1000" epochs="5000"';
const FAR = '<br>'.repeat(300);

const pages = {
  ...RECORDING,
  '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '/train.html': documentWith(`<mlp-lab id="a" view="train" ${SMALL}><p>No script.</p></mlp-lab>`),
  '/far.html': documentWith(`${FAR}<mlp-lab id="a" view="curve"></mlp-lab>`),
  '/curve.html': documentWith('<mlp-lab id="a" view="curve" epochs="1"></mlp-lab>'),
  '/two.html': documentWith(
    `<mlp-lab id="a" view="curve" ${LONG}></mlp-lab><mlp-lab id="b" view="curve" ${SOME}></mlp-lab>
    ${FAR}`,
  ),
  '/auto.html': documentWith(
    `<mlp-lab id="a" view="curve" ${SMALL} autostart></mlp-lab>
    <mlp-lab id="b" view="curve" ${SMALL} autostart></mlp-lab>`,
  ),
  '/bad.html': documentWith(
    '<mlp-lab id="a" view="bars" hide="wheels" epochs="many" loading="eager"></mlp-lab>',
  ),
  '/themes.html': documentWith('<mlp-lab id="a" view="curve"></mlp-lab>'),
};

/** @param {import('./page.js').Page} page @param {string} name */
const go = (page, origin, name) => page.go(`${origin}/${name}`);

inEngines(
  everyEngine,
  'the element',
  (lab) => {
    test('trains to the weights that Node gets, draws, and tells of it', async () => {
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'train.html');
      await labIs(page, 'a', 'ready');
      await page.click('train');
      await labIs(page, 'a', 'done');
      const state = await page.evaluate(() => document.getElementById('a').state);
      const expected = await trainInNode(SMALL_HASH);
      assert.equal(state.weightsSha256, expected.weightsSha256);
      assert.equal(state.testErrorRate, expected.testErrorRate);
      assert.deepEqual([state.epoch, state.epochs, state.message], [2, 2, '']);
      await draw(page, ONE);
      const inked = await page.evaluate((all) => {
        const canvas =
          all('pad-input')[0].querySelector('mlp-picture').shadowRoot.firstElementChild;
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.some(Boolean);
      });
      assert.ok(inked, 'what the network sees is shown');
      const reading = await page.evaluate(() => document.getElementById('a').predict());
      const names = (await told(page)).map(({ name }) => name);
      assert.deepEqual(names.slice(0, 4), ['ready', 'epoch', 'epoch', 'done']);
      assert.ok(names.slice(4).every((name) => name === 'predict'));
      const last = (await told(page)).at(-1)?.detail;
      assert.deepEqual(last, reading);
      assert.equal(last.outputs.length, 10);
      assert.equal(await page.text('pad-prediction'), last.name);
      await page.evaluate((all) =>
        all('mlp-curves')[0].shadowRoot.querySelector('summary').click(),
      );
      await page.until('the table', (all) => all('mlp-curve-table')[0]?.hasUpdated);
      // Modules share files by what is loaded together: a small view must not bring the whole lab along.
      const files = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      assert.deepEqual(
        files.filter((name) => name.includes('workbench')),
        [],
      );
    });

    test('methods do what the buttons do', async () => {
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'two.html');
      await page.evaluate(() => document.getElementById('a').train());
      await labIs(page, 'a', 'running');
      await page.evaluate(() => document.getElementById('a').pause());
      await labIs(page, 'a', 'paused');
      await page.evaluate(() => document.getElementById('a').reset());
      await labIs(page, 'a', 'ready');
      const reading = await page.evaluate(() =>
        document.getElementById('a').predict(new Uint8Array(784)),
      );
      assert.equal(reading.outputs.length, 10);
      const refused = (/** @type {unknown} */ pixels) =>
        page.evaluate(
          (_all, values) =>
            document
              .getElementById('a')
              .predict(values)
              .catch(({ message }) => message),
          pixels,
        );
      for (const pixels of [[0, 0, 0], 5, Array(784).fill(0.5), Array(784).fill(300)])
        assert.match(await refused(pixels), /reads one image of 784 whole numbers from 0 to 255/);
      await page.evaluate(() => document.getElementById('a').setAttribute('layers', '20, 10'));
      await page.until('the new network', () =>
        globalThis.__told.some(({ detail }) => String(detail.layers) === '784,20,10,10'),
      );
    });
  },
  { server: { pages } },
);

inEngines(
  ['chromium'],
  'the element on a page',
  (lab) => {
    test(`loads at most ${BUDGET_BYTES} bytes, gzip, for digits and a curve`, async (t) => {
      const page = await lab.newPage();
      lab.server.log.length = 0;
      await go(page, lab.server.origin, 'curve.html');
      await labIs(page, 'a', 'ready');
      await page.click('train');
      await labIs(page, 'a', 'done');
      const files = [...new Set(lab.server.log.map((entry) => entry.path))].filter(
        (name) => !['/curve.html', '/favicon.svg', '/told.js'].includes(name),
      );
      const sizes = files.map((name) => [
        name,
        execFileSync('gzip', ['-9nc', path.join(dist, name)]).length,
      ]);
      const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
      t.diagnostic(`${total} bytes: ${sizes.map((each) => each.join(' ')).join(', ')}`);
      assert.ok(files.some((name) => name.endsWith('.wasm')) && files.length > 4, String(files));
      assert.ok(total <= BUDGET_BYTES, `${total} bytes`);
    });

    test('far from the window it is a facade; near it, it comes to life', async () => {
      const page = await lab.newPage();
      lab.server.log.length = 0;
      await go(page, lab.server.origin, 'far.html');
      await page.until('the facade', (all) => all('start').length === 1);
      await seen(page, 'a');
      const asked = () =>
        lab.server.log
          .map((entry) => entry.path)
          .filter((name) => !['/favicon.svg', '/told.js'].includes(name));
      const before = asked().length;
      assert.ok(before <= 3, `the page and the facade: ${asked()}`);
      assert.equal(page.raw.workers().length, 0);
      await page.evaluate(() => document.getElementById('a').scrollIntoView());
      await labIs(page, 'a', 'ready');
      assert.ok(asked().length > before);
    });

    test('where data is to be saved, only a touch brings it', async () => {
      const page = await lab.newPage();
      const session = await page.raw.createCDPSession();
      await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
      await go(page, lab.server.origin, 'curve.html');
      await page.until('the facade', (all) => all('start').length === 1);
      await seen(page, 'a');
      assert.equal(page.raw.workers().length, 0);
      await page.click('start');
      await labIs(page, 'a', 'ready');
    });

    test('when its code does not load, it says so and tries again', async () => {
      lab.expectErrors(/503/);
      lab.server.faults.push({ path: /compact/, status: 503 });
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'curve.html');
      await page.until('the sentence', (all) =>
        /could not be loaded/.test(all('mlp-lab >>> p[role=status]')[0]?.textContent),
      );
      await page.click('start');
      // One for each attempt: while the second is under way there is nothing to press.
      await page.until(
        'an event each',
        () => globalThis.__told.filter(({ name }) => name === 'error').length === 2,
      );
      await page.until('the facade', (all) => all('start').length === 1);
      lab.server.faults.length = 0;
      await page.click('start');
      await labIs(page, 'a', 'ready');
    });

    test('of two, the one started last trains; the other goes on when it is through', async () => {
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'two.html');
      await labIs(page, 'a', 'ready');
      await labIs(page, 'b', 'ready');
      await page.click('train', 0);
      await page.until('progress', () => document.getElementById('a').state.epoch > 1);
      await page.click('train', 1);
      await labIs(page, 'a', 'paused');
      await labIs(page, 'b', 'done');
      await labIs(page, 'a', 'running');
    });

    test('out of sight it holds, in sight it goes on', async () => {
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'two.html');
      await labIs(page, 'a', 'ready');
      await page.click('train', 0);
      await page.until('progress', () => document.getElementById('a').state.epoch > 1);
      await page.evaluate(() => scrollTo(0, 4000));
      await labIs(page, 'a', 'paused');
      const { epoch } = await page.evaluate(() => document.getElementById('a').state);
      await workerAnswers(page, 'a');
      assert.equal(await page.evaluate(() => document.getElementById('a').state.epoch), epoch);
      await page.evaluate(() => scrollTo(0, 0));
      await labIs(page, 'a', 'running');
    });

    test('those that start by themselves take turns', async () => {
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'auto.html');
      await labIs(page, 'a', 'done');
      await labIs(page, 'b', 'done');
      const order = await page.evaluate(() =>
        globalThis.__told.map(({ id, name }) => `${id} ${name}`),
      );
      const firstDone = order.findIndex((each) => each.endsWith('done'));
      const first = order[firstDone][0];
      const other = first === 'a' ? 'b' : 'a';
      assert.ok(!order.slice(0, firstDone).includes(`${other} progress`), String(order));
    });

    test('bad attributes are told in sentences, and the lab works', async () => {
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'bad.html');
      await labIs(page, 'a', 'ready');
      await page.evaluate(() => document.getElementById('a').setAttribute('hide', 'doors'));
      await page.until('the event', () =>
        globalThis.__told.some(
          ({ name, detail }) => name === 'error' && /doors/.test(detail.message),
        ),
      );
      assert.match(
        String(await page.text('mlp-train-panel >>> [role=alert]')),
        /epochs must be a whole number/,
      );
    });

    test('follows the light or dark of what is behind it, or is told which', async () => {
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'themes.html');
      await labIs(page, 'a', 'ready');
      const paper = (wanted) =>
        page.until(
          `${wanted} paper`,
          (all, scheme) => {
            const ink = getComputedStyle(all('mlp-train-panel')[0]).color;
            return (ink === 'rgb(236, 238, 242)') === (scheme === 'dark');
          },
          wanted,
        );
      const set = (fn) => page.evaluate(fn);
      await paper('light');
      await set(() => (document.body.style.background = '#111'));
      await paper('dark');
      await set(() => (document.body.style.background = 'oklch(0.97 0 0)'));
      await paper('light');
      await set(() => document.getElementById('a').setAttribute('theme', 'dark'));
      await paper('dark');
      await set(() => document.getElementById('a').setAttribute('theme', 'auto'));
      await paper('light');
      await set(() => {
        document.body.style.background = '';
        document.documentElement.style.colorScheme = 'dark';
      });
      await paper('dark');
      await set(() => (document.documentElement.style.colorScheme = ''));
      await paper('light');
      // The element is new here: what a page says in its head is there before its labs are.
      await set(async () => {
        const lab = document.getElementById('a');
        lab.remove();
        document.head.insertAdjacentHTML('beforeend', '<meta name="color-scheme" content="dark">');
        await new Promise((resolve) => setTimeout(resolve));
        document.body.append(lab);
      });
      await labIs(page, 'a', 'ready');
      await paper('dark');
      await set(() => (document.querySelector('meta[name=color-scheme]').content = 'light'));
      await paper('light');
    });

    test('moved within the page, it goes on', async () => {
      const page = await lab.newPage();
      await go(page, lab.server.origin, 'two.html');
      await labIs(page, 'a', 'ready');
      await page.click('train', 0);
      await labIs(page, 'a', 'running');
      await page.evaluate(() => document.body.prepend(document.getElementById('a')));
      await workerAnswers(page, 'a');
      await labIs(page, 'a', 'running');
      assert.equal(page.raw.workers().length, 2);
    });
  },
  { server: { pages }, flags: ['--js-flags=--expose-gc'] },
);
