import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { GROUP_MS } from '../patience.js';
import { start } from '../browser/engines.js';
import { missing } from '../browser/installed.js';
import { serve } from '../browser/server.js';
import { absent } from '../hosts/build.js';
import { FURO } from '../hosts/hosts.js';
import { draws, followsTheme, trains, waits } from '../hosts/checks.js';
import { installTools } from '../package/tools.js';
import { buildSite, generators, workshop } from './generators.js';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Pictures of each site, light and dark, to be looked at. */
const pictures = path.join(workshop, 'pictures');
const noTools = await installTools(path.join(here, 'npm'), workshop);

/** Sites that were built, by name. @type {Record<string, Promise<string>>} */
const built = {};

/** The generators in one engine; that another engine does the same, one shows. */
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
            await waits(page);
            await trains(page);
            await draws(page);
            await followsTheme(page, generator, (scheme) => page.screenshot(picture(scheme)));
            const errors = (await page.errors()).filter((text) => !FURO.test(text));
            assert.deepEqual(errors, []);
          } finally {
            await page.close();
          }
        },
      );
    }
  });
}
