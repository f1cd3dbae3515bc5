import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../c', import.meta.url));

/** What each folder of c/ may include, beside itself and mlp.h. */
const MAY_INCLUDE = {
  base: [],
  kernels: ['base'],
  images: ['base'],
  network: ['base', 'kernels', 'images'],
  wasm: ['base', 'kernels', 'images', 'network'],
};

const files = readdirSync(top, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.[ch]$/.test(file))
  .map((path) => ({ path, text: readFileSync(join(top, path), 'utf8') }));
const sources = files.filter(({ path }) => path.endsWith('.c'));

const roomOf = (path) => (path.includes('/') ? dirname(path) : '');
const quoted = (text) => [...text.matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)].map((m) => m[1]);
const bracketed = (text) => [...text.matchAll(/^\s*#\s*include\s+<([^>]+)>/gm)].map((m) => m[1]);
const paths = new Set(files.map(({ path }) => path));

test('C: includes name the folder, and a file that is there', () => {
  for (const { path, text } of files) {
    for (const name of quoted(text)) {
      assert.ok(paths.has(normalize(name)), `c/${path} includes "${name}", which is not in c/`);
    }
  }
});

test('C: folders include only those below them', () => {
  for (const { path, text } of files) {
    const room = roomOf(path);
    const allowed = room ? ['', room, ...MAY_INCLUDE[room]] : [''];
    if (room === 'base') allowed.shift(); // knows nothing of what stands above it
    for (const name of quoted(text)) {
      assert.ok(allowed.includes(roomOf(name)), `c/${path} includes "${name}"`);
    }
  }
});

test('C: nobody includes wasm/ but wasm/ itself', () => {
  for (const { path, text } of files) {
    if (roomOf(path) === 'wasm') continue;
    for (const name of quoted(text)) assert.notEqual(roomOf(name), 'wasm', `c/${path}`);
  }
});

test('C: no circle of includes', () => {
  const includes = new Map(files.map(({ path, text }) => [path, quoted(text)]));
  const done = new Set();
  const visit = (path, trail) => {
    assert.ok(!trail.includes(path), `a circle: ${[...trail, path].join(' -> ')}`);
    if (done.has(path)) return;
    for (const name of includes.get(path) ?? []) visit(name, [...trail, path]);
    done.add(path);
  };
  for (const path of includes.keys()) visit(path, []);
});

test('C: only wasm/*_api.c export', () => {
  for (const { path, text } of files) {
    if (/^wasm\/(\w+_api\.c|boundary\.h)$/.test(path)) continue;
    assert.doesNotMatch(text, /\bEXPORT(_ABI)?\s*\(|export_name/, `c/${path} exports`);
  }
});

test('C: only simd128.h includes the SIMD intrinsics', () => {
  for (const { path, text } of files) {
    const simd = bracketed(text).filter((name) => name.endsWith('simd128.h'));
    if (path !== 'kernels/simd128.h') assert.deepEqual(simd, [], `c/${path}`);
  }
});

test('C: nothing of a libc that allocates, prints, takes the time or computes', () => {
  const forbidden = ['stdlib.h', 'stdio.h', 'math.h', 'time.h'];
  for (const { path, text } of files) {
    for (const name of bracketed(text)) {
      assert.ok(!forbidden.includes(name), `c/${path} includes <${name}>`);
    }
  }
});

/** The text without comments, strings, preprocessor lines and whatever stands within braces. */
function outermost(text) {
  const code = text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/"(\\.|[^"\\])*"/g, '""')
    .replace(/^[ \t]*#(.*\\\n)*.*$/gm, '');
  let depth = 0;
  let kept = '';
  for (const character of code) {
    if (character === '}') depth -= 1;
    if (depth === 0) kept += character;
    if (character === '{') depth += 1;
  }
  return kept;
}

/** The names of the functions that a C file defines and other files can link to. */
function linkedFunctions(text) {
  return [...outermost(text).matchAll(/([^;{}]*?)\b(\w+)\s*\(([^;{}]*)\)\s*\{\}/g)]
    .filter(([, before]) => !/\b(static|INLINE|FM_FN)\b/.test(before))
    .map((found) => {
      const last = found[0].match(/(\w+)\s*\([^()]*(\([^()]*\)[^()]*)*\)\s*\{\}$/);
      return last ? last[1] : found[2];
    });
}

test('C: what leaves a file begins with mlp_, what leaves a module with mlpw_', () => {
  let count = 0;
  for (const { path, text } of sources) {
    const prefix = roomOf(path) === 'wasm' ? 'mlpw_' : 'mlp_';
    for (const name of linkedFunctions(text)) {
      assert.ok(name.startsWith(prefix), `c/${path}: ${name}() lacks the prefix ${prefix}`);
      count += 1;
    }
  }
  assert.ok(count > 100, `only ${count} functions were found`);
});

test('C: the search for functions finds what it should', () => {
  const text = `static int a(void) { return 1; }
    const struct b *open(int (*f)(int), int n) { if (n) { f(n); } return 0; }
    int declared(void);
    EXPORT(x) int exported(void) { return 0; }
    static const int table[] = {1, 2};
    INLINE v128_t c(int x) { return x; } // int hidden(void) {}
    enum d e(void) { return 0; }`;
  assert.deepEqual(linkedFunctions(text), ['open', 'exported', 'e']);
});
