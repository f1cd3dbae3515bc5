import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { missing } from '../browser/installed.js';
import { CHROMIUM, CHROMIUM_FLAGS } from '../browser/puppeteer-engine.js';
import { dist, serve } from '../browser/server.js';
import { installTools, sh } from '../package/tools.js';
import { GROUP_MS } from '../patience.js';
import { workshop as tools } from './generators.js';
import { deadLinks } from './links.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');
const workshop = path.join(root, 'build', 'docs-site');
const noTools =
  (await installTools(path.join(here, 'npm'), tools)) ||
  (await installTools(path.join(root, 'docs', 'site'), workshop));
const out = path.join(workshop, 'out');
/** @type {Promise<unknown> | undefined} */
let made;
const makeSite = () =>
  (made ??= sh(process.execPath, ['web/bundle/docs-site.js', workshop, out], root));

test(
  'the site of this documentation builds, with a lab and no dead link',
  { skip: noTools },
  async () => {
    await makeSite();
    assert.deepEqual(deadLinks(out), []);
    const read = (/** @type {string} */ name) => readFileSync(path.join(out, name), 'utf8');
    const first = read('index.html');
    assert.match(first, /<mlp-lab view="train" epochs="3" seed="1">With JavaScript/);
    const [, script] = /<script type="module" src="(\/lab\/[^"]+)"/.exec(first) ?? [];
    assert.ok(existsSync(path.join(out, script)));
    assert.doesNotMatch(read('embedding.html'), /<script type="module" src="\/lab\//, 'no lab');
    for (const page of [
      'embedding',
      'module',
      'engines',
      'architecture',
      'contributing',
      'lab/index',
      'api/index',
      'api/mlp-lab/data/node',
      'api/mlp-lab/worker',
    ])
      assert.ok(existsSync(path.join(out, `${page}.html`)), page);
    assert.ok(read('module.html').includes('href="/api/mlp-lab"'));
    for (const [page, entry] of /** @type {const} */ ([
      ['mlp-lab', 'module'],
      ['mlp-lab/data', 'data'],
    ])) {
      const text = read(`api/${page}.html`);
      for (const name of Object.keys(await import(`../../web/${entry}/index.js`)))
        assert.ok(new RegExp(`<h3 id="${name.toLowerCase()}[-"]`).test(text), `${name} of ${page}`);
    }
    // What is not part of the site is at the address of the repository.
    assert.match(read('results.html'), /href="https:[^"]+\/blob\/main\/tests\/bench\/RESULTS\.md"/);
  },
);

/** Of 100. "performance" is a timing, so it is told and decides nothing. */
const LEAST = 95;
const DECIDES = ['accessibility', 'best-practices', 'seo'];
/** Lighthouse's own reports, to be read. */
const reports = path.join(tools, 'lighthouse');

describe('Lighthouse', { skip: missing('chromium') || noTools, timeout: GROUP_MS }, () => {
  for (const [name, folder] of [
    ['lab', dist],
    ['documentation', out],
  ])
    test(name, async (t) => {
      await makeSite();
      mkdirSync(reports, { recursive: true });
      const report = path.join(reports, `${name}.json`);
      const server = await serve({ headers: {}, mounts: { '/': folder }, gzip: true });
      try {
        await sh(
          'env',
          [
            `CHROME_PATH=${CHROMIUM}`,
            path.join(tools, 'node_modules', '.bin', 'lighthouse'),
            `${server.origin}/`,
            ...['--quiet', '--output=json', `--output-path=${report}`],
            `--chrome-flags=${['--headless=new', ...CHROMIUM_FLAGS].join(' ')}`,
          ],
          tools,
        );
      } finally {
        await server.close();
      }
      const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
      const scores = Object.values(categories).map(
        ({ id, score }) => `${id} ${Math.round(100 * score)}`,
      );
      t.diagnostic(`${name}: ${scores.join(', ')}`);
      for (const id of DECIDES) {
        const { score, auditRefs } = categories[id];
        const bad = auditRefs
          .map((/** @type {{id: string}} */ ref) => audits[ref.id])
          .filter((/** @type {{score: number | null}} */ audit) => audit.score === 0)
          .map((/** @type {{title: string}} */ audit) => audit.title);
        assert.ok(100 * score >= LEAST, `${id}: ${bad.join('; ')}`);
      }
    });
});
