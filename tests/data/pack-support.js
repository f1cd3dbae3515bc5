/** A small pack, and a site that has it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { makeShards } from '../../data/pack.js';
import { loadPack } from '../../web/data/shards.js';

/** @typedef {import('../../web/engine/samples.js').Samples} Samples */

/** @param {number} count @param {number} seed @returns {Samples} */
function generate(count, seed) {
  const pixels = Uint8Array.from({ length: count * 12 }, (_, i) => (i * i * 31 + seed) % 251);
  const labels = Uint16Array.from({ length: count }, (_, i) => (i + seed) % 3);
  const classNames = ['a', 'b', 'c'];
  return { pixels, labels, count, height: 2, width: 2, channels: 3, inputs: 12, classNames };
}

export const TRAIN = generate(23, 1);
export const TEST = generate(7, 2);

/**
 * A pack in shards of 5: its index and its files.
 *
 * @param {Samples} [trainSamples]
 */
export function makePack(trainSamples = TRAIN) {
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  /** @param {'train' | 'test'} part @param {Samples} samples */
  const write = (part, samples) => ({
    count: samples.count,
    shards: makeShards(samples, 5).map(({ count, raw }, i) => {
      const file = `${part}-00${i}.bin.gz`;
      const bytes = new Uint8Array(gzipSync(raw));
      files.set(file, bytes);
      const sha256 = createHash('sha256').update(raw).digest('hex');
      return { file, count, bytes: bytes.length, sha256 };
    }),
  });
  const index = {
    format: 'mlp-lab-pack',
    version: 1,
    name: 'toy',
    title: 'Toy',
    licence: 'none needed',
    citation: 'this test',
    height: 2,
    width: 2,
    channels: 3,
    classNames: ['a', 'b', 'c'],
    parts: { train: write('train', trainSamples), test: write('test', TEST) },
    notes: ['Some are missing.'],
    sources: 'ignored',
  };
  return { index, files };
}

export const PACK = makePack();
/** @typedef {(file: string, attempt: number) => Response | Promise<Response> | undefined} Fault */

/**
 * A fetch of the pack that notes what is asked for.
 *
 * @param {object} [changes]
 * @param {{index: {}, files: Map<string, Uint8Array>}} [changes.pack]
 * @param {unknown} [changes.index]  instead of the pack's own
 * @param {Fault} [changes.fault]  answers instead, unless undefined
 */
export function site({ pack = PACK, index = pack.index, fault } = {}) {
  /** @type {string[]} */
  const asked = [];
  /** @type {(string | undefined)[]} */
  const cacheModes = [];
  const fetch = async (/** @type {any} */ url, /** @type {RequestInit} */ init = {}) => {
    init.signal?.throwIfAborted();
    const file = String(url).replace('http://site/packs/toy/', '');
    if (file === 'index.json') return new Response(JSON.stringify(index));
    asked.push(file);
    cacheModes.push(init.cache);
    const faulty = await fault?.(file, asked.filter((name) => name === file).length);
    if (faulty) return faulty;
    const bytes = pack.files.get(file);
    return bytes ? new Response(bytes) : new Response('no', { status: 404 });
  };
  return { asked, cacheModes, fetch };
}

/** @param {any} fetch @param {object} [options] */
export const load = (fetch, options) =>
  loadPack('http://site/packs', 'toy', { fetch, retrySeconds: 0.001, ...options });

/** The names of the pack's files, sorted, and the bytes of them all. */
export const ALL = [...PACK.files.keys()].sort();
export const TOTAL = [...PACK.files.values()].reduce((sum, { length }) => sum + length, 0);

/** A cache of shards that lives as long as its test. */
export function memoryCache() {
  /** @type {Map<string, Uint8Array>} */
  const map = new Map();
  const get = async (/** @type {string} */ key) => map.get(key);
  const set = async (/** @type {string} */ key, /** @type {Uint8Array} */ bytes) => {
    map.set(key, bytes);
  };
  const retain = async (/** @type {string} */ prefix, /** @type {Set<string>} */ wanted) => {
    for (const key of map.keys()) if (key.startsWith(prefix) && !wanted.has(key)) map.delete(key);
  };
  return { map, get, set, retain };
}

/** Checks that all of the pack came. @param {{train: Samples, test: Samples}} loaded */
export function assertWhole(loaded) {
  assert.deepEqual(loaded.train, TRAIN);
  assert.deepEqual(loaded.test, TEST);
}
