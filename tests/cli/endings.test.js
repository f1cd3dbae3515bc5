// How runs end before their time: by Ctrl-C, by a reader that goes, by being killed.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { decodeCheckpoint } from '../../web/engine/index.js';
import { eventually } from '../patience.js';
import { CLI, cli, env, printed, QUICK, spawned } from './support.js';

/** @type {string} */
let folder;
/** @param {string} name */
const inFolder = (name) => path.join(folder, name);

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-cli-'));
});
after(() => rmSync(folder, { recursive: true }));

test('Ctrl-C: results of what was reached, the file saved, exit code 130', async () => {
  const file = inFolder('stopped.safetensors');
  const args = [...QUICK.slice(0, -1), '100000', '--save', file];
  let sent = false;
  const { code, stdout, stderr } = await spawned(args, (child, text) => {
    if (sent || !/^2\/100000 /m.test(text)) return;
    sent = true;
    child.kill('SIGINT');
  });
  assert.equal(stderr, '');
  assert.equal(code, 130);
  const [, epoch] = /^interrupted after epoch (\d+), batch \d+$/m.exec(stdout) ?? [];
  assert.ok(Number(epoch) >= 2, stdout);
  assert.match(stdout, /^test error /m);
  assert.match(stdout, /weighted avg/);
  assert.match(await printed(['eval', '--model', file, '--test-size', '300']), /test error/);
});

for (const [signal, status] of /** @type {const} */ ([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  test(`${signal} ends as Ctrl-C does, with exit code ${status}`, async () => {
    const file = inFolder(`${signal}.safetensors`);
    let sent = false;
    const { code, stdout, stderr } = await spawned(
      [...QUICK.slice(0, -1), '100000', '--save', file],
      (child, text) => {
        if (sent || !/^1\/100000 /m.test(text)) return;
        sent = true;
        child.kill(signal);
      },
    );
    assert.equal(stderr, '');
    assert.equal(code, status);
    assert.match(stdout, /^interrupted after epoch /m);
    assert.match(stdout, /^Saved to /m);
    assert.match(await printed(['eval', '--model', file, '--test-size', '300']), /test error/);
  });
}

test('Ctrl-C with --json: the document says so', async () => {
  // It says nothing before the end; that it has trained an epoch, its first checkpoint tells.
  const checkpoint = inFolder('json.mlpckpt');
  const args = [CLI, ...QUICK.slice(0, -1), '100000', '--json', '--checkpoint', checkpoint];
  const child = spawn(process.execPath, args, { env });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  const closed = new Promise((resolve) => child.on('close', resolve));
  await eventually('a checkpoint', () => existsSync(checkpoint));
  child.kill('SIGINT');
  assert.equal(await closed, 130);
  const result = JSON.parse(stdout);
  assert.equal(result.interrupted, true);
  assert.ok(result.epochs.length >= 1);
  assert.ok(result.validationErrorRate >= 0 && result.validationErrorRate <= 1);
});

test('a reader that has seen enough ends it quietly; a file to be saved is saved', () => {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', '"$@" | head -n 1', 'sh', process.execPath, CLI, ...QUICK.slice(0, -1), '20'],
    { env, encoding: 'utf8' },
  );
  assert.equal(status, 0);
  assert.equal(stderr, '');
  assert.match(stdout, /^\S.*\n$/);
  const [file, model] = [inFolder('unread.safetensors'), inFolder('read.safetensors')];
  const line = ['-c', '"$@" | head -n 1', 'sh', process.execPath, CLI, ...QUICK, '--save', file];
  assert.equal(spawnSync('sh', line, { env, encoding: 'utf8' }).stderr, '');
  assert.equal(spawnSync(process.execPath, [CLI, ...QUICK, '--save', model], { env }).status, 0);
  assert.deepEqual(readFileSync(file), readFileSync(model));
});

test('a reader that goes does not end a run that keeps a checkpoint', () => {
  const [whole, unread] = [inFolder('whole.mlpckpt'), inFolder('unread.mlpckpt')];
  const args = [...QUICK.slice(0, -1), '20', '--checkpoint'];
  const line = ['-c', '"$@" | head -n 1', 'sh', process.execPath, CLI, ...args, unread];
  assert.equal(spawnSync('sh', line, { env, encoding: 'utf8' }).stderr, '');
  assert.equal(spawnSync(process.execPath, [CLI, ...args, whole], { env }).status, 0);
  const [a, b] = [whole, unread].map((file) => decodeCheckpoint(readFileSync(file)));
  assert.equal(b.epochs.length, 20);
  assert.deepEqual(b.state, a.state);
});

test('a run that was killed goes on from its last epoch to the same bits', async () => {
  const args = ['train', '--train-size', '500', '--test-size', '300', '--layers', '300'];
  const file = inFolder('run.mlpckpt');
  const whole = JSON.parse(await printed([...args, '--epochs', '30', '--json']));
  const { code } = await spawned(
    [...args, '--epochs', '30', '--checkpoint', file],
    (child, text) => {
      if (/^ *3\/30 /m.test(text)) child.kill('SIGKILL');
    },
  );
  assert.equal(code, null);
  const resumed = JSON.parse(await printed(['train', '--resume', file, '--json']));
  assert.equal(resumed.weightsSha256, whole.weightsSha256);
  assert.deepEqual(resumed.confusionMatrix, whole.confusionMatrix);
  assert.equal(resumed.epochs.length, 30);

  const refused = await cli(['train', '--resume', file, '--seed', '2']);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /settings of the run it resumes/);
  writeFileSync(file, readFileSync(file).subarray(0, 3000));
  const damaged = await cli(['train', '--resume', file]);
  assert.equal(damaged.code, 1);
  assert.match(damaged.stderr, /^error: \S+run\.mlpckpt: .* damaged or cut off\.$/m);
  assert.equal(damaged.stdout, '');
});

