import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Which folders a folder's files may import from, besides their own. Packages are named where only
 * some folder may use them; node: modules only where Node is a given.
 * @type {Record<string, string[]>}
 */
const ALLOWED = {
  'web/engine': ['@noble/hashes'],
  'web/data': ['web/engine', 'data', '@noble/hashes', 'idb-keyval'],
  'web/worker': [
    'web/engine',
    'web/data',
    'comlink',
    'virtual:trainer-source',
    'virtual:helper-source',
  ],
  'web/elements': ['web/languages', 'lit', 'uplot'],
  'web/languages': ['web/elements'],
  'web/app': ['web/worker', 'web/elements', 'web/data', 'web/engine', 'data', 'lit', 'idb-keyval'],
  'web/embed': ['web/app', 'web/elements', 'web/engine', 'lit'],
  'web/cli': ['web/engine', 'web/data', 'data', 'node', 'fast-png'],
};

/** The only files of the core with exports, and what they share. */
const BOUNDARY = ['core_api.c', 'setup_api.c', 'pictures_api.c', 'boundary.h'];

/** Files of the core that know no network. */
const KERNELS = [
  'kernels_ref.c',
  'kernels_simd128.c',
  'kernels_simd128_pointwise.c',
  'kernels_simd128_sparse.c',
  'sparse.c',
  'threads.c',
  'fmath.h',
  'rng.c',
  'pad.c',
];

/** Files of web/data that are for Node alone. */
const FOR_NODE = ['web/data/node/directory-reader.js'];

/** @param {string} folder @returns {string[]} */
const filesOf = (folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));

/** @param {string} file @returns {string[]} */
function importsOf(file) {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const statements = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return Array.from(statements, (match) => match[1]);
}

/** The folder or package that an import leads to. @param {string} file @param {string} target */
function destination(file, target) {
  if (target.startsWith('node:')) return 'node';
  if (!target.startsWith('.')) return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
  const path = relative(root, join(root, dirname(file), target));
  return path.startsWith('web/') ? path.split('/', 2).join('/') : path.split('/', 1)[0];
}

for (const [folder, allowed] of Object.entries(ALLOWED)) {
  test(`${folder} imports only from ${allowed.join(', ') || 'itself'}`, () => {
    for (const file of filesOf(folder)) {
      for (const target of importsOf(file)) {
        const to = destination(file, target);
        const fine = to === folder || allowed.includes(to);
        const forNode = to === 'node' && FOR_NODE.includes(file);
        assert.ok(fine || forNode, `${file} imports ${target}`);
      }
    }
  });
}

test('who shows an element imports it', () => {
  const files = filesOf('web/elements');
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const definedIn = new Map(
    files.flatMap((file) =>
      Array.from(read(file).matchAll(/customElements\.define\('([^']+)'/g), ([, tag]) => [
        tag,
        file,
      ]),
    ),
  );
  assert.ok(definedIn.size > 15);
  for (const file of files) {
    const imported = importsOf(file).map((target) => join(dirname(file), target));
    const text = read(file).replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, tag] of text.matchAll(/<(mlp-[a-z-]+)/g)) {
      const from = definedIn.get(tag);
      assert.ok(from === file || imported.includes(String(from)), `${file} shows ${tag}`);
    }
  }
});

test('the core: kernels know no network, the network no boundary', () => {
  /** @param {string} file */
  const includes = (file) =>
    Array.from(
      readFileSync(join(root, 'c', file), 'utf8').matchAll(/#include "([^"]+)"/g),
      (match) => match[1],
    );
  for (const file of KERNELS) {
    assert.ok(!includes(file).includes('network.h'), file);
  }
  for (const file of readdirSync(join(root, 'c'))) {
    const text = readFileSync(join(root, 'c', file), 'utf8');
    assert.equal(text.includes('EXPORT('), BOUNDARY.includes(file), `exports in ${file}`);
    assert.equal(text.includes('<wasm_simd128.h>'), file === 'simd128.h', file);
    assert.ok(!/#include <(stdlib|stdio|math|time)\.h>/.test(text), `libc in ${file}`);
  }
});
