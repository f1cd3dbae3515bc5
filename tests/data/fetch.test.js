import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { directoryReader } from '../../web/data/node/directory-reader.js';
import { GZIP, NAME, OTHER, RAW, digest, filesIn, placed, run, single } from './fetch-support.js';
import { patience, STEP_MS } from '../patience.js';
import { serve, temporaryFolder } from '../support.js';

const PROGRAM = fileURLToPath(new URL('../../data/fetch.js', import.meta.url));

/** How long a server may be silent where that is what is tested; as many seconds as the machine wants. */
const SILENCE = patience(0.15) / 1000;

/** Elsewhere no machine is too slow. @param {string} name */
const silence = (name) => (name.startsWith('silent') ? SILENCE : STEP_MS / 1000);

/** An address at which nobody listens. @param {import('node:test').TestContext} t */
async function closedAddress(t) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  t.diagnostic(`nobody listens on port ${port}`);
  return `http://127.0.0.1:${port}/`;
}

test('a good file is downloaded as it is, and left alone the next time', async (t) => {
  const to = await temporaryFolder(t);
  const { url, requests } = await serve(t, (_, response) => response.end(GZIP));
  const first = await run(to, { sources: [url] });
  assert.deepEqual(first.missing, []);
  assert.match(first.said, /taken from http.*train-labels-idx1-ubyte\.gz, verified\./);
  assert.ok(placed(to).equals(GZIP));
  const second = await run(to, { sources: [url.slice(0, -1)] });
  assert.match(second.said, /already here, verified\./);
  assert.deepEqual(requests, [`/${NAME}.gz`]);
  assert.deepEqual(filesIn(to), [`mnist/${NAME}.gz`]);
});

test('a server that decompresses on the way does no harm', async (t) => {
  const to = await temporaryFolder(t);
  const { url } = await serve(t, (_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(GZIP);
  });
  assert.deepEqual((await run(to, { sources: [url] })).missing, []);
  assert.deepEqual(new Uint8Array(gunzipSync(placed(to))), RAW);
});