test('a run that diverges after some epochs prints and saves what it had reached', async () => {
  const file = inFolder('before.safetensors');
  // A warm-up to a rate that no network survives.
  const args = ['train', '--train-size', '500', '--test-size', '300', '--epochs', '60'];
  args.push('--layers', '32,32,32', '--activation', 'leaky-relu', '--optimizer', 'sgd');
  args.push('--learning-rate', '1000', '--warmup-epochs', '1000', '--keep-best', 'on');
  const { code, stdout, stderr } = await cli([...args, '--save', file, '--json']);
  assert.equal(code, 1);
  assert.match(stderr, /^error: Training diverged in epoch \d+, .*try a lower learning rate\.\n$/);
  const { diverged, epochs, bestEpoch, testErrorRate } = JSON.parse(stdout);
  assert.equal(diverged, true);
  assert.ok(epochs.length > 0 && epochs.length < 60 && bestEpoch <= epochs.length);
  const eval_ = ['eval', '--model', file, '--test-size', '300', '--json'];
  assert.equal(JSON.parse(await printed(eval_)).testErrorRate, testErrorRate);
  const text = await cli(args);
  const before = epochs.length === 1 ? 'epoch' : `${epochs.length} epochs`;
  assert.match(text.stdout, new RegExp(`^diverged; what follows is of the ${before} before$`, 'm'));
  assert.equal(text.code, 1);
});

test('the network and the run are not saved over one another', async () => {
  const [file, link] = [inFolder('one'), inFolder('link-to-one')];
  symlinkSync(file, link); // where nothing is yet
  for (const other of [file, link]) {
    const { code, stderr } = await cli([...QUICK, '--save', file, '--checkpoint', other]);
    assert.equal(code, 2);
    assert.match(stderr, /--save and --checkpoint name one file\./);
  }
});

test('nothing that is read is written over', async () => {
  const [begun, net] = [inFolder('begun.ck'), inFolder('teacher.safetensors')];
  await printed([...QUICK, '--save', net, '--checkpoint', begun]);
  const before = [begun, net].map((file) => readFileSync(file));
  const cases = [
    [['train', '--resume', begun, '--save', begun], /--resume and --save name/],
    [[...QUICK, '--teacher', net, '--save', net], /--teacher and --save name/],
    [[...QUICK, '--teacher', net, '--checkpoint', net], /--teacher and --checkpoint name/],
    [[...QUICK, '--init-from', net, '--checkpoint', net], /--init-from and --checkpoint name/],
  ];
  for (const [args, sentence] of /** @type {[string[], RegExp][]} */ (cases)) {
    const { code, stderr } = await cli(args);
    assert.equal(code, 2, stderr);
    assert.match(stderr, sentence);
  }
  assert.deepEqual(
    [begun, net].map((file) => readFileSync(file)),
    before,
  );
});

test('a network is not saved under a name of another form', async () => {
  for (const name of ['net.onnx', 'net.PT', 'net.h5']) {
    const { code, stderr } = await cli([...QUICK, '--save', inFolder(name)]);
    assert.equal(code, 2);
    assert.match(stderr, /A network is saved as safetensors, not as .*\n?.*mlp-lab export/s);
    assert.equal(existsSync(inFolder(name)), false);
  }
});
