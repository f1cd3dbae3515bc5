/** The WebAssembly modules as they are built: small, bare, and side by side in one memory. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import v8 from 'node:v8';
import { instantiate } from '../../web/engine/core/modules.js';
import { sharedMemory } from '../../web/engine/core/variants.js';

// Node 20 has relaxed SIMD, but hides it.
if (process.versions.node.startsWith('20.')) {
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
}

const LIMIT_BYTES = 24 * 1024;
/**
 * Of wide modules, which hold every tile for one panel and for two, and load only where --wide asks for them. Tiles of 5
 * rows, and loops that test at their end, are half a kilobyte of it: docs/architecture.md says what they bring.
 */
const WIDE_LIMIT_BYTES = 28.5 * 1024;
const CORES = [
  'scalar',
  ...['simd128', 'relaxed'].flatMap((kind) =>
    ['', '-threads', '-wide', '-wide-threads'].map((ending) => kind + ending),
  ),
];
const KINDS = ['scalar', 'simd128', 'simd128-threads'];

const folder = new URL('../../web/engine/wasm/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.wasm'));
/** @param {string} name */
const compile = (name) => new WebAssembly.Module(readFileSync(new URL(`${name}.wasm`, folder)));

test(`no module is larger than ${LIMIT_BYTES} bytes, no wide one than ${WIDE_LIMIT_BYTES}`, (t) => {
  assert.deepEqual(
    files.toSorted(),
    [
      ...CORES.map((name) => `core-${name}.wasm`),
      ...KINDS.flatMap((name) => [`setup-${name}.wasm`, `optional-${name}.wasm`]),
      ...['scalar', 'simd128'].map((name) => `pictures-${name}.wasm`),
      'prepare.wasm',
    ].toSorted(),
  );
  for (const name of files) {
    const bytes = readFileSync(new URL(name, folder)).length;
    t.diagnostic(`${name} ${bytes}`);
    const limit = name.includes('-wide') ? WIDE_LIMIT_BYTES : LIMIT_BYTES;
    assert.ok(bytes <= limit, `${name}: ${bytes} bytes`);
  }
});

test('no module imports anything but a memory, and the optional one the table of functions', () => {
  for (const file of files) {
    const imports = WebAssembly.Module.imports(compile(file.replace('.wasm', '')));
    const kinds = imports.map(({ kind }) => kind).toSorted();
    const shares = file.startsWith('setup-') || file.includes('-threads');
    const expected = file.startsWith('optional-') ? ['memory', 'table'] : shares ? ['memory'] : [];
    assert.deepEqual(kinds, expected, file);
  }
});

for (const name of CORES) {
  test(`core-${name}: the other modules' data lies above its own`, () => {
    const kind = name.replace('relaxed', 'simd128').replace('-wide', '');
    const modules = {
      core: compile(`core-${name}`),
      setup: compile(`setup-${kind}`),
      optional: compile(`optional-${kind}`),
    };
    const shared = name.endsWith('-threads') ? sharedMemory() : undefined;
    const { instances } = instantiate(modules, shared);
    const [core, setup, optional] = instances;
    assert.ok(core.__heap_base.value <= setup.__global_base.value);
    assert.ok(setup.__global_base.value < setup.__heap_base.value);
    assert.ok(setup.__heap_base.value <= optional.__global_base.value);
    assert.ok(optional.__global_base.value < optional.__heap_base.value);
    const names = [
      'augment_image',
      'augment_mix',
      'fold',
      'outputs',
      'delta',
      'rules',
      'lion',
      'muon',
      'teach',
    ];
    const table = core.__indirect_function_table;
    const last = Array.from({ length: names.length }, (_, i) =>
      table.get(table.length - names.length + i),
    );
    assert.deepEqual(
      last,
      names.map((each) => setup[`mlpw_${each}`] ?? optional[`mlpw_${each}`]),
    );
  });
}
