import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The rooms in the order of the flow: a file may import from its own room and from rooms above it in
 * this list, as far as USES allows. Files count for the innermost room that they lie in.
 */
const ROOMS = [
  'web/engine/core',
  'web/engine/recipe',
  'web/engine/run',
  'web/engine/files',
  'web/engine/inside',
  'web/engine',
  'web/i18n',
  'web/i18n/en',
  'web/i18n/de',
  'web/i18n/es',
  'web/i18n/zh',
  'web/models/wire',
  'web/models/export',
  'web/models/import',
  'web/models',
  'web/data/base',
  'web/data/formats',
  'web/data/sources',
  'web/data/own',
  'web/data',
  'web/data/node',
  'data',
  'web/elements/base',
  'web/elements/data',
  'web/elements/network',
  'web/elements/train',
  'web/elements/try',
  'web/elements/results',
  'web/elements/own',
  'web/elements/inside',
  'web/worker',
  'web/module',
  'web/lab',
  'web/embed',
  'web/react',
  'web/widget',
  'web/lessons',
  'web/site',
  'web/cli',
  'web/bundle',
];

const ENGINE = ROOMS.filter((room) => room.startsWith('web/engine'));
const MODELS = ROOMS.filter((room) => room.startsWith('web/models'));
const ELEMENTS = ROOMS.filter((room) => room.startsWith('web/elements'));
/** What own data and published data have in common, and own data. */
const DATA = ROOMS.filter((room) => /^web\/data\/(?!node)/.test(room));
const WORDS = ['web/i18n', 'web/i18n/en'];

/** Files that the rooms of the engine below it use, so that they are no part of its face. */
const COMMON = [
  ...['errors', 'samples', 'check', 'shown', 'limit', 'next-task', 'float-types', 'argmax-class'],
  ...['module-urls', 'wide-module-urls', 'optional-module-urls'],
].map((name) => `web/engine/${name}.js`);

/**
 * What else each room may import from, rooms and packages. "node" are the modules of Node; `types`
 * may be imported as types only.
 * @type {Record<string, {uses: string[], types?: string[]}>}
 */
const USES = {
  'web/engine/core': { uses: ['@noble/hashes'] },
  'web/engine/recipe': { uses: ['web/engine/core'] },
  'web/engine/run': { uses: ['web/engine/core', 'web/engine/recipe', '@noble/hashes'] },
  'web/engine/files': { uses: ['web/engine/core', 'web/engine/recipe', 'web/engine/run'] },
  'web/engine/inside': { uses: ['web/engine/core', 'web/engine/files'] },
  'web/engine': { uses: ENGINE },
  'web/models/wire': { uses: ['web/engine'] },
  'web/models/export': { uses: [...ENGINE, 'web/models/wire'] },
  'web/models/import': { uses: [...ENGINE, 'web/models/wire'] },
  'web/models': { uses: [...ENGINE, ...MODELS] },
  'web/data/base': { uses: ['web/engine', ...WORDS, 'pako'] },
  'web/data/formats': {
    uses: [
      'web/engine',
      // The check of JSON that names a key twice.
      'web/engine/files',
      'web/data/base',
      'fflate',
      'hyparquet',
      '@jsquash/jpeg',
      '@jsquash/png',
      '@jsquash/webp',
    ],
  },
  'web/data/sources': { uses: ['web/engine', 'web/data/base', 'fflate', 'modern-tar'] },
  'web/data/own': {
    uses: [
      ...['web/engine', 'web/engine/core', ...WORDS, '@noble/hashes'],
      ...['web/data/base', 'web/data/formats', 'web/data/sources'],
    ],
  },
  'web/data': { uses: ['web/engine', ...DATA, ...WORDS, '@noble/hashes', 'idb-keyval'] },
  'web/data/node': { uses: ['web/engine', ...DATA, 'web/data', 'node'] },
  data: { uses: ['web/engine', ...DATA, 'web/data', 'web/data/node', 'node', 'modern-tar'] },
  'web/i18n': { uses: [] },
  'web/i18n/en': { uses: ['web/i18n'] },
  'web/i18n/de': { uses: WORDS },
  'web/i18n/es': { uses: WORDS },
  'web/i18n/zh': { uses: WORDS },
  'web/elements/base': { uses: [...WORDS, 'lit', 'uplot'], types: ENGINE },
  'web/elements/data': { uses: [...WORDS, 'web/elements/base', 'lit'], types: ENGINE },
  'web/elements/network': { uses: [...WORDS, 'web/elements/base', 'lit'], types: ENGINE },
  'web/elements/train': { uses: [...WORDS, 'web/elements/base', 'lit', 'uplot'], types: ENGINE },
  'web/elements/try': { uses: [...WORDS, 'web/elements/base', 'lit'], types: ENGINE },
  'web/elements/results': { uses: [...WORDS, 'web/elements/base', 'lit'], types: ENGINE },
  'web/elements/inside': {
    uses: [...WORDS, 'web/elements/base', 'web/elements/results', 'lit'],
    types: ENGINE,
  },
  'web/elements/own': {
    uses: [
      ...WORDS,
      'web/elements/base',
      'web/elements/data',
      'web/elements/try',
      'lit',
      'lean-qr',
    ],
    types: [...ENGINE, 'web/data/own'],
  },
  'web/worker': {
    uses: [
      ...ENGINE,
      ...DATA,
      'web/data',
      'comlink',
      'virtual:trainer-source',
      'virtual:helper-source',
    ],
  },
  'web/module': { uses: [...ENGINE, ...MODELS, ...DATA, 'web/data'], types: ['web/worker'] },
  'web/lab': {
    uses: [
      ...ENGINE,
      ...ELEMENTS,
      ...WORDS,
      ...DATA,
      'web/models',
      'web/models/import',
      'web/data',
      'web/worker',
      'lit',
      'idb-keyval',
      'comlink',
    ],
  },
  'web/embed': {
    uses: [
      ...ENGINE,
      ...ELEMENTS,
      ...WORDS,
      'web/i18n/de',
      'web/i18n/es',
      'web/i18n/zh',
      'web/worker',
      'web/lab',
      'lit',
    ],
  },
  'web/react': { uses: ['web/embed', 'react', '@lit/react'] },
  'web/widget': { uses: ['web/embed'] },
  'web/lessons': {
    uses: [
      ...[...ENGINE, ...WORDS, 'web/i18n/de', 'web/i18n/es', 'web/i18n/zh'],
      ...['web/elements/base', 'web/elements/inside', 'web/elements/own', 'web/lab', 'lit'],
    ],
    types: ['web/embed'],
  },
  'web/site': { uses: [...WORDS, 'web/embed', 'web/lessons'] },
  'web/cli': {
    uses: [
      ...[...ENGINE, ...MODELS, ...DATA, 'web/data', 'web/data/node', 'web/i18n', 'node'],
      ...['commander', 'fastest-levenshtein', 'bullmq', 'ioredis'],
    ],
  },
  'web/bundle': {
    uses: [
      ...['node', 'vite', 'fast-png', 'terser', '@gfx/zopfli'],
      ...['web/engine', 'web/engine/recipe', 'web/i18n', 'web/embed', 'web/lessons'],
    ],
  },
};

