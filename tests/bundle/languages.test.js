import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../dist/lab', import.meta.url));
const files = readdirSync(folder);

/** As `gzip -9` packs it: what a page in another language loads before anything goes wrong. */
const BUDGET_BYTES = 14_500;

for (const tag of ['de', 'es', 'zh'])
  test(`${tag} is one file within its weight`, (t) => {
    const [file, ...others] = files.filter((name) => name.startsWith(`${tag}-`));
    assert.deepEqual(others, []);
    const code = readFileSync(path.join(folder, file));
    const bytes = gzipSync(code, { level: 9 }).length;
    t.diagnostic(`${file}: ${bytes} bytes`);
    assert.ok(bytes <= BUDGET_BYTES, `${bytes} bytes`);
  });
