/** What tests/run.js makes of what happens: nothing that fails, is skipped or does not run is lost. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hangAfter, turns } from '../patience.js';
import { temporaryFolder } from '../support.js';
import { runUnit } from './run-unit.js';
import { Summary } from './summary.js';
import { parts } from './units.js';

const RECORD = fileURLToPath(new URL('record.js', import.meta.url));

/** @param {import('node:test').TestContext} t @param {Record<string, string>} sources  by file */
async function run(t, sources) {
  const folder = await temporaryFolder(t);
  const files = Object.keys(sources).map((name) => path.relative('', path.join(folder, name)));
  for (const [name, text] of Object.entries(sources)) {
    await writeFile(
      path.join(folder, name),
      `import { describe, test } from 'node:test';\n${text}`,
    );
  }
  /** @type {string[]} */
  const lines = [];
  const summary = new Summary((line = '') => lines.push(line));
  const command = [process.execPath, '--test', `--test-reporter=${RECORD}`, ...files];
  // It would take this for a part of the run that it is in itself.
  await runUnit({ part: 'js', name: 'all', command, files }, summary, {
    NODE_TEST_CONTEXT: undefined,
  });
  const isGood = summary.print();
  return { isGood, text: lines.join('\n') };
}

test('a run in which all is well says what it skipped, why, and what it took', async (t) => {
  const { isGood, text } = await run(t, {
    'a.test.mjs': `test('works', () => {}); describe('group', () => test('inside', () => {}));
      test('left out', { skip: 'no such machine' }, () => {});`,
    'empty.test.mjs': '',
  });
  assert.match(text, /skipped:\n {2}\S+a\.test\.mjs: left out: no such machine\n/);
  assert.match(text, /empty\.test\.mjs: no test in it ran/);
  assert.match(text, /^js +2 +0 +1 +\d+:\d\d$/m);
  assert.match(text, /\n2 passed, 0 failed, 1 skipped$/);
  assert.ok(isGood);
});

test('what fails is counted once, with what it says', async (t) => {
  const { isGood, text } = await run(t, {
    'a.test.mjs': `describe('group', () => test('inside', () => { throw new Error('too bad'); }));`,
  });
  assert.match(text, /failed:\n {2}\S+a\.test\.mjs: inside\n {4}Error: too bad/);
  assert.match(text, /\n0 passed, 1 failed, 0 skipped$/);
  assert.ok(!isGood);
});

test('a file that does not even load is a failure', async (t) => {
  const { isGood, text } = await run(t, { 'a.test.mjs': `import './missing.js';` });
  assert.match(text, /0 passed, [1-9] failed, 0 skipped$/);
  assert.ok(!isGood);
});

test('every file of tests belongs to one part', () => {
  const files = Object.values(parts).flatMap((units) =>
    units().flatMap((unit) => unit.files ?? []),
  );
  assert.ok(files.includes(path.join('tests', 'runner', 'runner.test.js')));
  assert.ok(files.includes(path.join('tests', 'browser', 'pad.test.js')));
});

test('only a wait past its limit, whatever the machine does meanwhile, is a hang', async () => {
  const [short, long] = [hangAfter(1e-6), hangAfter()];
  await turns();
  assert.ok(short() > 0);
  assert.equal(long(), 0);
});
