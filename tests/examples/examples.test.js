import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { transformWithOxc } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.join(root, 'examples');
const read = (/** @type {string} */ name) => readFileSync(path.join(folder, name), 'utf8');
const run = (/** @type {string} */ name) =>
  execFileSync(process.execPath, [path.join(folder, name)], { encoding: 'utf8' });

test('the Node script trains, saves, opens and reads', () => {
  const text = run('train.js');
  assert.match(text, /^epoch 1: .+\nepoch 2: .+\ntest error \d+\.\d\d %\n/);
  assert.match(text, /safetensors reads a \d \(\d+ %\); it is a \d\n$/);
});

test('the thread trains until it is told to stop', () => {
  const text = run('worker.js');
  assert.match(text, /^epoch 1: /);
  assert.match(text, /cancelled in epoch \d+.*\n$/);
});

test('own images are learned', () => {
  assert.equal(run('own-data.js'), 'test error 0.00 %\nan upright bar is upright\n');
});

test('the component of React renders on a server', async () => {
  // Not what npm installs but what is here, so that no package need be made for this.
  const here = read('react.jsx').replace(
    "'mlp-lab/react'",
    JSON.stringify(pathToFileURL(path.join(root, 'web/react/index.js')).href),
  );
  const { code } = await transformWithOxc(here, 'react.jsx', { jsx: { runtime: 'automatic' } });
  const built = path.join(root, 'build', 'examples');
  mkdirSync(built, { recursive: true });
  try {
    const file = path.join(built, 'react.mjs');
    writeFileSync(file, code);
    const { Lesson } = await import(pathToFileURL(file).href);
    assert.match(
      renderToString(createElement(Lesson)),
      /^<section><mlp-lab view="train" epochs="3">With .+<\/mlp-lab><p>Press Train\.<\/p><\/section>$/,
    );
  } finally {
    rmSync(built, { recursive: true });
  }
});

test('the notebook is one, its cells are Python, and its traits are those of the widget', () => {
  const { nbformat, cells } = JSON.parse(read('notebook.ipynb'));
  assert.equal(nbformat, 4);
  const code = cells
    .filter((/** @type {any} */ cell) => cell.cell_type === 'code')
    .map((/** @type {any} */ cell) => cell.source.join(''))
    .join('\n');
  execFileSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: code });
  const widget = readFileSync(path.join(root, 'web/widget/widget.js'), 'utf8');
  const attributes = readFileSync(path.join(root, 'web/embed/attributes.js'), 'utf8');
  const traits = Array.from(code.matchAll(/^ {4}(\w+) = traitlets/gm), ([, name]) => name);
  assert.ok(traits.length > 4);
  for (const trait of traits)
    assert.match(widget + attributes, new RegExp(`['{ ]${trait.replace('_', '-')}['(:]`), trait);
});

test('the list of examples has every file', () => {
  const listed = Array.from(read('README.md').matchAll(/\]\(([\w.-]+)\)/g), ([, name]) => name);
  assert.deepEqual(
    listed.sort(),
    readdirSync(folder)
      .filter((name) => name !== 'README.md')
      .sort(),
  );
});
