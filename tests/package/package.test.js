import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { GROUP_MS } from '../patience.js';
import { labIs } from '../browser/embedding.js';
import { start } from '../browser/engines.js';
import { missing } from '../browser/installed.js';
import { ISOLATION, SHARED, serve } from '../browser/server.js';
import { trainInNode } from '../browser/recipe.js';
import { bundlers, copyBeside } from './bundlers.js';
import { installTools, sh } from './tools.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');
/** The project that installs the package; outside of ours, so that nothing of ours is found. */
const project = path.join(root, 'build', 'consumer');
const installed = path.join(project, 'node_modules', 'mlp-lab');
const RECIPE = '#dataset=digits&trainSize=2000&testSize=500&epochs=1';

/** Packs the package and installs it into the project. @returns {Promise<string>} the packed file */
async function packAndInstall() {
  rmSync(path.join(project, 'src'), { recursive: true, force: true });
  cpSync(path.join(here, 'src'), path.join(project, 'src'), { recursive: true });
  // The documentation's program for browsers, as it stands.
  const docs = readFileSync(path.join(root, 'docs', 'module.md'), 'utf8');
  const [, program] = /^```js browser\n(.*?)\n```$/ms.exec(docs) ?? [];
  // In a function: not every bundler knows await at the top of a module.
  const [imports, body] = [/^import .*$/gm, /^(?!import ).*$/gm].map((lines) =>
    Array.from(String(program).matchAll(lines), ([line]) => line).join('\n'),
  );
  const module = `${imports}\nexport default (async () => {\n${body}\n})();\n`;
  writeFileSync(path.join(project, 'src', 'from-docs.js'), module);
  await sh(path.join(root, 'build.sh'), ['bundle'], root);
  const { stdout } = await sh(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', project],
    root,
  );
  const file = path.join(project, JSON.parse(stdout)[0].filename);
  await sh('npm', ['install', '--no-save', '--no-fund', '--no-audit', file], project);
  return file;
}

const noTools = await installTools(here, project);

