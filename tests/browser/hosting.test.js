import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { documentWith, labIs } from './embedding.js';
import { missing, start } from './engines.js';
import { ISOLATION, SHARED, dist, serve } from './server.js';

const CURVE =
  '<mlp-lab id="a" view="train" config="trainSize=4000&amp;testSize=1000" epochs="1"></mlp-lab>';
const FAVICON = { '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' };
const CORS = { 'Access-Control-Allow-Origin': '*' };

/** What a site has to allow, word for word as the documentation says it: scripts, and types. */
const [SCRIPTS, TYPES] = Array.from(
  readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8').matchAll(
    /^ {4}((?:script-src|trusted-types) .*)$/gm,
  ),
  ([, line]) => line,
);
const POLICY = `default-src 'self'; ${SCRIPTS}`;
const TRUSTED = `${POLICY}; require-trusted-types-for 'script'; ${TYPES}`;

/** @typedef {Parameters<typeof serve>[0]} ServeOptions */

/**
 * A site of its own with one page, and the element from there or from elsewhere.
 * @param {string} script  where the element comes from
 * @param {Record<string, string>} headers
 * @returns {Promise<Awaited<ReturnType<typeof serve>>>}
 */
const site = (script, headers) =>
  serve({ headers, pages: { ...FAVICON, '/page.html': documentWith(CURVE, { script }) } });

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`where it is embedded, ${name}`, { skip: missing(name), timeout: 150_000 }, () => {
    /** @type {Awaited<ReturnType<typeof start>>} */
    let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let cdn;
    before(async () => {
      browser = await start(name);
      cdn = await serve({ headers: { ...CORS, 'Cross-Origin-Resource-Policy': 'cross-origin' } });
    });
    after(async () => {
      await browser?.close();
      await cdn?.close();
    });

    /**
     * Trains on a page, which must go without a fault.
     * @param {string} url
     * @param {RegExp} [foreign]  requests to another origin that are expected
     */
    async function trains(url, foreign) {
      const page = await browser.newPage({ width: 1000, height: 900 });
      try {
        await page.go(url);
        await labIs(page, 'a', 'ready');
        await page.click('train');
        await labIs(page, 'a', 'done');
        const errors = (await page.errors()).filter((text) => !foreign?.test(text));
        assert.deepEqual(errors, []);
        return {
          isolated: await page.evaluate(() => globalThis.crossOriginIsolated),
          core: String(await page.text('core')),
        };
      } finally {
        await page.close();
      }
    }

    const cases = /** @type {[string, string, Record<string, string>, string][]} */ ([
      ['on a page without any header', '/mlp-lab.js', {}, 'own'],
      [
        'under the policy that the documentation names',
        '/mlp-lab.js',
        { 'Content-Security-Policy': POLICY },
        'own',
      ],
      [
        'under one that requires Trusted Types',
        '/mlp-lab.js',
        { 'Content-Security-Policy': TRUSTED },
        'own',
      ],
      ['on an isolated page', '/mlp-lab.js', ISOLATION, 'own'],
      ['from another origin', '/mlp-lab.js', {}, 'cdn'],
      ['in one file', '/mlp-lab.single.js', {}, 'own'],
      ['in one file from another origin', '/mlp-lab.single.js', {}, 'cdn'],
      [
        'in one file under a policy with Trusted Types',
        '/mlp-lab.single.js',
        { 'Content-Security-Policy': `${TRUSTED}; worker-src blob:` },
        'own',
      ],
      [
        'from another origin under a policy with Trusted Types',
        '/mlp-lab.js',
        {
          'Content-Security-Policy':
            "default-src 'self'; script-src 'self' CDN 'wasm-unsafe-eval'; connect-src 'self' CDN; " +
            "worker-src blob: CDN; require-trusted-types-for 'script'; trusted-types lit-html mlp-lab",
        },
        'cdn',
      ],
      ['from another origin on an isolated page', '/mlp-lab.js', ISOLATION, 'cdn'],
      ['in one file on an isolated page', '/mlp-lab.single.js', ISOLATION, 'own'],
      [
        'in one file from another origin on an isolated page',
        '/mlp-lab.single.js',
        ISOLATION,
        'cdn',
      ],
    ]);
    for (const [title, script, headers, from] of cases) {
      test(title, async () => {
        const foreign = from === 'cdn';
        const named = Object.entries(headers).map(([key, value]) => [
          key,
          value.replaceAll('CDN', cdn.origin),
        ]);
        const host = await site(
          foreign ? `${cdn.origin}${script}` : script,
          Object.fromEntries(named),
        );
        try {
          const { isolated, core } = await trains(
            `${host.origin}/page.html`,
            foreign ? /^foreign:/ : undefined,
          );
          assert.equal(isolated, 'Cross-Origin-Embedder-Policy' in headers);
          // Helper threads are files of the element's own, from the page's own origin.
          const helped = isolated && !foreign && !script.includes('single');
          assert.match(core, helped ? SHARED : / 1 thread$/);
        } finally {
          await host.close();
        }
      });
    }

    test('in an iframe, which tells its height and its events', async () => {
      const page = await browser.newPage({ width: 1000, height: 900 });
      const frame = `${cdn.origin}/embed.html#view=curve&controls=simple&trainSize=4000&testSize=1000&epochs=1&autostart`;
      const host = await serve({
        headers: {},
        pages: {
          ...FAVICON,
          '/page.html': `<!doctype html><title>A text</title><link rel="icon" href="/favicon.svg">
            <iframe src="${frame}" width="800" height="600"></iframe>
            <script>
              told = [];
              addEventListener('message', ({ data }) => data.source === 'mlp-lab' && told.push(data));
            </script>`,
        },
      });
      try {
        await page.go(`${host.origin}/page.html`);
        await page.until('mlp-done', () => globalThis.told.some(({ type }) => type === 'mlp-done'));
        const told = await page.evaluate(() => globalThis.told);
        const heights = told.filter(({ type }) => type === 'mlp-height');
        assert.ok(heights.at(-1).detail.height > 300, JSON.stringify(heights));
        const types = new Set(told.map(({ type }) => type));
        for (const type of ['mlp-ready', 'mlp-progress', 'mlp-epoch']) assert.ok(types.has(type));
        const done = told.find(({ type }) => type === 'mlp-done').detail;
        assert.match(done.weightsSha256, /^[0-9a-f]{64}$/);
      } finally {
        await page.close();
        await host.close();
      }
    });

    test('in one file, opened from the disk', async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'mlp-lab-file-'));
      try {
        // Browsers take no module from a file: URL; a script in the page itself they do.
        const script = readFileSync(path.join(dist, 'mlp-lab.single.js'), 'utf8');
        const inline = script.replaceAll('</script', '<\\/script');
        const text = documentWith(CURVE).replace(
          '<script type="module" src="/mlp-lab.js"></script>',
          () => `<script type="module">${inline}</script>`,
        );
        await writeFile(path.join(folder, 'page.html'), text.replace(/<link[^>]*>/, ''));
        await trains(pathToFileURL(path.join(folder, 'page.html')).href, /^foreign: file:/);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
}
