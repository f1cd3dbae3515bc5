import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ELSEWHERE, small, snippet } from './documentation.js';
import { RECORDING, documentWith, labIs } from './embedding.js';
import { GROUP_MS } from '../patience.js';
import { borrow, engines } from './engines.js';
import { missing } from './installed.js';
import { SHARED, dist, serve } from './server.js';

const CURVE =
  '<mlp-lab id="a" view="train" config="trainSize=4000&amp;testSize=1000" epochs="1"></mlp-lab>';
const FAVICON = { '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' };
const CORS = { 'Access-Control-Allow-Origin': '*' };

/** What a site has to allow, in the order of the documentation. */
const [SCRIPTS, TYPES, FOREIGN, ONE_FILE] = [0, 1, 2, 3].map((index) =>
  snippet('Content security policy', 'csp', index),
);
/** What makes a page isolated. */
const ISOLATION = Object.fromEntries(
  snippet('Headers', 'http')
    .split('\n')
    .map((line) => line.split(': ')),
);
const POLICY = `default-src 'self'; ${SCRIPTS}`;
const TRUSTED = `require-trusted-types-for 'script'; ${TYPES}`;

/** @typedef {Parameters<typeof serve>[0]} ServeOptions */

/**
 * A site of its own with one page, and the element from there or from elsewhere.
 * @param {string} script  where the element comes from
 * @param {Record<string, string>} headers
 * @returns {Promise<Awaited<ReturnType<typeof serve>>>}
 */
const site = (script, headers) =>
  serve({
    headers,
    pages: { ...FAVICON, ...RECORDING, '/page.html': documentWith(CURVE, { script }) },
  });

for (const name of engines(/** @type {const} */ (['chromium', 'firefox']))) {
  describe(`where it is embedded, ${name}`, { skip: missing(name), timeout: GROUP_MS }, () => {
    /** @type {import('./engines.js').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let cdn;
    before(async () => {
      browser = await borrow(name);
      cdn = await serve({
        headers: { ...CORS, 'Cross-Origin-Resource-Policy': 'cross-origin' },
        mounts: { '/mlp-lab/': dist },
      });
    });
    after(async () => {
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
        { 'Content-Security-Policy': `${POLICY}; ${TRUSTED}` },
        'own',
      ],
      ['on an isolated page', '/mlp-lab.js', ISOLATION, 'own'],
      [
        'on an isolated page with Trusted Types',
        '/mlp-lab.js',
        { ...ISOLATION, 'Content-Security-Policy': `${POLICY}; ${TRUSTED}` },
        'own',
      ],
      ['from another origin', '/mlp-lab.js', {}, 'cdn'],
      ['in one file', '/mlp-lab.single.js', {}, 'own'],
      ['in one file from another origin', '/mlp-lab.single.js', {}, 'cdn'],
      [
        'in one file under a policy with Trusted Types',
        '/mlp-lab.single.js',
        { 'Content-Security-Policy': `${POLICY}; ${TRUSTED}; ${ONE_FILE}` },
        'own',
      ],
      [
        'from another origin under a policy with Trusted Types',
        '/mlp-lab.js',
        { 'Content-Security-Policy': `default-src 'self'; ${FOREIGN}; ${TRUSTED}` },
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
          value.replaceAll(ELSEWHERE, cdn.origin),
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
          assert.match(core, isolated ? SHARED : / 1 thread$/);
        } finally {
          await host.close();
        }
      });
    }

    test('by the tag, the events and the style that the documentation shows', async () => {
      const tag = snippet('MLP Lab on a page of yours', 'html').replace(ELSEWHERE, cdn.origin);
      const host = await serve({
        headers: {},
        pages: {
          ...FAVICON,
          '/page.html': `<!doctype html><title>A text</title><link rel="icon" href="/favicon.svg">
            <style>${snippet('Looks', 'css')}</style>${small(tag)}
            <script>${snippet('Properties, methods, events', 'js')}</script>`,
        },
      });
      const page = await browser.newPage({ width: 1000, height: 900 });
      try {
        await page.go(`${host.origin}/page.html`);
        await labIs(page, 'a', 'ready');
        await page.click('train');
        await labIs(page, 'a', 'done');
        const { title, rate, ...looks } = await page.evaluate((all) => {
          const { borderRadius, fontFamily } = getComputedStyle(all('mlp-lab >>> [part=frame]')[0]);
          const accent = getComputedStyle(all('train')[0]).backgroundColor;
          const { testErrorRate: rate } = document.getElementById('a').state;
          return { borderRadius, fontFamily, accent, title: document.title, rate };
        });
        assert.equal(title, `Test error ${(100 * rate).toFixed(2)} %`);
        assert.deepEqual(looks, {
          borderRadius: '0px',
          fontFamily: 'Georgia, serif',
          accent: 'rgb(122, 59, 0)',
        });
      } finally {
        await page.close();
        await host.close();
      }
    });

    test('in an iframe, which tells its height and its events, and is dark on a dark page', async () => {
      const page = await browser.newPage({ width: 1000, height: 900 });
      const frame = snippet('As an iframe', 'html')
        .replace(ELSEWHERE, cdn.origin)
        .replace('#', '#trainSize=4000&testSize=1000&autostart&');
      const host = await serve({
        headers: {},
        pages: {
          ...FAVICON,
          '/page.html': `<!doctype html><title>A text</title><link rel="icon" href="/favicon.svg">
            <meta name="color-scheme" content="dark">${frame}
            <script>
              told = [];
              addEventListener('message', ({ data }) => data.source === 'mlp-lab' && told.push(data));
              ${snippet('As an iframe', 'js')}
            </script>`,
        },
      });
      try {
        await page.go(`${host.origin}/page.html`);
        await page.until('mlp-done', () => globalThis.told.some(({ type }) => type === 'mlp-done'));
        const inside = page.raw.frames().find((each) => each.url().includes('embed.html'));
        const paper = await inside.evaluate(() => {
          const box = document.querySelector('mlp-lab').shadowRoot.querySelector('[part=frame]');
          return getComputedStyle(box).backgroundColor;
        });
        assert.equal(paper, 'rgb(22, 24, 28)');
        const told = await page.evaluate(() => globalThis.told);
        const heights = told.filter(({ type }) => type === 'mlp-height');
        const { height } = heights.at(-1).detail;
        assert.ok(height > 300 && height !== 860, JSON.stringify(heights));
        const style = await page.evaluate(() => document.querySelector('iframe').style.height);
        assert.equal(style, `${height}px`);
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
        await writeFile(
          path.join(folder, 'page.html'),
          text.replace(/<link[^>]*>|<script src[^>]*><.script>/g, ''),
        );
        await trains(pathToFileURL(path.join(folder, 'page.html')).href, /^foreign: file:/);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
}
