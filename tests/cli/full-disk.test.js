// Disks that are full and folders that cannot be written: what was computed is not lost.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { open } from '../../web/module/index.js';
import { CLI, cli, env, printed, QUICK } from './support.js';

/** @type {string} */
let folder;
/** @param {string} name */
const inFolder = (name) => path.join(folder, name);

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-full-'));
});
after(() => rmSync(folder, { recursive: true }));

/**
 * Runs the program with a disk that is full for some of its writes.
 * @param {string} isFull  JavaScript: whether write number n of a run (from 1) fails
 * @param {string[]} args
 */
function withFullDisk(isFull, args) {
  const preload = inFolder('full.mjs');
  writeFileSync(
    preload,
    `import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const { open } = fs;
    let n = 0;
    fs.open = async (file, ...more) => {
      const handle = await open(file, ...more);
      const { writeFile } = handle;
      handle.writeFile = async (...bytes) => {
        n++;
        if (${isFull}) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        return writeFile.apply(handle, bytes);
      };
      return handle;
    };
    syncBuiltinESMExports();`,
  );
  return spawnSync(process.execPath, ['--import', pathToFileURL(preload).href, CLI, ...args], {
    env,
    encoding: 'utf8',
  });
}

test('a full disk at the end: the result is printed, and the exit status says what is lost', () => {
  const target = inFolder('lost.safetensors');
  for (const json of [true, false]) {
    const args = [...QUICK, '--save', target, ...(json ? ['--json'] : [])];
    const { status, stdout, stderr } = withFullDisk('true', args);
    assert.equal(status, 1);
    assert.equal(stderr, `error: ${target} could not be written: the disk is full.\n`);
    if (json) assert.equal(JSON.parse(stdout).epochs.length, 1);
    else assert.match(stdout, /weighted avg/);
    assert.doesNotMatch(stdout, /Saved/);
    assert.deepEqual(readdirSync(folder), ['full.mjs']);
  }
});

test('a disk that is full at the end: the network is saved to the folder for temporary files', async () => {
  const target = inFolder('lost.safetensors');
  const { status, stdout, stderr } = withFullDisk('n === 1', [
    ...QUICK,
    '--save',
    target,
    '--json',
  ]);
  assert.equal(status, 1);
  const [, elsewhere] =
    /^error: \S+ could not be written: the disk is full\. It is saved to (\S+) instead\.\n$/.exec(
      stderr,
    ) ?? [];
  assert.ok(elsewhere, stderr);
  try {
    const model = await open(readFileSync(elsewhere));
    assert.equal(model.weightsSha256, JSON.parse(stdout).weightsSha256);
  } finally {
    rmSync(path.dirname(elsewhere), { recursive: true });
  }
});

test('a checkpoint that cannot be written is a note, and is tried again', async () => {
  const target = inFolder('run.mlpckpt');
  const args = [...QUICK.slice(0, -1), '4', '--json', '--checkpoint', target];
  const some = withFullDisk('n === 1 || n === 2', args);
  assert.equal(some.status, 0);
  assert.equal(
    some.stderr,
    `note: ${target} could not be written: the disk is full. It is tried again after each epoch.\n` +
      `note: The checkpoint ${target} is written again.\n`,
  );
  assert.equal(JSON.parse(some.stdout).epochs.length, 4);
  const resumed = JSON.parse(await printed(['train', '--resume', target, '--json']));
  assert.equal(resumed.weightsSha256, JSON.parse(some.stdout).weightsSha256);

  const last = withFullDisk('n >= 3', args);
  assert.equal(last.status, 1);
  assert.match(
    last.stderr,
    /^note: .* tried again after each epoch\.\nerror: .* the disk is full\.\n$/,
  );
  assert.equal(JSON.parse(last.stdout).epochs.length, 4);
  const third = JSON.parse(await printed(['train', '--resume', target, '--json']));
  assert.equal(third.weightsSha256, resumed.weightsSha256);
});

test('results that cannot be printed: the file is saved, and the exit status says so', (t) => {
  let full;
  try {
    full = openSync('/dev/full', 'w');
  } catch {
    return t.skip('there is no /dev/full here');
  }
  const target = inFolder('printed.safetensors');
  for (const more of [['--save', target], []]) {
    const { status, stderr } = spawnSync(process.execPath, [CLI, ...QUICK, ...more], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    assert.equal(status, 1);
    assert.equal(stderr, 'error: The output could not be written: the disk is full.\n');
  }
  closeSync(full);
  assert.ok(readdirSync(folder).includes('printed.safetensors'));
});

test('a real disk that is full', async (t) => {
  const mounted = inFolder('small');
  mkdirSync(mounted);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mounted]);
  if (mount.status !== 0) return t.skip('only root can mount a small disk');
  try {
    const [network, run] = ['m.safetensors', 'run.mlpckpt'].map((name) => path.join(mounted, name));
    const args = [...QUICK, '--json', '--save', network, '--checkpoint', run];
    const { code, stdout, stderr } = await cli(args);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^error: \S+run\.mlpckpt .*full\.\nerror: \S+m\.safetensors .*full\. It is saved to \S+ instead\.\n$/,
    );
    rmSync(path.dirname(/saved to (\S+) instead/.exec(stderr)?.[1] ?? ''), { recursive: true });
    assert.equal(JSON.parse(stdout).epochs.length, 1);
    assert.deepEqual(readdirSync(mounted), []);
  } finally {
    spawnSync('umount', [mounted]);
  }
});
