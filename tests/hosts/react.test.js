import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { MlpLab } from '../../web/react/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('on a server it is the tag with its attributes, and what it shows without JavaScript', () => {
  const text = renderToString(
    createElement(
      MlpLab,
      {
        view: 'train',
        epochs: 3,
        'data-src': '/data/',
        className: 'wide',
        autostart: false,
        onDone: () => {},
      },
      'plain text',
    ),
  );
  assert.equal(
    text,
    '<mlp-lab view="train" epochs="3" data-src="/data/" class="wide">plain text</mlp-lab>',
  );
});

test('its types take what the element takes, and nothing else', () => {
  const folder = mkdtempSync(path.join(root, 'build', 'react-types-'));
  const check = (/** @type {string} */ body) => {
    writeFileSync(
      path.join(folder, 'page.tsx'),
      `import { MlpLab } from '../../web/react/index.js';\nexport const page = ${body};\n`,
    );
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { jsx: 'react-jsx' },
        include: ['page.tsx', '../../web/**/*.d.ts'],
      }),
    );
    try {
      execFileSync(path.join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
      return '';
    } catch (error) {
      return String(/** @type {any} */ (error).stdout);
    }
  };
  try {
    const good =
      '<MlpLab view="train" epochs={3} compact onDone={({ detail }) => detail.testErrorRate.toFixed(2)} />';
    assert.equal(check(good), '');
    const bad = check(
      '<><MlpLab view="bars" /><MlpLab onDone={({ detail }) => detail.nothing} /></>',
    );
    assert.match(bad, /"bars"/);
    assert.match(bad, /'nothing' does not exist/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
