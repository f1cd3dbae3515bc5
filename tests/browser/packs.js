import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dist } from './server.js';

const PACK = fileURLToPath(new URL('../../data/pack.js', import.meta.url));

/** The folder with the real data sets, or undefined. */
export const dataFolder = process.env.MLP_DATA;

/**
 * MNIST as the page loads it: the built page's own pack, or one made for the test.
 * @returns {Promise<{mounts: Record<string, string>, remove: () => Promise<void>}>} for serve()
 */
export async function mnistPack() {
  if (existsSync(path.join(dist, 'data/mnist/index.json'))) {
    return { mounts: {}, remove: async () => {} };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'mlp-lab-packs-'));
  const options = ['--from', String(dataFolder), '--to', folder, '--dataset', 'mnist'];
  await promisify(execFile)(process.execPath, [PACK, ...options]);
  return {
    mounts: { '/data/': folder },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
