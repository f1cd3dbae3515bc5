import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { draw, ONE } from '../browser/drawing.js';
import { GROUP_MS } from '../patience.js';
import { labIs } from '../browser/embedding.js';
import { start } from '../browser/engines.js';
import { missing } from '../browser/installed.js';
import { serve } from '../browser/server.js';
import { installTools } from '../package/tools.js';
import { absent, buildSite, generators, workshop } from './generators.js';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Pictures of each site, light and dark, to be looked at. */
const pictures = path.join(workshop, 'pictures');
const noTools = await installTools(path.join(here, 'npm'), workshop);

/** @param {import('../browser/page.js').Page} page @param {'light' | 'dark'} scheme */
const paperIs = (page, scheme) =>
  page.until(
    `a ${scheme} lab`,
    (all, wanted) => {
      const [red] = getComputedStyle(all('mlp-train-panel')[0]).color.match(/\d+/g);
      return Number(red) > 128 === (wanted === 'dark');
    },
    scheme,
  );

/** Makes the site dark, or light again: by its own switch, else by what that sets. */
async function turn(page, selector, scheme) {
  if (!selector) {
    await page.evaluate((_all, theme) => (document.body.dataset.theme = theme), scheme);
    return;
  }
  await page.until(
    `a ${scheme} site`,
    (_all, toggle, wanted) => {
      const lightness = (element) => {
        const [red, , , alpha = '1'] = getComputedStyle(element).backgroundColor.match(/[\d.]+/g);
        return alpha === '0' ? null : Number(red);
      };
      const { body, documentElement } = document;
      const light = lightness(body) ?? lightness(documentElement) ?? 255;
      if (light < 128 === (wanted === 'dark')) return true;
      document.querySelector(toggle).click();
      return false;
    },
    selector,
    scheme,
  );
}

/** Sites that were built, by name. @type {Record<string, Promise<string>>} */
const built = {};

/** Every generator in one engine; that another engine does the same, one shows. */
const cases = /** @type {const} */ ({
  chromium: Object.keys(generators),
  firefox: ['vitepress'],
});

for (const [engine, names] of Object.entries(cases)) {
  const skip = missing(/** @type {keyof typeof cases} */ (engine)) || noTools;
  describe(`in documentation, ${engine}`, { skip, timeout: GROUP_MS }, () => {
    /** @type {Awaited<ReturnType<typeof start>>} */
    let browser;
    /** @type {Record<string, string>} */
    const mounts = {};
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await start(/** @type {keyof typeof cases} */ (engine));
      server = await serve({ headers: {}, mounts });
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    for (const name of names) {
      const generator = generators[name];
      const picture = (/** @type {string} */ scheme) =>
        path.join(pictures, `${name}-${scheme}-${engine}.png`);
      test(
        `${name}: trains, draws, follows the site's theme`,
        { skip: absent(generator) },
        async () => {
          mounts['/'] = await (built[name] ??= buildSite(name));
          const page = await browser.newPage({ width: 1280, height: 1000 });
          try {
            await page.go(`${server.origin}/`);
            await labIs(page, 'a', 'ready');
            await turn(page, generator.toggle, 'light');
            await paperIs(page, 'light');
            // What stands there without JavaScript is under no working lab.
            const text = await page.evaluate(() => document.body.innerText);
            assert.doesNotMatch(text, /With JavaScript/);
            await page.click('train');
            await labIs(page, 'a', 'done');
            const { reading } = await draw(page, ONE);
            assert.match(reading, /^\d$/);
            await page.screenshot(picture('light'));
            await turn(page, generator.toggle, 'dark');
            await paperIs(page, 'dark');
            await page.screenshot(picture('dark'));
            // Debian's furo misses a style sheet and loads its own script in the wrong way.
            const known = /status of 404|Cannot use import statement outside a module/;
            const errors = (await page.errors()).filter((text) => !known.test(text));
            assert.deepEqual(errors, []);
          } finally {
            await page.close();
          }
        },
      );
    }
  });
}
