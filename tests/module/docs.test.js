import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dataFolder, withoutData } from '../support.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const text = ['module', 'own-data', 'index']
  .map((name) => readFileSync(path.join(root, 'docs', `${name}.md`), 'utf8'))
  .join('\n');

/** What each program of the documentation writes, by the heading that it stands under. */
const WRITES = {
  Training: /^1 0\.\d+\n2 0\.\d+\n3 0\.\d+\n0\.\d+ [0-9a-f]{64}\n$/,
  Predicting: /^\d \d 0\.\d+ 10 it is \d\n2\n0\.\d+ [01](\.\d+)?\n$/,
  'Images unlike all that it knows': /^false\ntrue\n$/,
  Saving: /^1 true\n$/,
  'Your own data': /^right\n$/,
  'MNIST and CIFAR-10': /^0\.\d+\n$/,
  Cancelling: /^aborted The training was cancelled [^\n]*\.\n$/,
  Errors: /^safetensors-truncated [^\n]*\.\n$/,
  'From JavaScript': /^5200 10\n[0-9a-f]{64} 0\.\d+\n$/,
  'The loop': /^0\.\d+ \d+\n$/,
  'In Node, in five minutes': /^0\.0712 [0-9a-f]{64}\ntrue\n\d\n$/,
};

/** The programs for Node, by heading: those marked "js". @type {Map<string, string>} */
const programs = new Map();
for (const section of text.split(/^#+ /m)) {
  const heading = section.slice(0, section.indexOf('\n'));
  for (const [, code] of section.matchAll(/^```js\n(.*?)\n```$/gms)) {
    assert.ok(!programs.has(heading), `one program under "${heading}"`);
    programs.set(heading, code);
  }
}

test('every program of the documentation has an expected output', () => {
  assert.deepEqual([...programs.keys()].sort(), Object.keys(WRITES).sort());
});

for (const [heading, expected] of Object.entries(WRITES)) {
  const skip = heading.startsWith('MNIST') && withoutData;
  test(`docs, ${heading}: runs as it stands`, { skip }, async (t) => {
    // Inside the repository, whose own name Node resolves by its exports.
    mkdirSync(path.join(root, 'build'), { recursive: true });
    const folder = mkdtempSync(path.join(root, 'build', 'docs-module-'));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(path.join(folder, 'program.mjs'), String(programs.get(heading)));
    const env = { ...process.env, MLP_DATA: dataFolder };
    const { stdout, stderr } = await run('node', ['program.mjs'], { cwd: folder, env });
    assert.match(stdout, expected);
    assert.equal(stderr, '');
  });
}
