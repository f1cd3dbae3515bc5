import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { catalogue } from '../../web/data/catalogue.js';
import { makeShards } from '../../data/pack.js';
import { dist } from './server.js';

/** @typedef {import('../../web/engine/samples.js').Samples} Samples */

const PACK = fileURLToPath(new URL('../../data/pack.js', import.meta.url));

/** The folder with the real data sets, or undefined. */
export const dataFolder = process.env.MLP_DATA;

/**
 * MNIST as the page loads it: the built page's own pack, or one made for the test and served beside
 * the network that the page came with.
 * @returns {Promise<{mounts: Record<string, string>, remove: () => Promise<void>}>} for serve()
 */
export async function mnistPack() {
  if (existsSync(path.join(dist, 'data/mnist/index.json'))) {
    return { mounts: {}, remove: async () => {} };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'mlp-lab-packs-'));
  await cp(path.join(dist, 'data'), folder, { recursive: true });
  const options = ['--from', String(dataFolder), '--to', folder, '--dataset', 'mnist'];
  await promisify(execFile)(process.execPath, [PACK, ...options]);
  return {
    mounts: { '/data/': folder },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A site's data sets: one, published as MNIST, of any samples of its shape.
 * @param {{train: Samples, test: Samples}} samples
 * @param {number} perShard  samples
 * @returns {Record<string, string | Uint8Array>} documents by path, for serve()
 */
export function publishedAsMnist(samples, perShard) {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  const part = (/** @type {'train' | 'test'} */ which) => ({
    count: samples[which].count,
    shards: makeShards(samples[which], perShard).map(({ count, raw }, i) => {
      const file = `${which}-${String(i).padStart(3, '0')}.bin.gz`;
      const bytes = gzipSync(raw);
      files[`/data/mnist/${file}`] = bytes;
      const sha256 = createHash('sha256').update(raw).digest('hex');
      return { file, count, bytes: bytes.length, sha256 };
    }),
  });
  const { name, title, licence, citation, height, width, channels, classNames } = catalogue.mnist;
  const about = { name, title, licence, citation, height, width, channels, classNames };
  const parts = { train: part('train'), test: part('test') };
  const index = { format: 'mlp-lab-pack', version: 1, ...about, parts, notes: [] };
  const bytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  const [train, test] = [samples.train.count, samples.test.count];
  return {
    ...files,
    '/data/mnist/index.json': JSON.stringify(index),
    '/data/packs.json': JSON.stringify([{ name, title, bytes, train, test }]),
  };
}
