/**
 * Packs, as data/pack.js writes them, from a web server: a data set in shards, so that training can
 * begin before the last one is in, and a broken download goes on where it stopped.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { MlpError } from '../engine/errors.js';
import { ATTEMPTS, BrokenDownload, download, insist, STALL_SECONDS } from './download.js';
import { maybeGunzip } from './base/gzip.js';
import { nextTask } from '../engine/next-task.js';
import { isPackName, parseIndex, parseList } from './pack-index.js';
import { GuardedCache } from './shard-cache.js';

/** @import { Network } from './download.js' */
/** @import { PackIndex, Part, Shard } from './pack-index.js' */
/** @import { Samples } from '../engine/samples.js' */
/** @import { ShardCache } from './shard-cache.js' */
/** @typedef {import('./pack-index.js').PackEntry} PackEntry */

/**
 * Rows that are in: `count` rows from row `first` of a part. `samples` is the part as it will be
 * returned; its rows after these are still zero.
 *
 * @typedef {{part: Part, first: number, count: number, samples: Samples}} ShardEvent
 */

/**
 * @typedef {object} Progress
 * @property {number} loaded  compressed bytes; falls back when a shard has to be asked for again
 * @property {number} total  compressed bytes
 * @property {Record<Part, number>} arrived  samples, counted from the first of the part
 */

/**
 * @typedef {object} LoadOptions
 * @property {typeof globalThis.fetch} [fetch]
 * @property {ShardCache} [cache]
 * @property {(progress: Progress) => void} [onProgress]  at most ten times a second
 * @property {(event: ShardEvent) => void} [onShard]  the rows of a part come in their order
 * @property {AbortSignal} [signal]
 * @property {number} [stallSeconds]  the longest silence of the server; 30 when left out
 * @property {number} [retrySeconds]  the pause before the second attempt, doubled before the third;
 *   1 when left out
 */

const IN_FLIGHT = 2;
const PROGRESS_MS = 100;

/** The most bytes of packs.json and index.json. */
const INDEX_LIMIT = 2 ** 20;

/** What is hashed at a time, so that the thread is never held for more than a few milliseconds. */
const HASH_BYTES = 2 ** 18;

/**
 * What data sets a site has.
 *
 * @param {string | URL} baseUrl  of the folder with packs.json
 * @param {{fetch?: typeof globalThis.fetch}} [options]
 * @returns {Promise<PackEntry[]>} empty when the site has none, which is normal
 */
export async function listPacks(baseUrl, { fetch = globalThis.fetch } = {}) {
  const { signal } = new AbortController();
  const network = { fetch, signal, stallSeconds: STALL_SECONDS };
  try {
    const url = `${folderOf(baseUrl)}packs.json`;
    const bytes = await download(url, { limit: INDEX_LIMIT, cache: 'no-cache' }, network);
    return parseList(bytes);
  } catch {
    // No list, or one that is no list: either way there is nothing to offer.
    return [];
  }
}

/**
 * Loads a pack, the test part first.
 *
 * @param {string | URL} baseUrl  of the folder that the pack's folder is in
 * @param {string} name  as in {@link listPacks}
 * @param {LoadOptions} [options]
 * @returns {Promise<{train: Samples, test: Samples, notes: string[]}>} notes: what is missing from
 *   the published data set, and why nothing could be kept in the cache
 * @throws {MlpError} `pack-name`; `pack-index`: an index.json that cannot be right;
 *   `pack-memory`: no room for the samples; `download-failed`. On abort, the signal's reason
 */
export async function loadPack(baseUrl, name, options = {}) {
  const { fetch = globalThis.fetch, stallSeconds = STALL_SECONDS, signal } = options;
  if (!isPackName(name)) {
    throw new MlpError('pack-name', `"${name}" is not the name of a data set; take one that is.`);
  }
  signal?.throwIfAborted();
  const stop = new AbortController();
  const forward = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', forward);
  try {
    const network = { fetch, signal: stop.signal, stallSeconds };
    const url = `${folderOf(baseUrl)}${name}/`;
    const index = await fetchIndex(url, name, network, options);
    return await loadShards(url, index, { stop, network }, options);
  } finally {
    signal?.removeEventListener('abort', forward);
  }
}

