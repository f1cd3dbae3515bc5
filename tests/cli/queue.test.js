import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadPackages } from '../../web/cli/queue/connection.js';
import { freePort } from '../free-port.js';
import { eventually, STEP_MS } from '../patience.js';
import { cli, CLI, env, printed } from './support.js';

const folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-queue-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const skip = !hasRedis && 'redis-server is not installed (apt-get install redis-server)';

/** 20 trials, each of a tenth of a second. */
const SPEC = {
  settings: { dataset: 'digits', trainSize: 500, testSize: 100, epochs: 8, layers: [24] },
  axes: { learningRate: [0.001, 0.003], batchSize: [8, 10] },
  seeds: [1, 2, 3, 4, 5],
};
const TRIALS = 20;
const KILLS = 10;

/** @param {string} name @returns {{spec: string, results: string}} */
function specFile(name) {
  const [spec, results] = ['json', 'results.jsonl'].map((end) =>
    path.join(folder, `${name}.${end}`),
  );
  writeFileSync(spec, JSON.stringify(SPEC));
  return { spec, results };
}

/** @param {string} file @returns {any[]} of whole lines */
const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
    : [];

/** What was trained, with its weights, in an order of its own. @param {string} file */
const weightsOf = (file) =>
  linesOf(file)
    .map(({ recipe, weightsSha256 }) => {
      const { learningRate, batchSize, seed } = recipe;
      return `${[learningRate, batchSize, seed].join()} ${weightsSha256}`;
    })
    .sort();

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {{child: import('node:child_process').ChildProcess, ended: Promise<unknown>, text: () => string}}
 *   text: all that it wrote
 */
function start(command, args) {
  const child = spawn(command, args, { env, timeout: 5 * STEP_MS });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more) => (text += more));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code;
  });
  return { child, ended, text: () => text };
}

const program = (/** @type {string[]} */ ...args) => start(process.execPath, [CLI, ...args]);

/** @param {number} port */
async function startRedis(port) {
  const data = ['--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  const redis = start('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...data]);
  await eventually('redis-server', () => redis.text().includes('Ready to accept connections'));
  return redis;
}

describe('sweep --queue', { skip }, () => {
  /** @type {ReturnType<typeof start>} */
  let redis;
  let port = 0;
  let url = '';
  /** @type {string[]} */
  let alone = [];
  before(async () => {
    port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    redis = await startRedis(port);
    const { spec, results } = specFile('alone');
    await printed(['sweep', spec]);
    alone = weightsOf(results);
    assert.equal(new Set(alone).size, TRIALS);
  });
  after(() => {
    for (const child of running) child.kill('SIGKILL');
  });

  const worker = () => program('sweep-worker', '--queue', url, '--workers', '1');

  test('a worker killed in mid-trial and a server that starts anew lose and repeat nothing', async () => {
    const { spec, results } = specFile('restarted');
    const sweep = program('sweep', spec, '--queue', url, '--json');
    const [dies, lives] = [worker(), worker()];
    await eventually('a trial that has begun', () => /begun/.test(dies.text()));
    dies.child.kill('SIGKILL');
    await eventually('some results', () => linesOf(results).length > 2);
    redis.child.kill('SIGTERM');
    await redis.ended;
    redis = await startRedis(port);
    assert.equal(await sweep.ended, 0, sweep.text());
    assert.match(
      sweep.text(),
      /note: The queue at redis:\S+ is lost[\s\S]*note: The queue is back/,
    );
    assert.deepEqual(weightsOf(results), alone);
    lives.child.kill('SIGTERM');
    assert.equal(await lives.ended, 143, lives.text());
  });

  test('a sweep that is killed at any moments goes on to the same results', async (t) => {
    const { spec, results } = specFile('killed');
    const helper = worker();
    let kills = 0;
    while (kills < KILLS && linesOf(results).length < TRIALS) {
      const sweep = program('sweep', spec, '--queue', url);
      const enough = linesOf(results).length + Math.floor(4 * Math.random());
      // Looks often: a kill is to come at any moment.
      const timer = setInterval(() => {
        if (linesOf(results).length > enough || Math.random() < 0.01) sweep.child.kill('SIGKILL');
      }, 10);
      if ((await sweep.ended) === null) kills++;
      clearInterval(timer);
    }
    t.diagnostic(`killed ${kills} times`);
    assert.ok(kills > 0);
    const { code, stderr } = await cli(['sweep', spec, '--queue', url]);
    assert.deepEqual([code, stderr.replace(/note: The last line .*\n/, '')], [0, '']);
    assert.deepEqual(weightsOf(results), alone);
    helper.child.kill('SIGTERM');
    await helper.ended;
  });

  test('what a worker cannot train ends the sweep with its sentence, and the next start tries again', async () => {
    const file = path.join(folder, 'missing.json');
    const settings = { preset: 'mnist-30', epochs: 1 };
    const data = path.join(folder, 'no-images');
    mkdirSync(data);
    writeFileSync(file, JSON.stringify({ settings, data }));
    const helper = worker();
    for (let times = 0; times < 2; times++) {
      const { code, stderr } = await cli(['sweep', file, '--queue', url]);
      assert.equal(code, 1);
      assert.match(
        stderr,
        /^error: The trial #preset=mnist-30\S* could not be trained: .*train-images/,
      );
    }
    assert.equal(helper.text().match(/begun/g)?.length, 2);
    helper.child.kill('SIGTERM');
    await helper.ended;
  });
});

test('a queue that cannot be used is said in a sentence', async () => {
  const { spec } = specFile('none');
  const url = `redis://:secret@127.0.0.1:${await freePort()}`;
  for (const args of [['sweep', spec], ['sweep-worker']]) {
    const { code, stderr } = await cli([...args, '--queue', url]);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^error: The queue at redis:\/\/127\.0\.0\.1:\d+ cannot be used: .*ECONNREFUSED/,
    );
    assert.doesNotMatch(stderr, /secret/);
  }
  for (const [args, sentence] of /** @type {[string[], RegExp][]} */ ([
    [['sweep', spec, '--queue', 'localhost'], /--queue must be the address of a Redis server/],
    [['sweep', spec, '--queue', url, '--workers', '2'], /Give it to each sweep-worker/],
    [['sweep', spec, '--queue', url, '--list'], /two ways to hand trials out/],
    [['sweep-worker'], /A queue is needed/],
  ])) {
    const { code, stderr } = await cli(args);
    assert.equal(code, 2);
    assert.match(stderr, sentence);
  }
});

test('without its packages a queue says what to install', async () => {
  const load = async (/** @type {string} */ name) => {
    throw Object.assign(new Error(`Cannot find package '${name}'`), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
  };
  await assert.rejects(loadPackages(load), {
    code: 'queue-packages',
    message: /npm install bullmq ioredis$/,
  });
});
