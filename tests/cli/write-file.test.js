// Where files go, and what stays of writes that were killed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { checkTarget, writeWhole } from '../../web/cli/output/write-file.js';
import { cli, QUICK } from './support.js';

/** @type {string} */
let folder;
/** @param {string[]} names */
const inFolder = (...names) => path.join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BYTES = Uint8Array.of(1, 2, 3);

test('a link is written through, whether or not its target is there', async () => {
  mkdirSync(inFolder('there'));
  symlinkSync(path.join('there', 'file'), inFolder('link'));
  symlinkSync('link', inFolder('second'));
  for (const name of ['second', 'link']) {
    await writeWhole(await checkTarget(inFolder(name)), BYTES);
    assert.ok(lstatSync(inFolder(name)).isSymbolicLink());
    assert.deepEqual([...readFileSync(inFolder('there', 'file'))], [1, 2, 3]);
  }
  symlinkSync('round', inFolder('round'));
  await assert.rejects(checkTarget(inFolder('round')), { code: 'save-target', message: /circle/ });
  symlinkSync(path.join('nowhere', 'file'), inFolder('astray'));
  await assert.rejects(checkTarget(inFolder('astray')), { code: 'save-folder' });
});

test('long names: 255 bytes are written, 256 refused before the training', async () => {
  for (const name of ['m'.repeat(255), 'ü'.repeat(127), 'm'.repeat(250)]) {
    await writeWhole(await checkTarget(inFolder(name)), BYTES);
    assert.deepEqual([...readFileSync(inFolder(name))], [1, 2, 3]);
  }
  assert.equal(readdirSync(folder).length, 3);
  const { code, stdout, stderr } = await cli([...QUICK, '--save', inFolder('m'.repeat(256))]);
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /^error: .* cannot be written: its name is too long\.\n$/);
});

test('what killed writes left is removed by the next, and nothing else', async () => {
  const dead = spawnSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' });
  const [gone, alive] = [dead.stdout.trim(), String(process.ppid)];
  const others = [`.n.${alive}.tmp`, `.other.${gone}.tmp`, '.n.x.tmp', `n.${gone}.tmp`];
  for (const name of [`.n.${gone}.tmp`, `.n.${process.pid}.tmp`, ...others]) {
    writeFileSync(inFolder(name), '');
  }
  await writeWhole(await checkTarget(inFolder('n')), BYTES);
  assert.deepEqual(readdirSync(folder).sort(), ['n', ...others].sort());
});

test('a file that is replaced keeps its permissions', async () => {
  writeFileSync(inFolder('private'), 'before');
  chmodSync(inFolder('private'), 0o600);
  await writeWhole(await checkTarget(inFolder('private')), BYTES);
  assert.equal(statSync(inFolder('private')).mode & 0o777, 0o600);
});

test('places that cannot be written are refused', async (t) => {
  await assert.rejects(checkTarget(inFolder('no', 'file')), { code: 'save-folder' });
  await assert.rejects(checkTarget(folder), { code: 'save-target' });
  writeFileSync(inFolder('plain'), '');
  await assert.rejects(checkTarget(inFolder('plain', 'file')), { code: 'save-folder' });
  if (existsSync('/proc/self')) {
    await assert.rejects(checkTarget('/proc/self/file'), {
      code: 'save-folder',
      message: /^\/proc\/self\/file cannot be written: no file can be made in the folder/,
    });
  }
  if (process.getuid?.() === 0) return t.skip('root may write everywhere');
  mkdirSync(inFolder('closed'), { mode: 0o500 });
  await assert.rejects(checkTarget(inFolder('closed', 'file')), {
    code: 'save-folder',
    message: /permission denied/,
  });
});
