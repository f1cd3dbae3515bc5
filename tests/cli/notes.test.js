// What is said about inputs that are not what they seem, and about trainings that taught nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { encodeIdx } from '../support.js';
import { CLI, cli, env, printed, QUICK } from './support.js';

/** @type {string} */
let folder;
/** @param {string} name */
const inFolder = (name) => path.join(folder, name);

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-notes-'));
});
after(() => rmSync(folder, { recursive: true }));

/** Another data set under the file names of MNIST. @param {(i: number) => number} label */
function writeOther(label) {
  for (const [part, count] of /** @type {const} */ ([
    ['train', 200],
    ['t10k', 50],
  ])) {
    const pixels = encodeIdx([count, 28, 28], (i) => (i * 7919) % 256);
    writeFileSync(inFolder(`${part}-images-idx3-ubyte`), pixels);
    writeFileSync(inFolder(`${part}-labels-idx1-ubyte`), encodeIdx([count], label));
  }
}

test('another data set under the names of MNIST does not pass for it', async () => {
  writeOther((i) => i % 10);
  const args = ['train', '--dataset', 'mnist', '--data', folder, '--epochs', '1', '--json'];
  const { code, stdout, stderr } = await cli(args);
  assert.equal(code, 0);
  assert.match(
    stderr,
    /^note: The SHA-256 of train-images-idx3-ubyte, .* not that of the published MNIST/m,
  );
  assert.match(JSON.parse(stdout).notes.join('\n'), /SHA-256 of train-images/);
});

test('images of one class', async () => {
  writeOther(() => 4);
  const { code, stderr } = await cli([
    'train',
    '--dataset',
    'mnist',
    '--data',
    folder,
    '--epochs',
    '1',
  ]);
  assert.equal(code, 1);
  assert.match(stderr, /^error: All training images are of one class, "4", .*\.$/m);
});

test('a learning rate that no network survives: what happened, and what to do', async () => {
  const args = [...QUICK, '--learning-rate', '100'];
  const { code, stdout, stderr } = await cli([...args, '--json']);
  assert.equal(code, 0);
  assert.match(
    stderr,
    /^note: The network has not learned well\. Nearly all test images get the same answer.*the weights are huge.*The learning rate 100 was probably too high; try \S+\. mlp-lab lr-find looks for a rate\.\n$/,
  );
  const { faults } = JSON.parse(stdout);
  assert.equal(faults.diverged, true);
  assert.ok(faults.largestWeight > 100 && faults.suggestedRate < 100);
  assert.equal(JSON.parse(await printed([...QUICK, '--json'])).faults, null);
});

test('settings that float32 takes for 0', async () => {
  const { code, stderr } = await cli(['train', '--learning-rate', '1e-46']);
  assert.equal(code, 2);
  assert.match(stderr, /^error: The learning rate 1e-46 is 0 in float32\.$/m);
});

test('digits of the whole world among shapes are refused before they are made', async () => {
  const args = ['train', '--dataset', 'shapes', '--world-digits', '1000000', '--train-size', '500'];
  const { code, stderr } = await cli(args);
  assert.equal(code, 1);
  assert.match(stderr, /^error: World digits can be added to grey 28x28 images/);
});

test('what is no file is not read', async (t) => {
  if (!existsSync('/dev/zero')) return t.skip('there is no /dev/zero here');
  for (const args of [
    ['eval', '--model', '/dev/zero'],
    ['train', '--resume', '/dev/zero'],
  ]) {
    const { code, stderr } = await cli(args);
    assert.equal(code, 1);
    assert.equal(stderr, 'error: /dev/zero cannot be read: it is neither a file nor a pipe.\n');
  }
  const line = ['-c', 'cat /dev/zero | "$@"', 'sh', process.execPath, CLI, 'eval', '--model'];
  const piped = spawnSync('sh', [...line, '/dev/stdin'], { env, encoding: 'utf8' });
  assert.equal(piped.status, 1);
  assert.match(
    piped.stderr,
    /^error: \/dev\/stdin cannot be read: it has more than 67108864 bytes/m,
  );
});

test('a model that comes through a pipe is read', async () => {
  const model = inFolder('m.safetensors');
  await printed([...QUICK, '--save', model]);
  const line = `cat '${model}' | '${process.execPath}' '${CLI}' eval --model /dev/stdin --test-size 50`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { env, encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /^test error /m);
});
