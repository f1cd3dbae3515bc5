import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import {
  booleanAttributes,
  newLabAttributes,
  runAttributes,
  showAttributes,
} from '../../web/embed/attributes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What ./build.sh bundle writes; with its outdir, since that is put down in package.json. */
const manifest = await cli({
  argv: ['analyze', '--quiet', '--globs', 'web/embed/mlp-lab.js', '--outdir', 'dist'],
  cwd: root,
  noWrite: true,
});
const element = manifest.modules[0].declarations[0];
const documentation = readFileSync(join(root, 'docs', 'embedding.md'), 'utf8');

/** The sources of some folders as one text. @param {...string} folders */
const textOf = (...folders) =>
  folders
    .flatMap((name) =>
      readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(root, name, file),
      ),
    )
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
const code = textOf('web/embed');

/** @param {string} text @param {RegExp} pattern  with a group @returns {string[]} once each, sorted */
const found = (text, pattern) =>
  [...new Set(Array.from(text.matchAll(pattern), ([, name]) => name))].sort();

/** @param {{name: string}[]} list */
const namesOf = (list) => list.map(({ name }) => name).sort();

test('the manifest has the attributes that the element reads', () => {
  const read = found(code, /(?:get|has)Attribute\('([\w-]+)'\)/g);
  const chosen = found(code, /choice\(element, '([\w-]+)'/g);
  const addresses = found(code, /address\(element, '([\w-]+)'/g);
  const all = [
    ...read,
    ...chosen,
    ...addresses,
    ...booleanAttributes,
    ...newLabAttributes,
    ...runAttributes,
    ...showAttributes,
  ];
  assert.deepEqual(namesOf(element.attributes), [...new Set(all)].sort());
});

test('the manifest has the events that it sends', () => {
  // "mlp-ready" and the like stand for what they are; progress and epochs are named by their type.
  const sent = found(code, /ell\('(mlp-\w+)'/g);
  const typed = found(code, /type !== '(\w+)'/g).map((type) => `mlp-${type}`);
  assert.ok(typed.length === 2 && sent.length === 4);
  assert.deepEqual(namesOf(element.events), [...sent, ...typed].sort());
  const inFrames = readFileSync(join(root, 'web', 'site', 'embed.js'), 'utf8');
  assert.deepEqual(found(inFrames, /'(mlp-(?!lab|height)\w+)'/g), namesOf(element.events));
});

test('the manifest has the parts and the custom properties that there are', () => {
  const parts = [
    ...found(code, /part: '(\w+)'/g),
    ...found(code, /setAttribute\('part', '(\w+)'\)/g),
  ];
  assert.deepEqual(namesOf(element.cssParts), parts.sort());
  assert.deepEqual(
    namesOf(element.cssProperties),
    found(textOf('web/embed', 'web/elements'), /var\((--mlp-[\w-]+)/g),
  );
});

test('the manifest has the methods and the properties, and nothing that nobody can use', () => {
  const open = element.members.filter((/** @type {any} */ { privacy }) => privacy !== 'private');
  assert.deepEqual(
    namesOf(open),
    [...booleanAttributes, 'pause', 'predict', 'reset', 'state', 'train'].sort(),
  );
});

test('the documentation for embedders names everything that the manifest has', () => {
  const lists = [element.attributes, element.events, element.cssParts, element.cssProperties];
  for (const { name, description } of lists.flat()) {
    assert.ok(description, `${name} is described`);
    assert.match(documentation, new RegExp(`[\`(]${name}[\`)(]`), name);
  }
});
