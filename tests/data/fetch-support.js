/** Small data sets and a data set's archive, and what the tests of data/fetch.js ask for. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { fetchDatasets } from '../../data/fetch.js';
import { findDataset } from '../../web/data/catalogue.js';

/** @param {string} algorithm @param {Uint8Array} bytes */
export const digest = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex');

/** @param {number[]} values */
export const idxLabels = (values) =>
  Uint8Array.from([0, 0, 8, 1, 0, 0, 0, values.length, ...values]);

/** @param {number} count @param {number} value */
export const cifarRecords = (count, value) => new Uint8Array(count * 3073).fill(value);

export const RAW = idxLabels([1, 2, 3, 4, 5, 6, 7, 8]);
export const GZIP = new Uint8Array(gzipSync(RAW));
export const OTHER = idxLabels([8, 7, 6, 5, 4, 3, 2, 1]);

/** A data set of one file, as MNIST has four. */
export const single = {
  ...findDataset('mnist'),
  files: [
    {
      ...findDataset('mnist').files[1],
      bytes: RAW.length,
      sha256: digest('sha256', RAW),
    },
  ],
};
export const NAME = 'train-labels-idx1-ubyte';

export const BATCH = cifarRecords(3, 5);
export const TEST_BATCH = cifarRecords(2, 6);
export const SUBSET = cifarRecords(1, 5);

/** @param {[string, Uint8Array][]} files */
export function tar(files) {
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

export const ARCHIVE = gzipSync(
  tar([
    ['cifar-10-batches-bin/', new Uint8Array(0)],
    ['cifar-10-batches-bin/readme.html', new Uint8Array(88)],
    ['cifar-10-batches-bin/data_batch_1.bin', BATCH],
    ['cifar-10-batches-bin/test_batch.bin', TEST_BATCH],
  ]),
);

/** A data set in an archive, as CIFAR-10 is, of two batches. */
export const packed = {
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
 * @param {string} to
 * @param {Partial<import('../../data/fetch.js').FetchOptions>} options
 */
export async function run(to, options) {
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
export function filesIn(dir) {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => !statSync(path.join(dir, name)).isDirectory())
    .sort();
}

/** @param {string} to */
export const placed = (to) => readFileSync(path.join(to, 'mnist', `${NAME}.gz`));
