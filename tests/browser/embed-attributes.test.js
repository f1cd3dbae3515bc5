import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { draw, ONE } from './drawing.js';
import { RECORDING, documentWith, labIs, seen, told } from './embedding.js';
import { inEngines } from './engines.js';
import { translation } from '../../web/i18n/de/index.js';
import { dist } from './server.js';

const SMALL = 'config="trainSize=4000&amp;testSize=1000" epochs="2" seed="7"';

const pages = {
  ...RECORDING,
  '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '/saved.safetensors': readFileSync(path.join(dist, 'data', 'pad.safetensors')),
  '/broken.safetensors': 'This is no network.',
  '/languages.html': documentWith(
    `<main lang="de-AT"><mlp-lab id="a" view="train" ${SMALL}></mlp-lab></main>
    <mlp-lab id="b" view="curve" lang="en"></mlp-lab>`,
  ),
  '/two.html': documentWith(
    '<mlp-lab id="a" view="curve"></mlp-lab><mlp-lab id="b" view="curve"></mlp-lab>',
  ),
  '/german.html': documentWith('<mlp-lab id="a" lang="de" loading="eager"></mlp-lab>'),
  '/saved.html': documentWith(
    '<mlp-lab id="a" view="draw" model-src="saved.safetensors"></mlp-lab>',
  ),
  '/broken.html': documentWith(
    '<mlp-lab id="a" view="draw" model-src="broken.safetensors"></mlp-lab>' +
      '<mlp-lab id="b" view="draw" model-src="missing.safetensors"></mlp-lab>',
  ),
  '/curve.html': documentWith('<mlp-lab id="a" view="curve" epochs="1"></mlp-lab>'),
};

/** @param {import('./page.js').Page} page @param {string} id */
const frameLanguage = (page, id) =>
  page.evaluate(
    (_all, name) => document.getElementById(name).shadowRoot.querySelector('[part=frame]').lang,
    id,
  );

inEngines(
  ['chromium', 'firefox'],
  'attributes of the element',
  (lab) => {
    test('lang, or that of the page around it, is the language of the lab', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/languages.html`);
      await labIs(page, 'a', 'ready');
      assert.equal(await page.text('train'), 'Trainieren');
      await page.click('train');
      await labIs(page, 'a', 'done');
      assert.match(String(await page.text('test-error')), /^\d+,\d\d %$/);
      // All on a page speak one language: that of the first.
      await labIs(page, 'b', 'ready');
      assert.deepEqual(
        [await frameLanguage(page, 'a'), await frameLanguage(page, 'b')],
        ['de', 'de'],
      );
      await page.evaluate(() => document.getElementById('b').remove());
      await page.evaluate(() => document.getElementById('a').setAttribute('lang', 'fr'));
      await page.until('English', (all) => all('train')[0]?.textContent.trim() === 'Train');
      assert.equal(await frameLanguage(page, 'a'), 'en');
    });

    test('when the language around them changes, all labs follow', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/two.html`);
      await labIs(page, 'a', 'ready');
      await labIs(page, 'b', 'ready');
      for (const [tag, word] of [
        ['de', 'Trainieren'],
        ['en-GB', 'Train'],
      ]) {
        await page.evaluate((_all, wanted) => (document.documentElement.lang = wanted), tag);
        await page.until(
          `${word}, twice`,
          (all, wanted) => all('train').filter((e) => e.textContent.trim() === wanted).length === 2,
          word,
        );
      }
      // One that has a language of its own keeps on with what it is at.
      await page.evaluate(() => (document.getElementById('a').lang = 'en'));
      await labIs(page, 'a', 'ready');
      const isKept = await page.evaluate(async () => {
        const frame = document.getElementById('a').shadowRoot.querySelector('[part=frame]');
        const content = frame.firstElementChild;
        document.documentElement.lang = 'de';
        await new Promise((resolve) => setTimeout(resolve));
        return content === frame.firstElementChild;
      });
      assert.ok(isKept);
      const directions = await page.evaluate((all) => {
        document.documentElement.dir = 'rtl';
        return all('train').map((button) => getComputedStyle(button).direction);
      });
      assert.deepEqual(
        [...new Set(directions)],
        ['ltr'],
        'no language of the lab runs to the left',
      );
    });

    test('the page speaks the language that its link names; what it gives to embed, too', async () => {
      const page = await lab.newPage();
      await page.open(`${lab.server.origin}/?lang=de-CH#preset=digits&seed=3`);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
      assert.deepEqual(
        [await page.text('embed'), await page.text('train'), await page.text('header p')],
        [translation.lab.embed.button, 'Trainieren', translation.lab.promise],
      );
      await page.click('embed');
      const [tag, iframe, link] = await page.evaluate((all) =>
        ['tag', 'iframe', 'link'].map((name) => all(`embed-${name}`)[0].value),
      );
      assert.match(tag, /<mlp-lab view="train" lang="de" config=/);
      assert.match(iframe, /#view=train&amp;lang=de&amp;/);
      assert.match(link, /\/\?lang=de#preset=digits&seed=3$/);
      await page.open(link);
      assert.equal(await page.text('train'), 'Trainieren');
    });

    test('model-src is a saved network, which reads at once', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/saved.html`);
      await page.until('the pad', (all) => all('pad').length === 1);
      const { reading } = await draw(page, ONE);
      assert.equal(reading, '1');
      assert.deepEqual(
        (await told(page)).filter(({ name }) => name === 'error'),
        [],
      );
    });

    test('what is no network, or is not there, is told in a sentence', async () => {
      lab.expectErrors(/404/);
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/broken.html`);
      await page.until('two sentences', () => {
        const errors = globalThis.__told.filter(({ name }) => name === 'error');
        return new Set(errors.map(({ id }) => id)).size === 2;
      });
      const errors = (await told(page)).filter(({ name }) => name === 'error');
      const sentence = (wanted) => errors.find(({ id }) => id === wanted)?.detail.message;
      assert.match(sentence('a'), /^This is not a safetensors file: .+\.$/);
      assert.match(sentence('b'), /^The network could not be loaded from http.+missing.+\.$/);
    });
  },
  { server: { pages } },
);

