import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../dist/mlp-lab.widget.js', import.meta.url));
const source = readFileSync(file, 'utf8');

/** As `gzip -9` packs it. */
const BUDGET_BYTES = 95_000;

test('the widget is one module without imports, within its weight', (t) => {
  assert.doesNotMatch(source, /^import\b|\bfrom"|\bimport\("/m);
  const bytes = gzipSync(source, { level: 9 }).length;
  t.diagnostic(`${path.basename(file)}: ${bytes} bytes`);
  assert.ok(bytes <= BUDGET_BYTES, `${bytes} bytes`);
});

test('its default export keeps to the contract of anywidget', async () => {
  // Enough of a browser to load it; tests/browser/widget.test.js trains with it.
  Object.assign(globalThis, {
    HTMLElement: class {},
    customElements: { get: () => null, define() {} },
    document: {
      createElement: () => ({}),
      createTreeWalker: () => ({}),
      createComment: () => ({}),
    },
  });
  /** @type {typeof import('../../web/widget/widget.js')} */
  const { default: widget } = await import(file);
  /** @type {import('@anywidget/types').AnyWidget} */
  const contract = widget;
  assert.deepEqual(Object.keys(contract), ['render']);
  assert.equal(typeof widget.render, 'function');
});