describe('the package', { skip: noTools, timeout: GROUP_MS }, () => {
  /** @type {string} */
  let file;
  before(async () => {
    file = await packAndInstall();
  });

  test('holds what it says and nothing else', async () => {
    const { stdout } = await sh('tar', ['tzf', file], root);
    const names = stdout.split('\n').map((name) => name.replace(/^package\//, ''));
    for (const name of [
      'README.md',
      'LICENSE',
      'dist/mlp-lab.js',
      'dist/mlp-lab.single.js',
      'dist/mlp-lab.widget.js',
      'dist/package/react.js',
      'dist/custom-elements.json',
      'web/engine/wasm/core-simd128.wasm',
      'web/engine/wasm/core-scalar.wasm',
      'web/engine/wasm/setup-simd128.wasm',
    ]) {
      assert.ok(names.includes(name), name);
    }
    // What the documents for its users link to is in it too.
    for (const document of names.filter((name) => /^(README|docs\/.*)\.md$/.test(name))) {
      const text = readFileSync(path.join(installed, document), 'utf8');
      for (const [, link] of text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)) {
        const target = path.posix.join(path.posix.dirname(document), link);
        assert.ok(names.includes(target), `${document} links to ${link}`);
      }
    }
    const strange = names.filter((name) =>
      /^(tests(?!\/bench\/RESULTS\.md)|c|build|web\/app|\.)/.test(name),
    );
    assert.deepEqual(strange, []);
    const { scripts = {} } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
    for (const hook of ['preinstall', 'install', 'postinstall'])
      assert.ok(!(hook in scripts), hook);
  });

  test('publint finds nothing', async () => {
    const { publint } = await import('publint');
    const { messages } = await publint({ pkgDir: installed, strict: true });
    assert.deepEqual(messages, []);
  });

  test('its types resolve, says arethetypeswrong', async () => {
    const bin = path.join(root, 'node_modules', '.bin', 'attw');
    const { stdout } = await sh(
      bin,
      [
        file,
        '--profile',
        'esm-only',
        '--exclude-entrypoints',
        './core.wasm',
        './setup.wasm',
        './cli',
        '--no-color',
      ],
      root,
    );
    // It ends with an error where there is a problem.
    const entries = ['', '/data', '/data/node', '/element', '/react', '/widget', '/worker'];
    for (const entry of entries.map((name) => `mlp-lab${name}`)) {
      assert.match(stdout, new RegExp(`"${entry}" +│ 🟢 \\(ESM\\) +│ 🟢`));
    }
  });

  test('a project in TypeScript compiles against it', async () => {
    cpSync(path.join(here, 'typed', 'typed.mts'), path.join(project, 'typed.mts'));
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: 'es2022',
      module: 'nodenext',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
    };
    const config = { compilerOptions, files: ['typed.mts'] };
    writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify(config));
    await sh(path.join(root, 'node_modules', '.bin', 'tsc'), ['-p', '.'], project);
  });

  test('trains in Node to the same weights, and its command runs', async () => {
    const script = `import { train } from 'mlp-lab';
      import { existsSync } from 'node:fs';
      const settings = { dataset: 'digits', trainSize: 2000, testSize: 500, epochs: 1 };
      const { weightsSha256 } = await train(settings);
      const wasm = existsSync(new URL(import.meta.resolve('mlp-lab/core.wasm')))
        && existsSync(new URL(import.meta.resolve('mlp-lab/setup.wasm')));
      console.log(JSON.stringify([weightsSha256, wasm]));`;
    const { stdout } = await sh('node', ['--input-type=module', '-e', script], project);
    const { weightsSha256 } = await trainInNode(RECIPE);
    assert.deepEqual(JSON.parse(stdout), [weightsSha256, true]);
    const { stdout: help } = await sh(
      path.join(project, 'node_modules/.bin/mlp-lab'),
      ['--help'],
      project,
    );
    assert.match(help, /train/);
  });

  describe('built and run in a browser', { skip: missing('chromium') }, () => {
    /** @type {Awaited<ReturnType<typeof start>>} */
    let browser;
    before(async () => {
      browser = await start('chromium');
    });
    after(() => browser?.close());

    /**
     * A built project trains in all three ways, to the weights that Node gets.
     * @param {string} out  its folder
     * @param {Record<string, string>} headers  that its site sends
     * @param {RegExp} core  what the lab then says of its core
     */
    async function runs(out, headers, core) {
      const server = await serve({ headers, mounts: { '/app/': out } });
      const page = await browser.newPage({ width: 1000, height: 800 });
      try {
        await page.go(`${server.origin}/app/index.html`);
        await labIs(page, 'a', 'ready');
        await page.click('train');
        await labIs(page, 'a', 'done');
        const { weightsSha256 } = await trainInNode(RECIPE);
        const results = await page.evaluate(() => globalThis.results);
        const state = await page.evaluate(() => document.getElementById('a').state);
        const title = await page.evaluate(() => document.title);
        const all = [...results, title, state.weightsSha256];
        assert.deepEqual(all, Array(5).fill(weightsSha256));
        assert.match(String(await page.text('core')), core);
        assert.deepEqual(await page.errors(), []);
      } finally {
        await page.close();
        await server.close();
      }
    }

    for (const [name, { command, html, copies }] of Object.entries(bundlers)) {
      test(name, async () => {
        const out = path.join(project, 'out', name);
        rmSync(out, { recursive: true, force: true });
        const [bin, ...args] = command(out);
        await sh(path.join(project, 'node_modules', '.bin', bin), args, project);
        if (copies) await copyBeside(project, out);
        if (!html) {
          const page = readFileSync(path.join(project, 'src', 'index.html'), 'utf8');
          writeFileSync(path.join(out, 'index.html'), page);
        }
        await runs(out, {}, / 1 thread$/);
        await runs(out, ISOLATION, SHARED);
      });
    }
  });
});