test('what a server may do wrong leaves no file, and says what it was', async (t) => {
  /** @type {[string, import('node:http').RequestListener, RegExp, number | undefined][]} */
  const cases = [
    [
      'wrong checksum',
      (_, response) => response.end(gzipSync(OTHER)),
      new RegExp(`is ${digest('sha256', OTHER)}, expected ${digest('sha256', RAW)}`),
      1,
    ],
    ['no gzip inside', (_, response) => response.end('<html>Sign in</html>'), /not an IDX/, 1],
    [
      'damaged gzip',
      (_, response) => response.end(GZIP.subarray(0, 30)),
      /gzip file is damaged/,
      1,
    ],
    ['nothing at all', (_, response) => response.end(), /is empty/, 1],
    [
      'not found',
      (_, response) => response.writeHead(404).end('no'),
      /HTTP status 404 \(Not Found\)/,
      1,
    ],
    ['an answer without a body', (_, response) => response.writeHead(204).end(), /status 204/, 1],
    ['an ill server', (_, response) => response.writeHead(503).end('no'), /HTTP status 503/, 3],
    [
      'cut off in the middle',
      (_, response) => {
        response.setHeader('content-length', GZIP.length);
        response.write(GZIP.subarray(0, 20), () => response.destroy());
      },
      /The connection failed \(/,
      3,
    ],
    [
      'cut off in the middle of a chunked answer',
      (_, response) => response.write(GZIP.subarray(0, 20), () => response.destroy()),
      /The connection failed \(/,
      3,
    ],
    ['silent from the start', () => {}, new RegExp(`sent nothing for ${SILENCE} seconds`), 3],
    [
      'silent in the middle',
      (_, response) => response.write(GZIP.subarray(0, 20)),
      new RegExp(`sent nothing for ${SILENCE} seconds`),
      3,
    ],
    [
      'endless',
      (_, response) => {
        const more = () => {
          if (!response.destroyed) response.write(Buffer.alloc(65536), () => setImmediate(more));
        };
        more();
      },
      /more than the \d+ bytes expected/,
      1,
    ],
    [
      'turning in a circle',
      (_, response) => response.writeHead(302, { location: '/again' }).end(),
      /The connection failed \(/,
      undefined,
    ],
  ];
  for (const [name, listener, sentence, attempts] of cases) {
    await t.test(name, async (t) => {
      const to = await temporaryFolder(t);
      const { url, requests } = await serve(t, listener);
      const { missing, said } = await run(to, { sources: [url], stallSeconds: silence(name) });
      assert.deepEqual(missing, [`mnist/${NAME}.gz`]);
      assert.match(said, sentence);
      assert.match(said, /Missing: mnist\/train-labels-idx1-ubyte\.gz\. .*--from DIR\.$/);
      // How many times a redirect is followed is for the engine to say.
      assert.equal(requests.length, attempts ?? requests.length);
      assert.deepEqual(filesIn(to), []);
    });
  }
  await t.test('nobody there', async (t) => {
    const to = await temporaryFolder(t);
    const { said } = await run(to, { sources: [await closedAddress(t)] });
    assert.match(said, /The connection failed \(ECONNREFUSED\)/);
    assert.deepEqual(filesIn(to), []);
  });
});

test('a passing failure is tried again, from the beginning', async (t) => {
  const to = await temporaryFolder(t);
  let attempt = 0;
  const { url } = await serve(t, (_, response) => {
    attempt++;
    if (attempt === 1) response.writeHead(503).end();
    else if (attempt === 2) response.write(GZIP.subarray(0, 9), () => response.destroy());
    else response.end(GZIP);
  });
  assert.deepEqual((await run(to, { sources: [url] })).missing, []);
  assert.ok(placed(to).equals(GZIP));
});

test('the mirror is asked when the first source fails', async (t) => {
  const good = await serve(t, (_, response) => response.end(GZIP));
  const wrong = await serve(t, (_, response) => response.end(gzipSync(OTHER)));
  const absent = await serve(t, (_, response) => response.writeHead(403).end());
  for (const first of [wrong.url, absent.url, await closedAddress(t)]) {
    const to = await temporaryFolder(t);
    const { missing, said } = await run(to, { sources: [first, good.url] });
    assert.deepEqual(missing, []);
    assert.ok(said.includes(`taken from ${good.url}`));
  }
});

test('a host that cannot be reached is not waited for with every file', async (t) => {
  const to = await temporaryFolder(t);
  const { url, requests } = await serve(t, () => {});
  const [file] = single.files;
  const files = [file, { ...file, name: 'second', stored: 'second.gz' }];
  const datasets = [{ ...single, files }];
  const { missing, said } = await run(to, { datasets, sources: [url], stallSeconds: SILENCE });
  assert.equal(missing.length, 2);
  assert.match(said, /second\.gz: Not tried, as its host could not be reached before/);
  assert.equal(requests.length, 3);
});

test('a bad copy in its place is replaced by a good one, or left alone', async (t) => {
  const to = await temporaryFolder(t);
  await mkdir(path.join(to, 'mnist'));
  await writeFile(path.join(to, 'mnist', `${NAME}.gz`), gzipSync(OTHER));
  const gone = await serve(t, (_, response) => response.writeHead(404).end());
  const bad = await run(to, { sources: [gone.url] });
  assert.match(bad.said, /The copy that is here was left alone: Its SHA-256/);
  assert.deepEqual(bad.missing, [`mnist/${NAME}.gz`]);
  assert.ok(placed(to).equals(gzipSync(OTHER)));
  const good = await serve(t, (_, response) => response.end(GZIP));
  assert.deepEqual((await run(to, { sources: [good.url] })).missing, []);
  assert.ok(placed(to).equals(GZIP));
});

test('the program: options, exit status, and a stop that leaves nothing behind', async (t) => {
  const to = await temporaryFolder(t);
  const start = (/** @type {string[]} */ ...args) =>
    spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
  const wrong = [
    ['--what'],
    ['stray'],
    ['--dataset', 'svhn'],
    ['--source', 'ftp://host/'],
    ['--source', 'nonsense'],
    ['--timeout', '0'],
    ['--timeout', 'soon'],
    ['--accept-unverified'],
    ['--from', to, '--source', 'http://127.0.0.1/'],
  ];
  for (const args of wrong) {
    const { status, stderr } = start(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /\.\n\nUsage: /);
  }
  assert.equal(start('--help').status, 0);
  const nowhere = start('--from', path.join(to, 'nowhere'), '--to', to);
  assert.deepEqual([nowhere.status, nowhere.stderr.match(/does not exist/)?.length], [1, 1]);
  const file = path.join(to, 'file');
  await writeFile(file, '');
  const refused = start('--from', to, '--to', path.join(file, 'sub'));
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /^The system refused: .*\.\n$/);
  const empty = start('--from', to, '--to', path.join(to, 'out'), '--dataset', 'mnist');
  assert.equal(empty.status, 1);
  assert.match(empty.stdout, /Missing: mnist\/train-images/);

  const { url } = await serve(t, (_, response) => {
    response.write(GZIP.subarray(0, 9), () => child.kill('SIGTERM'));
  });
  const out = path.join(to, 'stopped');
  const args = [PROGRAM, '--source', url, '--to', out, '--dataset', 'mnist'];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const status = await new Promise((resolve) => child.once('exit', resolve));
  assert.equal(status, 130);
  assert.deepEqual(readdirSync(out), []);
});

test('the real files pass the program, by folder and by network', async (t) => {
  const { MLP_DATA } = process.env;
  if (!MLP_DATA) return t.skip('MLP_DATA names no folder with the public data sets');
  const readFile = directoryReader(MLP_DATA);
  const { url } = await serve(t, (request, response) => {
    readFile(path.basename(String(request.url))).then((bytes) => response.end(bytes));
  });
  const run = (/** @type {string[]} */ ...args) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'ignore' });
      child.once('exit', resolve);
    });
  const to = await temporaryFolder(t);
  assert.equal(await run('--source', url, '--dataset', 'mnist', '--to', to), 0);
  assert.equal(await run('--from', MLP_DATA, '--dataset', 'mnist', '--to', to), 0);
  // The subset has one of the five training batches, so CIFAR-10 is not complete.
  assert.equal(await run('--from', MLP_DATA, '--dataset', 'cifar10', '--to', to), 1);
  assert.equal(filesIn(to).length, 6);
});
