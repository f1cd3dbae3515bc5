// That the torture sees what it should see: faults, hangs, and the way to have them again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { temporaryFolder } from '../support.js';
import { Job } from './job.js';
import { damagedBytes, damagedValue, Dice } from './mutate.js';
import { parsers } from './parsers.js';
import { tableOf } from './table.js';

const TORTURE = fileURLToPath(new URL('torture.js', import.meta.url));
const ERRORS = new URL('../../web/engine/errors.js', import.meta.url);

/** A module of parsers. @param {import('node:test').TestContext} t @param {string} list */
async function moduleOf(t, list) {
  const file = path.join(await temporaryFolder(t), 'targets.mjs');
  await writeFile(file, `import { MlpError } from '${ERRORS}';\nexport const list = ${list};\n`);
  return [pathToFileURL(file).href];
}

test('damage is the same for the same seed, and is damage', () => {
  const input = Uint8Array.from({ length: 300 }, (_, i) => i);
  const value = { a: [1, 2, { b: 'text' }], c: null, d: 0.5 };
  const lengths = new Set();
  let changed = 0;
  for (let seed = 0; seed < 500; seed++) {
    const bytes = damagedBytes(new Dice(seed), [input]);
    assert.deepEqual(damagedBytes(new Dice(seed), [input]), bytes);
    changed += Buffer.from(bytes).equals(input) ? 0 : 1;
    lengths.add(bytes.length);
    const json = JSON.stringify(damagedValue(new Dice(seed), value));
    assert.equal(JSON.stringify(damagedValue(new Dice(seed), value)), json);
  }
  assert.deepEqual(value, { a: [1, 2, { b: 'text' }], c: null, d: 0.5 });
  assert.ok(changed > 450 && lengths.size > 100, `${changed} changed, ${lengths.size} lengths`);
});

test('what is thrown and is no sentence has not survived, and is done again by its seed', async (t) => {
  const modules = await moduleOf(
    t,
    `[
      { name: 'good', attempt() {} },
      { name: 'broken', attempt() { throw new TypeError('x is undefined'); } },
      { name: 'refused', attempt() { throw new MlpError('a', 'This is no such file.'); } },
      { name: 'mumbled', attempt() { throw new MlpError('a', 'no such file'); } },
    ]`,
  );
  const job = new Job(parsers, { seed: 7, tries: 40 });
  await parsers.run(job, { modules });
  assert.deepEqual(Object.fromEntries(job.rows), {
    good: { tried: 10, survived: 10 },
    broken: { tried: 10, survived: 0 },
    refused: { tried: 10, survived: 10 },
    mumbled: { tried: 10, survived: 0 },
  });
  const { seed, again } = job.failures[0];
  assert.match(again, new RegExp(`^./build.sh torture --seed ${seed} --tries 1 parsers$`));
  const once = new Job(parsers, { seed, tries: 1 });
  await parsers.run(once, { modules });
  assert.deepEqual(
    once.failures.map(({ what, why }) => [what, why.split('\n')[0]]),
    [[job.failures[0].what, job.failures[0].why.split('\n')[0]]],
  );
});

test('a parser that never ends, or ends the thread, is told with its seed', async (t) => {
  const endless = await moduleOf(
    t,
    `[{ name: 'fine', attempt() {} }, { name: 'endless', attempt() { for (;;); } }]`,
  );
  const job = new Job(parsers, { seed: 0, tries: 1000 });
  await parsers.run(job, { modules: endless, hangMs: 200 });
  assert.deepEqual(
    job.failures.map(({ what, seed }) => [what, seed]),
    [['endless', 5]],
  );
  const fatal = await moduleOf(t, `[{ name: 'fatal', attempt() { process.exit(3); } }]`);
  const died = new Job(parsers, { seed: 2, tries: 10 });
  await parsers.run(died, { modules: fatal });
  assert.equal(died.failures[0].seed, 2);
});

test('a part whose time is over before it begins tries once', async () => {
  const job = new Job(parsers, { seed: 3, tries: 9, ms: -1 });
  await job.each([['one', async () => {}]]);
  assert.deepEqual(Object.fromEntries(job.rows), { one: { tried: 1, survived: 1 } });
});

test('the table counts, and tells what failed and what was skipped', () => {
  const job = new Job(parsers, { seed: 3, tries: 9 });
  job.count('idx', 4);
  job.fail('png', 5, 'Error: no end\n  at once');
  const none = new Job(parsers, { seed: 3, tries: 9 });
  none.skip('no disk to fill: this needs root.');
  const text = tableOf([
    { name: 'parsers', job, ms: 61_000 },
    { name: 'disk', job: none, ms: 0 },
  ]);
  assert.equal(
    text,
    [
      'part     what       tried  survived  took',
      'parsers  idx            4         4  1:01',
      '         png            1         0',
      'disk     (skipped)      0         0  0:00',
      '',
      'failed:',
      '  parsers, png, seed 5: again by ./build.sh torture --seed 5 --tries 1 parsers',
      '    Error: no end',
      '      at once',
      'skipped:',
      '  disk: no disk to fill: this needs root.',
      '5 tried, 4 survived',
    ].join('\n'),
  );
});

test('the program prints the seed and the table, and refuses what it does not know', () => {
  const run = (/** @type {string[]} */ ...args) =>
    spawnSync(process.execPath, [TORTURE, ...args], { encoding: 'utf8' });
  const { status, stdout } = run('--seed', '1', '--tries', '5', 'parsers');
  assert.equal(status, 0);
  assert.match(stdout, /^seeds from 1\n\npart .*\nparsers .*\n\n5 tried, 5 survived\n$/s);
  for (const args of [['nonsense'], ['--minutes', 'x'], ['--seed', '-1'], ['--more']]) {
    const refused = run(...args);
    assert.equal(refused.status, 2, String(args));
    assert.match(refused.stderr, /^error: .*\n\nusage: /s);
  }
});