/**
 * @param {string} url  of the pack's folder
 * @param {string} name
 * @param {Network} network
 * @param {LoadOptions} options
 */
async function fetchIndex(url, name, network, options) {
  try {
    const bytes = await insist(options, network, () =>
      download(`${url}index.json`, { limit: INDEX_LIMIT, cache: 'no-cache' }, network),
    );
    return parseIndex(bytes, name);
  } catch (error) {
    if (!(error instanceof BrokenDownload)) throw error;
    throw new MlpError(
      'download-failed',
      `The data set "${name}" cannot be loaded, because ${error.message} when asked for its ` +
        `index.json (tried ${ATTEMPTS} times). Check the connection, then try again.`,
      { file: 'index.json' },
    );
  }
}

/**
 * @param {string} url
 * @param {PackIndex} index
 * @param {{stop: AbortController, network: Network}} running
 * @param {LoadOptions} options
 */
async function loadShards(url, index, { stop, network }, options) {
  const { onProgress, onShard } = options;
  const samples = { train: allocate(index, 'train'), test: allocate(index, 'test') };
  const jobs = [...jobsOf(index, 'test'), ...jobsOf(index, 'train')];
  const cache = new GuardedCache(options.cache);
  const total = jobs.reduce((sum, { shard }) => sum + shard.bytes, 0);
  const arrived = { train: 0, test: 0 };
  let kept = 0;
  let reportedAt = -Infinity;
  let next = 0;

  const report = () => {
    const loaded = Math.round(jobs.reduce((sum, job) => sum + job.loaded, 0));
    reportedAt = performance.now();
    onProgress?.({ loaded, total, arrived: { ...arrived } });
  };
  const reportSometimes = () => {
    if (performance.now() - reportedAt >= PROGRESS_MS) report();
  };
  const handOver = () => {
    // Two are in flight, so the second may be in before the first.
    for (; jobs[next]?.done; next++) {
      const { part, first, shard } = jobs[next];
      arrived[part] += shard.count;
      onShard?.({ part, first, count: shard.count, samples: samples[part] });
      stop.signal.throwIfAborted();
    }
  };
  /** @param {Job} job */
  const load = async (job) => {
    const { part, first, shard } = job;
    const key = keyOf(index, shard);
    const cached = await cache.get(key);
    let raw = cached && (await unpack(cached, shard, samples[part]).catch(() => undefined));
    let fresh;
    if (!raw) {
      const came = await fetchShard(url, job, samples[part], network, options, reportSometimes);
      ({ bytes: fresh, raw } = came);
    }
    stop.signal.throwIfAborted();
    const { pixels, labels, inputs } = samples[part];
    labels.set(raw.subarray(0, shard.count), first);
    pixels.set(raw.subarray(shard.count), first * inputs);
    job.loaded = shard.bytes;
    job.done = true;
    handOver();
    reportSometimes();
    if (!fresh || (await cache.set(key, fresh))) kept += shard.bytes;
  };

  report();
  /** @type {{error: unknown, shard: Shard} | undefined} */
  let failure;
  const queue = jobs.values();
  const run = async () => {
    for (const job of queue) {
      try {
        await load(job);
      } catch (error) {
        failure ??= { error, shard: job.shard };
        stop.abort();
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, run));
  if (failure?.error instanceof BrokenDownload) {
    throw downloadFailed(index, failure.shard, failure.error, { kept, total });
  }
  if (failure) throw failure.error;
  report();
  // Of a former version of the data set nothing will be asked again.
  await cache.retain(keyOf(index), new Set(jobs.map(({ shard }) => keyOf(index, shard))));
  return { ...samples, notes: [...index.notes, ...cache.notes] };
}

/**
 * What a shard is kept under: by its content, so that a new version of a data set cannot be mixed up
 * with a former one.
 *
 * @param {PackIndex} index
 * @param {Shard} [shard]  left out: what the keys of all shards of this data set begin with
 */
const keyOf = ({ name }, shard) => `${name}/${shard?.sha256 ?? ''}`;

/** @typedef {{part: Part, first: number, shard: Shard, loaded: number, done: boolean}} Job */

/**
 * @param {PackIndex} index
 * @param {Part} part
 * @returns {Job[]}
 */
function jobsOf(index, part) {
  let first = 0;
  return index.parts[part].shards.map((shard) => {
    const job = { part, first, shard, loaded: 0, done: false };
    first += shard.count;
    return job;
  });
}

/**
 * @param {PackIndex} index
 * @param {Part} part
 * @returns {Samples} all zero
 */
function allocate(index, part) {
  const { title, height, width, channels, classNames } = index;
  const { count } = index.parts[part];
  const inputs = channels * height * width;
  try {
    const pixels = new Uint8Array(count * inputs);
    const labels = new Uint16Array(count);
    return { pixels, labels, count, height, width, channels, inputs, classNames: [...classNames] };
  } catch {
    throw new MlpError(
      'pack-memory',
      `${title} needs ${megabytes(count * inputs)} MB of memory, which this device does not give; ` +
        'close other pages or choose a smaller data set.',
    );
  }
}

/**
 * @param {string} url  of the pack's folder
 * @param {Job} job  its `loaded` follows what comes in
 * @param {Samples} samples
 * @param {Network} network
 * @param {LoadOptions} options
 * @param {() => void} onBytes
 */
function fetchShard(url, job, samples, network, options, onBytes) {
  const { shard } = job;
  const rawBytes = shard.count * (1 + samples.inputs);
  const limit = Math.max(shard.bytes, rawBytes);
  return insist(options, network, async (attempt) => {
    job.loaded = 0;
    /** @param {number} received @param {boolean} gzip */
    const count = (received, gzip) => {
      // What the browser has decompressed on its own counts for what was on the line.
      const share = received / (gzip ? shard.bytes : rawBytes);
      job.loaded = shard.bytes * Math.min(1, share);
      onBytes();
    };
    // A second attempt goes past the browser's HTTP cache, which may hold the damaged copy.
    const cache = attempt === 1 ? 'default' : 'reload';
    const bytes = await download(url + shard.file, { limit, cache, onBytes: count }, network);
    return { bytes, raw: await unpack(bytes, shard, samples) };
  });
}

/**
 * @param {Uint8Array} bytes  as they came: gzip, or already decompressed on the way
 * @param {Shard} shard
 * @param {Samples} samples  the part it belongs to
 * @returns {Promise<Uint8Array>} exactly what was packed
 * @throws {BrokenDownload}
 */
async function unpack(bytes, { count, sha256: expected }, { inputs, classNames }) {
  const length = count * (1 + inputs);
  const raw = await maybeGunzip(bytes, { limit: length }).catch(() => undefined);
  if (raw?.length !== length) throw new BrokenDownload('what came was cut off or damaged');
  if ((await sha256Hex(raw)) !== expected) {
    throw new BrokenDownload('what came has the wrong checksum (has the site just been changed?)');
  }
  if (raw.subarray(0, count).some((label) => label >= classNames.length)) {
    throw new BrokenDownload('it has labels that name no class');
  }
  return raw;
}

/**
 * By our own code: browsers hide crypto.subtle on plain http pages.
 *
 * @param {Uint8Array} bytes
 */
async function sha256Hex(bytes) {
  const hash = sha256.create();
  for (let at = 0; at < bytes.length; at += HASH_BYTES) {
    hash.update(bytes.subarray(at, at + HASH_BYTES));
    await nextTask();
  }
  return bytesToHex(hash.digest());
}

/**
 * @param {PackIndex} index
 * @param {Shard} shard
 * @param {BrokenDownload} cause
 * @param {{kept: number, total: number}} bytes
 */
function downloadFailed({ title }, { file }, cause, { kept, total }) {
  const rest =
    kept > 0
      ? `What arrived (${megabytes(kept)} of ${megabytes(total)} MB) is kept, and trying again ` +
        'goes on from there.'
      : 'Nothing of it is kept in this browser, so trying again starts from the beginning.';
  return new MlpError(
    'download-failed',
    `The download of ${title} broke off at ${file}, because ${cause.message} ` +
      `(tried ${ATTEMPTS} times). ${rest}`,
    { file, kept, total },
  );
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** @param {string | URL} url */
const folderOf = (url) => `${url}`.replace(/\/?$/, '/');