inEngines(
  ['chromium'],
  'the element and what a person asks of the browser',
  (lab) => {
    test('another copy of its script on the page steps back, and the first one works on', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/curve.html`);
      await labIs(page, 'a', 'ready');
      const [before, after] = await page.evaluate(async () => {
        const first = customElements.get('mlp-lab');
        await import('/mlp-lab.single.js');
        return [first.name, customElements.get('mlp-lab') === first];
      });
      assert.ok(before && after);
      await page.click('train');
      await labIs(page, 'a', 'done');
    });

    test('files dropped beside what takes them do not take its page away', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/german.html`);
      await labIs(page, 'a', 'ready');
      const kept = await page.evaluate((all) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'x.png'));
        const about = { bubbles: true, composed: true, cancelable: true };
        return ['mlp-train-panel', 'mlp-network-panel', 'mlp-pad', 'mlp-data-panel'].flatMap(
          (name) =>
            ['dragover', 'drop'].map((type) => [
              !all(name)[0].dispatchEvent(new DragEvent(type, { ...about, dataTransfer })),
              all(name)[0].dispatchEvent(new DragEvent(type, about)), // no file
            ]),
        );
      });
      assert.deepEqual(
        kept,
        kept.map(() => [true, true]),
      );
    });

    test('with prefers-reduced-data only a touch brings it', async () => {
      const page = await lab.newPage();
      const session = await page.raw.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-reduced-data', value: 'reduce' }],
      });
      await page.go(`${lab.server.origin}/curve.html`);
      assert.ok(await page.evaluate(() => matchMedia('(prefers-reduced-data: reduce)').matches));
      await page.until('the facade', (all) => all('start').length === 1);
      await seen(page, 'a');
      assert.equal(page.raw.workers().length, 0);
      await page.click('start');
      await labIs(page, 'a', 'ready');
    });
  },
  { server: { pages }, flags: ['--enable-experimental-web-platform-features'] },
);
