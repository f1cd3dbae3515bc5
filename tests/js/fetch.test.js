import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fetchDatasets } from '../../data/fetch.js';
import { tarFiles } from '../../data/tar.js';
import { findDataset } from '../../web/data/catalogue.js';
import { directoryReader } from '../../web/data/node.js';
import { MlpError } from '../../web/engine/errors.js';

const PROGRAM = fileURLToPath(new URL('../../data/fetch.js', import.meta.url));

/** @param {string} algorithm @param {Uint8Array} bytes */
const digest = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex');

/** @param {number[]} values */
const idxLabels = (values) => Uint8Array.from([0, 0, 8, 1, 0, 0, 0, values.length, ...values]);

/** @param {number} count @param {number} value */
const cifarRecords = (count, value) => new Uint8Array(count * 3073).fill(value);

const RAW = idxLabels([1, 2, 3, 4, 5, 6, 7, 8]);
const GZIP = new Uint8Array(gzipSync(RAW));
const OTHER = idxLabels([8, 7, 6, 5, 4, 3, 2, 1]);

/** A data set of one file, as MNIST has four. */
const single = {
  ...findDataset('mnist'),
  files: [
    {
      ...findDataset('mnist').files[1],
      bytes: RAW.length,
      sha256: digest('sha256', RAW),
    },
  ],
};
const NAME = 'train-labels-idx1-ubyte';

const BATCH = cifarRecords(3, 5);
const TEST_BATCH = cifarRecords(2, 6);
const SUBSET = cifarRecords(1, 5);