/** @returns {string[]} every script, page and declaration of the project's own */
function allFiles() {
  return ['web', 'data'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => /\.(js|html|d\.ts)$/.test(name) && !name.startsWith('data/files')),
  );
}

/**
 * @typedef {object} Import
 * @property {string} target  a path from the root, or a package
 * @property {boolean} isType  whether only a type is meant
 */

/** @param {string} file @returns {Import[]} */
function importsOf(file) {
  const text = readFileSync(join(root, file), 'utf8');
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const comments = (text.match(/\/\*\*[\s\S]*?\*\//g) ?? []).join('\n');
  const at = (/** @type {string} */ target) =>
    target.startsWith('.') ? join(dirname(file), target) : target;
  const found = (/** @type {string} */ where, /** @type {RegExp} */ pattern) =>
    Array.from(where.matchAll(pattern), (match) => at(match[1]));
  if (file.endsWith('.html')) {
    return found(text, /<script[^>]* src="(\.[^"]+)"/g).map((target) => ({
      target,
      isType: false,
    }));
  }
  return [
    ...[
      ...found(code, /(?:\bfrom|\bimport)\s*\(?\s*'([^'\s]+)'/g),
      ...found(code, /new URL\(\s*(?:\/\*.*?\*\/)?\s*'(\.[^']+\.js)'/g),
    ].map((target) => ({ target, isType: false })),
    ...[
      ...found(comments, /import\('([^']+)'\)/g),
      ...found(comments, /@import .* from '([^'\s]+)'/g),
    ].map((target) => ({ target, isType: true })),
  ];
}

/** @param {string} path @returns {string} the room that it lies in, or the package that it is */
function roomOf(path) {
  if (path.startsWith('node:')) return 'node';
  const inside = ROOMS.filter((room) => path.startsWith(`${room}/`));
  if (inside.length > 0) return inside.reduce((a, b) => (a.length > b.length ? a : b));
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/');
}

const files = allFiles();
const graph = new Map(files.map((file) => [file, importsOf(file)]));

test('every file lies in a room, and every import leads somewhere', () => {
  assert.ok(files.length > 150);
  for (const [file, imports] of graph) {
    assert.ok(ROOMS.includes(roomOf(file)), file);
    for (const { target } of imports) {
      const isOurs = /^(web|data)\//.test(target) && target.endsWith('.js');
      assert.ok(!isOurs || graph.has(target), `${file} imports ${target}`);
    }
  }
});

