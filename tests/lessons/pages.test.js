import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lessonPages } from '../../web/bundle/lesson-pages.js';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));

test('docs/lessons is what node web/bundle/lesson-pages.js writes', async () => {
  const pages = await lessonPages();
  for (const [name, text] of Object.entries(pages)) {
    assert.equal(readFileSync(path.join(docs, name), 'utf8'), text, name);
  }
  const there = readdirSync(path.join(docs, 'lessons'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `lessons/${name}`);
  assert.deepEqual(there.sort(), Object.keys(pages).sort());
});
