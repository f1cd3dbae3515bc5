import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadDataset } from '../web/data/load.js';
import { directoryReader } from '../web/data/node/directory-reader.js';
import { loadCore } from '../web/engine/core/core.js';
import { MlpError } from '../web/engine/errors.js';

/** The folder with the real data sets, or undefined. */
export const dataFolder = process.env.MLP_DATA;

/** A reason to skip a test that needs the real data sets, or false when they are there. */
export const withoutData = dataFolder
  ? false
  : 'MLP_DATA is not set: point it to a folder with mnist/ and cifar10-subset/';

/** @param {'mnist' | 'cifar10'} name */
export const realData = (name) => loadDataset(name, directoryReader(String(dataFolder)));

/**
 * Generated digits as a data set.
 * @param {import('../web/engine/core/core.js').Core} core
 * @param {number} train
 * @param {number} test
 */
export const digits = (core, train, test) => ({
  train: core.generate('digits', { seed: 1, count: train }),
  test: core.generate('digits', { seed: 1, first: train, count: test }),
});

/**
 * A core with as many threads as are asked for: one whose helpers do not begin within some seconds does without
 * them, which a machine with much other work brings about.
 * @param {{threads: number} & Parameters<typeof loadCore>[0]} options
 */
export async function coreWithThreads(options) {
  for (;;) {
    const core = await loadCore(options);
    if (core.threads === options.threads) return core;
    core.dispose();
  }
}

/** A small network's config, with changes. @param {object} [changes] */
export const smallConfig = (changes = {}) => ({
  inputs: 784,
  classes: 10,
  hidden: [30],
  activations: ['sigmoid'],
  cost: 'quadratic',
  learningRate: 3,
  batchSize: 10,
  seed: 1,
  ...changes,
});

/**
 * A check for assert.throws and assert.rejects: an MlpError whose message is a sentence.
 *
 * @param {string} code
 * @param {RegExp} [sentence]
 */
export function refusal(code, sentence = /./) {
  return (/** @type {unknown} */ error) => {
    assert.ok(error instanceof MlpError, `not an MlpError: ${error}`);
    assert.equal(error.code, code, error.message);
    assert.match(error.message, sentence);
    // A sentence, which may begin with a name as it is given or that of a file.
    assert.match(error.message, /^(["A-Z]|\S+[-_]\S+ ).*\.$/s);
    return true;
  };
}

/**
 * A folder that is gone after the test.
 *
 * @param {import('node:test').TestContext} t
 */
export async function temporaryFolder(t) {
  const dir = await mkdtemp(path.join(tmpdir(), 'mlp-lab-test-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/**
 * A server that is gone after the test.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('node:http').RequestListener} listener
 */
export async function serve(t, listener) {
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

/**
 * An IDX file of bytes.
 *
 * @param {number[]} dimensions
 * @param {(i: number) => number} value
 */
export function encodeIdx(dimensions, value) {
  const length = dimensions.reduce((a, b) => a * b);
  const bytes = new Uint8Array(4 + 4 * dimensions.length + length);
  bytes.set([0, 0, 8, dimensions.length]);
  const view = new DataView(bytes.buffer);
  dimensions.forEach((dimension, i) => view.setUint32(4 + 4 * i, dimension));
  for (let i = 0; i < length; i++) bytes[4 + 4 * dimensions.length + i] = value(i);
  return bytes;
}
