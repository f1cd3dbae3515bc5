import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../web/engine/index.js';

/** @param {string} address  of a module that is not there */
const refusalFrom = async (address) => {
  const urls = { 'core-simd128': address };
  const error = await loadCore({ urls }).catch((thrown) => thrown);
  assert.equal(error.code, 'core-not-loaded');
  return error.message;
};

test('a module that a site lacks: its visitor is told what a visitor can do', async (t) => {
  t.mock.method(globalThis, 'fetch', async () => new Response('', { status: 404 }));
  assert.match(
    await refusalFrom('https://site.example/core.wasm'),
    /^The module core-simd128 could not be loaded from https:\S+ \(HTTP status 404\); check the connection and try again\.$/,
  );
});

test('a module that a checkout lacks: whoever works there is told to build it', async () => {
  const missing = new URL('nowhere.wasm', import.meta.url).href;
  assert.match(await refusalFrom(missing), /; in a checkout, \.\/build\.sh build makes it\.$/);
});
