import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ name) =>
  readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const [, table] = read('docs/hosts.md').split('\n## Versions\n');
const folders = [
  ...readdirSync(new URL('./sites', import.meta.url)).map((name) => `tests/hosts/sites/${name}`),
  'tests/docs/npm',
].filter((folder) => existsSync(new URL(`../../${folder}/package.json`, import.meta.url)));

test('the documentation says which versions the sites are built with', () => {
  assert.ok(folders.length > 8);
  for (const folder of folders) {
    const { dependencies } = JSON.parse(read(`${folder}/package.json`));
    const named = Object.entries(dependencies).filter(([name, version]) =>
      new RegExp(`[ ,]${name} ${version.replaceAll('.', '\\.')}(,| \\|)`).test(table),
    );
    assert.ok(named.length > 0, `docs/hosts.md, Versions: nothing of ${folder} as it is pinned`);
  }
});
