import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { STEP_MS } from '../patience.js';
import { measure, shareOf } from '../../web/cli/commands/bench.js';

const CLI = fileURLToPath(new URL('../../web/cli/mlp.js', import.meta.url));
const run = promisify(execFile);

/** @param {string[]} args */
const bench = (...args) => run(process.execPath, [CLI, 'bench', ...args], { timeout: STEP_MS });

test('bench: figures that agree with one another, for programs and for people', async () => {
  const [json, text] = await Promise.all([
    bench('--preset', 'mnist-relu', '--threads', '1', '--json'),
    bench('--preset', 'shapes', '--variant', 'scalar'),
  ]);
  assert.equal(json.stderr, '');
  const result = JSON.parse(json.stdout);
  assert.deepEqual(Object.keys(result), [
    ...['net', 'mode', 'wide', 'threads'],
    ...['samplesPerSecond', 'gflops', 'peakGflops', 'shareOfPeak'],
  ]);
  assert.equal(result.net, '784-128-10');
  assert.equal(result.mode, 'exact');
  assert.equal(result.wide, false);
  assert.equal(result.threads, 1);
  assert.ok(result.samplesPerSecond > 0);
  // Forward and weights' gradient of both layers, inputs' gradient of the second only.
  const flops = 2 * (2 * 784 * 128) + 3 * (2 * 128 * 10);
  const close = (/** @type {number} */ a, /** @type {number} */ b) =>
    assert.ok(Math.abs(a / b - 1) < 1e-9, `${a} ${b}`);
  close(result.gflops, (result.samplesPerSecond * flops) / 1e9);
  // A machine that was slower while the peak was measured gives none.
  if (result.shareOfPeak !== null) close(result.shareOfPeak, result.gflops / result.peakGflops);

  assert.equal(text.stderr, '');
  assert.match(text.stdout, /^network +3072-128-64-10, batch 32, adam$/m);
  assert.match(text.stdout, /^core +scalar, exact arithmetic/m);
  assert.match(text.stdout, /^training +[\d,.]+ images\/s$/m);
  assert.match(text.stdout, /^ +[\d.]+ GFLOP\/s(, \d+ % of the peak)?$/m);
  assert.equal(
    /^peak +[\d.]+ GFLOP\/s a thread/m.test(text.stdout),
    /% of the peak$/m.test(text.stdout),
  );
});

test('bench: a peak that is none is not shown', () => {
  assert.equal(shareOf(30, 60), 0.5);
  assert.equal(shareOf(60, 60), 1);
  assert.equal(shareOf(61, 60), null);
});

test('bench: fast arithmetic and threads, as far as this engine has them', async () => {
  const { stdout, stderr } = await bench(
    '--mode',
    'fast',
    '--threads',
    '2',
    '--preset',
    'cifar-relu',
    '--json',
  );
  const { net, mode, threads } = JSON.parse(stdout);
  assert.equal(net, '3072-256-128-10');
  assert.equal(threads, 2);
  // Older engines hide relaxed SIMD; who asked for it must hear so.
  if (mode === 'exact') assert.match(stderr, /^note: .*no relaxed SIMD.*exact is used\.\n$/);
  else assert.deepEqual([mode, stderr], ['fast', '']);
});

test('bench: a preset that does not exist', async () => {
  await assert.rejects(bench('--preset', 'mnist-sead'), {
    code: 2,
    stdout: '',
    stderr: /^error: There is no preset "mnist-sead"\.\nDid you mean mnist-seed\?\n/,
  });
});

test('bench: ends on a machine that trains an epoch in no time', () => {
  const batchesPerEpoch = 20;
  let batch = 0;
  const fast = {
    recipe: { batchSize: 10 },
    plan: { batchesPerEpoch },
    advance: (/** @type {number} */ count) => {
      const epochDone = batch + count >= batchesPerEpoch;
      batch = epochDone ? 0 : batch + count;
      return { epochDone };
    },
  };
  const { rates, peaks } = measure(/** @type {any} */ (fast), () => 1);
  assert.ok(rates.length > 0 && peaks.length > 0);
});