/** @param {[string, Uint8Array][]} files */
function tar(files) {
  const blocks = files.flatMap(([name, bytes]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    header.write(name.endsWith('/') ? '5' : '0', 156);
    header.fill(' ', 148, 156);
    const sum = header.reduce((a, b) => a + b);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const ARCHIVE = gzipSync(
  tar([
    ['cifar-10-batches-bin/', new Uint8Array(0)],
    ['cifar-10-batches-bin/readme.html', new Uint8Array(88)],
    ['cifar-10-batches-bin/data_batch_1.bin', BATCH],
    ['cifar-10-batches-bin/test_batch.bin', TEST_BATCH],
  ]),
);

/** A data set in an archive, as CIFAR-10 is, of two batches. */
const packed = {
  ...findDataset('cifar10'),
  archive: { name: 'c.tar.gz', bytes: ARCHIVE.length, md5: digest('md5', ARCHIVE) },
  files: [
    {
      ...findDataset('cifar10').files[0],
      bytes: BATCH.length,
      sha256: digest('sha256', BATCH),
      subset: { bytes: SUBSET.length, sha256: digest('sha256', SUBSET) },
    },
    {
      ...findDataset('cifar10').files[5],
      bytes: TEST_BATCH.length,
      sha256: digest('sha256', TEST_BATCH),
      subset: undefined,
    },
  ],
};

/**
 * A folder that is gone after the test.
 *
 * @param {import('node:test').TestContext} t
 */
async function temporaryFolder(t) {
  const dir = await mkdtemp(path.join(tmpdir(), 'mlp-fetch-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/**
 * A server that is gone after the test.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('node:http').RequestListener} listener
 */
async function serve(t, listener) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(String(request.url));
    listener(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, requests };
}

/** An address at which nobody listens. @param {import('node:test').TestContext} t */
async function closedAddress(t) {
  const { createServer: createTcpServer } = await import('node:net');
  const server = createTcpServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  t.diagnostic(`nobody listens on port ${port}`);
  return `http://127.0.0.1:${port}/`;
}

/**
 * @param {string} to
 * @param {Partial<import('../../data/fetch.js').FetchOptions>} options
 */
async function run(to, options) {
  /** @type {string[]} */
  const lines = [];
  const { missing } = await fetchDatasets({
    datasets: [single],
    to,
    stallSeconds: 5,
    retrySeconds: 0.01,
    say: (line) => lines.push(line),
    ...options,
  });
  for (const line of lines) assert.match(line, /\.$/, 'a line is a sentence');
  return { missing, said: lines.join('\n') };
}

/** Every file below a folder, temporary ones too. @param {string} dir */
function filesIn(dir) {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => !statSync(path.join(dir, name)).isDirectory())
    .sort();
}

/** @param {string} to */
const placed = (to) => readFileSync(path.join(to, 'mnist', `${NAME}.gz`));

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
    ['silent from the start', () => {}, /sent nothing for 0\.15 seconds/, 3],
    [
      'silent in the middle',
      (_, response) => response.write(GZIP.subarray(0, 20)),
      /sent nothing for 0\.15 seconds/,
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
      const { missing, said } = await run(to, { sources: [url], stallSeconds: 0.15 });
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
  const { missing, said } = await run(to, { datasets, sources: [url], stallSeconds: 0.05 });
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

test('an archive is checked, unpacked and thrown away', async (t) => {
  const to = await temporaryFolder(t);
  const damaged = Buffer.from(ARCHIVE);
  damaged[100] ^= 1;
  const wrong = await serve(t, (_, response) => response.end(damaged));
  const good = await serve(t, (_, response) => response.end(ARCHIVE));
  const options = { datasets: [packed], sources: [wrong.url, good.url] };
  const { missing, said } = await run(to, options);
  assert.deepEqual(missing, []);
  const got = digest('md5', damaged);
  assert.ok(said.includes(`md5 of the archive is ${got}, expected ${packed.archive.md5}`));
  assert.deepEqual(filesIn(to), ['cifar10/data_batch_1.bin', 'cifar10/test_batch.bin']);
  assert.ok(readFileSync(path.join(to, 'cifar10/data_batch_1.bin')).equals(BATCH));
  assert.deepEqual((await run(to, options)).missing, []);
  assert.equal(good.requests.length, 1);
});

test('an archive without a file, or none at all, leaves that file missing', async (t) => {
  const to = await temporaryFolder(t);
  const bytes = gzipSync(tar([['data_batch_1.bin', BATCH]]));
  const archive = { name: 'c.tar.gz', bytes: bytes.length, md5: digest('md5', bytes) };
  const { url } = await serve(t, (_, response) => response.end(bytes));
  const { missing, said } = await run(to, { datasets: [{ ...packed, archive }], sources: [url] });
  assert.deepEqual(missing, ['cifar10/test_batch.bin']);
  assert.match(said, /No source has a good c\.tar\.gz with it/);
  const gone = await serve(t, (_, response) => response.writeHead(404).end());
  const none = await run(await temporaryFolder(t), { datasets: [packed], sources: [gone.url] });
  assert.equal(none.missing.length, 2);
  assert.match(none.said, /HTTP status 404/);
});

test('--from takes plain, gzip and xz files and archives, from subfolders too', async (t) => {
  const from = await temporaryFolder(t);
  await mkdir(path.join(from, 'mnist'));
  const copy = path.join(from, 'mnist', NAME);
  await writeFile(copy, RAW);
  const plain = await temporaryFolder(t);
  assert.deepEqual((await run(plain, { from })).missing, []);
  assert.deepEqual(new Uint8Array(gunzipSync(placed(plain))), RAW);
  await rm(copy);

  await writeFile(`${copy}.gz`, GZIP);
  const zipped = await temporaryFolder(t);
  assert.deepEqual((await run(zipped, { from })).missing, []);
  assert.ok(placed(zipped).equals(GZIP));

  await writeFile(path.join(from, 'c.tar.gz'), ARCHIVE);
  const unpacked = await temporaryFolder(t);
  assert.deepEqual((await run(unpacked, { from, datasets: [packed] })).missing, []);
  assert.deepEqual(filesIn(unpacked), ['cifar10/data_batch_1.bin', 'cifar10/test_batch.bin']);

  await writeFile(path.join(from, 'c.tar.gz'), ARCHIVE.subarray(0, 90));
  const broken = await run(await temporaryFolder(t), { from, datasets: [packed] });
  assert.match(broken.said, /c\.tar\.gz: The md5 of the archive is .*, expected/);
  assert.equal(broken.missing.length, 2);
});

test('--from reads xz by the program, and says so when there is none', async (t) => {
  const from = await temporaryFolder(t);
  const copy = path.join(from, NAME);
  await writeFile(copy, RAW);
  const { PATH } = process.env;
  t.after(() => (process.env.PATH = PATH));
  if (spawnSync('xz', [copy]).status !== 0) {
    t.diagnostic('xz is not installed: only its absence is tested');
    await writeFile(`${copy}.xz`, 'xz');
  } else {
    assert.ok(!existsSync(copy));
    assert.deepEqual((await run(await temporaryFolder(t), { from })).missing, []);
    const bomb = path.join(from, 'bomb');
    await writeFile(bomb, new Uint8Array(1_000_000));
    assert.equal(spawnSync('xz', [bomb]).status, 0);
    await mkdir(path.join(from, 'mnist'));
    await writeFile(path.join(from, 'mnist', `${NAME}.xz`), readFileSync(`${bomb}.xz`));
    await writeFile(`${copy}.xz`, 'no xz file');
    const { said } = await run(await temporaryFolder(t), { from });
    assert.match(said, /xz cannot decompress .*; it is damaged\./);
    await rm(`${copy}.xz`);
    assert.match((await run(await temporaryFolder(t), { from })).said, /more than the 16 bytes/);
  }
  process.env.PATH = from;
  const { said } = await run(await temporaryFolder(t), { from });
  assert.match(said, /needs the program xz, which is not installed; install it/);
});

test('--from with missing, damaged and unreadable files', async (t) => {
  const from = await temporaryFolder(t);
  const to = await temporaryFolder(t);
  const none = await run(to, { from });
  assert.deepEqual(none.missing, [`mnist/${NAME}.gz`]);
  assert.match(none.said, /no copy of it in .* or its subfolders/);
  assert.match(none.said, /Missing: .*run \.\/build\.sh data without --from to download/);
  await writeFile(path.join(from, NAME), RAW.subarray(0, 12));
  assert.match((await run(to, { from })).said, /4 of its 16 bytes are missing/);
  await rm(path.join(from, NAME));
  await mkdir(path.join(from, NAME));
  assert.match((await run(to, { from })).said, /It cannot be read \(EISDIR\)\./);
  assert.deepEqual(filesIn(to), []);
  await assert.rejects(run(to, { from: path.join(from, 'nowhere') }), (error) => {
    assert.ok(error instanceof MlpError);
    assert.equal(error.code, 'from-missing');
    return true;
  });
});

test('a well-formed file of unknown checksum is taken only when asked', async (t) => {
  const from = await temporaryFolder(t);
  const to = await temporaryFolder(t);
  await writeFile(path.join(from, NAME), OTHER);
  const refused = await run(to, { from });
  assert.match(refused.said, /not taken\. .*SHA-256.*expected.*add --accept-unverified\./);
  assert.deepEqual(filesIn(to), []);
  const taken = await run(to, { from, acceptUnverified: true });
  assert.deepEqual(taken.missing, []);
  assert.match(taken.said, /taken from .*, NOT verified\. Its SHA-256/);
  assert.deepEqual(new Uint8Array(gunzipSync(placed(to))), OTHER);
  const again = await run(to, { from, acceptUnverified: true });
  assert.match(again.said, /already here, NOT verified/);
  await rm(path.join(from, NAME));
  const alone = await run(to, { from, acceptUnverified: true });
  assert.deepEqual(alone.missing, []);
  // A damaged file is never taken.
  await writeFile(path.join(from, NAME), OTHER.subarray(0, 9));
  const other = await temporaryFolder(t);
  assert.equal((await run(other, { from, acceptUnverified: true })).missing.length, 1);
  assert.deepEqual(filesIn(other), []);
  // A verified file is never replaced by one that is not.
  await writeFile(path.join(from, NAME), OTHER);
  await writeFile(path.join(to, 'mnist', `${NAME}.gz`), GZIP);
  assert.match((await run(to, { from, acceptUnverified: true })).said, /already here, verified/);
  assert.ok(placed(to).equals(GZIP));
});

test('the known subset will do from a folder, and gives way to the whole file', async (t) => {
  const from = await temporaryFolder(t);
  const to = await temporaryFolder(t);
  const place = path.join(to, 'cifar10', 'data_batch_1.bin');
  const datasets = [{ ...packed, files: [packed.files[0]] }];
  await mkdir(path.join(from, 'cifar10-subset'));
  await writeFile(path.join(from, 'cifar10-subset', 'data_batch_1.bin'), SUBSET);
  const first = await run(to, { from, datasets });
  assert.deepEqual(first.missing, []);
  assert.match(first.said, /verified\. It is the known subset of 3073 of the 9219 bytes\./);
  assert.match((await run(to, { from, datasets })).said, /already here\. It is the known subset/);
  // An unverified file does not push it out.
  await writeFile(path.join(from, 'data_batch_1.bin'), cifarRecords(3, 1));
  await run(to, { from, datasets, acceptUnverified: true });
  assert.ok(readFileSync(place).equals(SUBSET));
  // From the network the whole file is wanted.
  const gone = await serve(t, (_, response) => response.writeHead(404).end());
  const failed = await run(to, { sources: [gone.url], datasets });
  assert.deepEqual(failed.missing, ['cifar10/data_batch_1.bin']);
  assert.ok(readFileSync(place).equals(SUBSET));
  await writeFile(path.join(from, 'data_batch_1.bin'), BATCH);
  assert.deepEqual((await run(to, { from, datasets })).missing, []);
  assert.ok(readFileSync(place).equals(BATCH));
});

test('a tar stream cut anywhere, or with any bit of a header turned, is refused or read', async () => {
  const content = Uint8Array.of(1, 2, 3);
  const archive = tar([
    ['dir/other', new Uint8Array(5)],
    ['dir/wanted', content],
  ]);
  const wanted = new Map([['wanted', 10]]);
  /** @param {Uint8Array} bytes @param {number} step */
  async function read(bytes, step) {
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
    }
    try {
      const found = [];
      for await (const file of tarFiles(chunks(), wanted)) found.push(file);
      return found;
    } catch (error) {
      assert.ok(error instanceof MlpError, `not an MlpError: ${error}`);
      assert.equal(error.code, 'tar-damaged');
      assert.match(error.message, /\.$/);
      return undefined;
    }
  }
  for (const step of [1, 7, 512, 4096]) {
    assert.deepEqual(await read(archive, step), [{ name: 'wanted', bytes: content }]);
  }
  // The end is a block of zeros: until it has come, the archive is not complete.
  for (let length = 0; length < archive.length - 512; length += 3) {
    assert.equal(await read(archive.subarray(0, length), 1000), undefined);
  }
  for (let bit = 0; bit < 512 * 8; bit++) {
    const turned = Buffer.from(archive);
    turned[bit >> 3] ^= 1 << (bit & 7);
    await read(turned, 1000);
  }
  assert.equal(await read(tar([['wanted', new Uint8Array(11)]]), 512), undefined);
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

test('a target that cannot be written is a system error and leaves nothing', async (t) => {
  const from = await temporaryFolder(t);
  await writeFile(path.join(from, NAME), RAW);
  const fileForFolder = await temporaryFolder(t);
  await writeFile(path.join(fileForFolder, 'mnist'), '');
  await assert.rejects(run(fileForFolder, { from }), { code: 'ENOTDIR' });
  assert.deepEqual(filesIn(fileForFolder), ['mnist']);
  const folderForFile = await temporaryFolder(t);
  await mkdir(path.join(folderForFile, 'mnist', `${NAME}.gz`), { recursive: true });
  await assert.rejects(run(folderForFile, { from }), { code: 'EISDIR' });
  assert.deepEqual(filesIn(folderForFile), []);
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
