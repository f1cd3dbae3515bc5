import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { preview } from 'vite';
import { local } from '../../web/bundle/vite.config.js';

test('the site is served as it is: what is not there is not found', async () => {
  const outDir = mkdtempSync(path.join(tmpdir(), 'mlp-lab-serve-'));
  mkdirSync(path.join(outDir, 'data'));
  writeFileSync(path.join(outDir, 'index.html'), '<!doctype html>the page');
  const server = await preview({
    configFile: local('./vite.config.js'),
    build: { outDir },
    preview: { port: 0 },
    logLevel: 'silent',
  });
  try {
    const base = server.resolvedUrls?.local[0] ?? '';
    const headers = { accept: 'text/html,*/*' }; // as a browser that is sent there asks
    const status = async (/** @type {string} */ name) =>
      (await fetch(new URL(name, base), { headers })).status;
    assert.equal(await status(''), 200);
    assert.equal(await status('index.html'), 200);
    for (const name of ['nothing.html', 'nothing', 'data/', 'data/mnist/index.json', 'a/b.wasm']) {
      assert.equal(await status(name), 404, name);
    }
  } finally {
    await server.close();
    rmSync(outDir, { recursive: true });
  }
});