for (const room of ROOMS) {
  const { uses, types = [] } = USES[room];
  test(`${room} imports only from ${uses.join(', ') || 'itself'}`, () => {
    for (const [file, imports] of graph) {
      if (roomOf(file) !== room) continue;
      for (const { target, isType } of imports) {
        if (COMMON.includes(target) && ENGINE.includes(room)) continue;
        if (/\.(json|wasm)$/.test(target)) continue;
        const to = roomOf(target);
        const fine = to === room || uses.includes(to) || (isType && types.includes(to));
        assert.ok(fine, `${file} imports ${target}`);
      }
    }
  });
}

test('what the package has imports nothing that it has not', () => {
  const shipped = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).files;
  const has = (/** @type {string} */ file) =>
    shipped.some((/** @type {string} */ name) => file === name || file.startsWith(`${name}/`));
  for (const [file, imports] of graph) {
    for (const { target, isType } of has(file) ? imports : []) {
      const isOurs = target.startsWith('web/') && target.endsWith('.js');
      assert.ok(isType || !isOurs || has(target), `${file} imports ${target}`);
    }
  }
});

test('rooms use only what stands before them', () => {
  for (const [room, { uses, types = [] }] of Object.entries(USES)) {
    for (const other of [...uses, ...types].filter((name) => ROOMS.includes(name))) {
      assert.ok(ROOMS.indexOf(other) <= ROOMS.indexOf(room), `${room} uses ${other}`);
    }
  }
});

/**
 * The circles of a graph (Tarjan 1972: strongly connected components of more than one node).
 * @param {Map<string, string[]>} edges
 * @returns {string[][]}
 */
function circlesOf(edges) {
  /** @type {string[][]} */
  const circles = [];
  /** @type {Map<string, {index: number, low: number}>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  const visit = (/** @type {string} */ node) => {
    const here = { index: seen.size, low: seen.size };
    seen.set(node, here);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!seen.has(next)) visit(next);
      const there = seen.get(next);
      if (there && stack.includes(next)) here.low = Math.min(here.low, there.low);
    }
    if (here.low !== here.index) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle);
  };
  for (const node of edges.keys()) if (!seen.has(node)) visit(node);
  return circles;
}

test('a circle is found where there is one', () => {
  const edges = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ]);
  assert.deepEqual(circlesOf(edges), [['a', 'b', 'c']]);
});

test('no circle of imports between files, types and pages included', () => {
  const edges = [...graph].map(
    ([file, imports]) =>
      /** @type {[string, string[]]} */ ([file, imports.map(({ target }) => target)]),
  );
  assert.deepEqual(circlesOf(new Map(edges)), []);
});

test('no circle of imports between folders', () => {
  /** @type {Map<string, string[]>} */
  const edges = new Map();
  for (const [file, imports] of graph) {
    const ours = imports.map(({ target }) => target).filter((target) => graph.has(target));
    const others = ours.filter((target) => !COMMON.includes(target)).map(dirname);
    const from = dirname(file);
    edges.set(from, [...(edges.get(from) ?? []), ...others.filter((folder) => folder !== from)]);
  }
  assert.deepEqual(circlesOf(edges), []);
});

test('the command line starts without the engine, the data and its commands', () => {
  /** @type {Set<string>} */
  const loaded = new Set();
  const load = (/** @type {string} */ file) => {
    if (loaded.has(file) || !graph.has(file)) return;
    loaded.add(file);
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, from] of code.matchAll(/^(?:import|export)\b[^;]*?'(\.[^']+)'/gm))
      load(join(dirname(file), from));
  };
  load('web/cli/mlp.js');
  assert.ok(loaded.has('web/cli/options/flags.js'));
  const heavy =
    /^web\/(cli\/(?!mlp|main|options|output|commands\/(commands|program))|engine\/(index|core\/core|run\/run)\.js)/;
  assert.deepEqual(
    [...loaded].filter((file) => heavy.test(file)),
    [],
  );
});

test('who shows an element imports it', () => {
  const elements = files.filter((file) => file.startsWith('web/elements/'));
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const definedIn = new Map(
    elements.flatMap((file) =>
      Array.from(read(file).matchAll(/\bdefine\('([^'\s]+)'/g), ([, tag]) => [tag, file]),
    ),
  );
  assert.ok(definedIn.size > 15);
  for (const file of elements) {
    const imported = importsOf(file).map(({ target }) => target);
    const text = read(file).replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, tag] of text.matchAll(/<(mlp-[a-z-]+)/g)) {
      const from = definedIn.get(tag);
      assert.ok(from === file || imported.includes(String(from)), `${file} shows ${tag}`);
    }
  }
});
