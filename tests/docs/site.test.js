import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installTools, sh } from '../package/tools.js';
import { workshop } from './generators.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');
const noTools = await installTools(path.join(here, 'npm'), workshop);

test(
  'the site of this documentation builds, with a lab and no dead link',
  { skip: noTools },
  async () => {
    const out = path.join(workshop, 'sites', 'own');
    // VitePress ends with an error where a link leads nowhere.
    await sh(process.execPath, ['web/bundle/docs-site.js', workshop, out], root);
    const read = (/** @type {string} */ name) => readFileSync(path.join(out, name), 'utf8');
    const first = read('index.html');
    assert.match(first, /<mlp-lab view="train" epochs="3" seed="1">With JavaScript/);
    const [, script] = /<script type="module" src="(\/lab\/[^"]+)"/.exec(first) ?? [];
    assert.ok(existsSync(path.join(out, script)));
    for (const page of [
      'embedding',
      'module',
      'engines',
      'architecture',
      'contributing',
      'lab/index',
    ])
      assert.ok(existsSync(path.join(out, `${page}.html`)), page);
    // What is not part of the site is at the address of the repository.
    assert.match(read('results.html'), /href="https:[^"]+\/blob\/main\/tests\/bench\/RESULTS\.md"/);
  },
);
