#!/usr/bin/env node
/**
 * Makes packs of the data sets' files: what the page loads, in shards (web/data/shards.js).
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { loadDataset } from '../web/data/load.js';
import { directoryReader } from '../web/data/node/directory-reader.js';
import { checkIndex } from '../web/data/pack-index.js';
import { MlpError } from '../web/engine/errors.js';
import { catalogue } from '../web/data/catalogue.js';
import { datasetsNamed, parsed, reportFailure } from './program.js';

/** @import { Dataset } from '../web/data/catalogue.js' */
/** @import { ReadFile } from '../web/data/load.js' */
/** @import { Samples } from '../web/engine/samples.js' */
/** @import { PackEntry, PackIndex, Shard } from '../web/data/pack-index.js' */

const USAGE = `Usage: node data/pack.js --from DIR --to DIR [--dataset NAME]

  --from DIR      the folder with the data sets' files, as ./build.sh data fills it
  --to DIR        where the packs go: DIR/NAME/, and their list DIR/packs.json
  --dataset NAME  only this one: ${Object.keys(catalogue).join(' or ')}
  --help          print this

A data set whose files are missing is left out. Exit status: 0 when all went well,
1 when files are damaged or the system refused, 2 for a wrong option.
`;

/**
 * Images a shard: some 4 and 8 MB, a fraction of a second of training each.
 *
 * @type {Readonly<Record<string, number>>}
 */
const SHARD_COUNT = { mnist: 5000, cifar10: 2500 };

/** Level 9 takes three times as long as 8 on MNIST and saves half a percent. */
const GZIP_LEVEL = 8;

const compress = promisify(gzip);

/**
 * Cuts a sample set into shards: the labels of some samples, then their pixels.
 *
 * @param {Samples} samples  labels below 256
 * @param {number} perShard  samples
 * @returns {{count: number, raw: Uint8Array}[]} in order; the last may be smaller
 */
export function makeShards({ pixels, labels, count, inputs }, perShard) {
  return Array.from({ length: Math.ceil(count / perShard) }, (_, i) => {
    const first = i * perShard;
    const end = Math.min(first + perShard, count);
    const raw = new Uint8Array((end - first) * (1 + inputs));
    raw.set(labels.subarray(first, end));
    raw.set(pixels.subarray(first * inputs, end * inputs), end - first);
    return { count: end - first, raw };
  });
}

/**
 * Makes the packs that are missing or out of date, and the list of all that are there.
 *
 * @param {object} options
 * @param {readonly Dataset[]} options.datasets
 * @param {string} options.from  folder of the official files
 * @param {string} options.to  folder of the packs
 * @param {(line: string) => void} options.say
 * @returns {Promise<{damaged: string[]}>} the data sets whose files are there but wrong
 * @throws a system error when `to` cannot be written; what stood there then still stands
 */
export async function packDatasets({ datasets, from, to, say }) {
  await mkdir(to, { recursive: true });
  // Inside the target folder, so that a rename never has to cross from one disk to another.
  const scratch = await mkdtemp(path.join(to, '.pack-'));
  /** @type {string[]} */
  const damaged = [];
  try {
    for (const dataset of datasets) {
      const { name } = dataset;
      try {
        say(`${name}: ${await packDataset(dataset, directoryReader(from), to, scratch)}`);
      } catch (error) {
        if (!(error instanceof MlpError)) throw error;
        if (error.code !== 'data-missing') damaged.push(name);
        const stays = (await readIndex(to, name)) ? 'the pack made before stays' : 'left out';
        say(`${name}: ${stays}. ${error.message}`);
      }
    }
    const list = path.join(scratch, 'packs.json');
    await writeJson(list, await listOf(to));
    await rename(list, path.join(to, 'packs.json'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return { damaged };
}

/**
 * @param {Dataset} dataset
 * @param {ReadFile} readFile
 * @param {string} to
 * @param {string} scratch
 * @returns {Promise<string>} what was done
 */
async function packDataset(dataset, readFile, to, scratch) {
  const { name } = dataset;
  const sources = await fingerprint(dataset, readFile);
  const before = await readIndex(to, name);
  if (before?.sources === sources && (await isWhole(to, before.index))) return 'nothing changed.';
  const { train, test, notes } = await loadDataset(name, readFile);
  const folder = path.join(scratch, name);
  await mkdir(folder);
  const parts = {
    train: await writePart(folder, 'train', train, SHARD_COUNT[name]),
    test: await writePart(folder, 'test', test, SHARD_COUNT[name]),
  };
  const { title, licence, citation, height, width, channels, classNames } = dataset;
  const about = { name, title, licence, citation, height, width, channels, classNames };
  const index = { format: 'mlp-lab-pack', version: 1, ...about, parts, notes, sources };
  await writeJson(path.join(folder, 'index.json'), index);
  await rm(path.join(to, name), { recursive: true, force: true });
  await rename(folder, path.join(to, name));
  const shards = [...parts.train.shards, ...parts.test.shards];
  const bytes = sum(shards.map((shard) => shard.bytes));
  return [
    `${train.count} and ${test.count} images in ${shards.length} shards,`,
    `${(bytes / 1e6).toFixed(1)} MB.`,
    ...notes,
  ].join(' ');
}

/**
 * Differs whenever a new pack would: it depends on the files, the catalogue and the shards' size.
 *
 * @param {Dataset} dataset
 * @param {ReadFile} readFile
 */
async function fingerprint(dataset, readFile) {
  const hash = createHash('sha256').update(JSON.stringify([dataset, SHARD_COUNT[dataset.name]]));
  for (const file of dataset.files) {
    for (const name of [file.name, `${file.name}.gz`]) {
      const bytes = await readFile(name).catch((error) => {
        if (error instanceof MlpError && error.code === 'file-missing') return undefined;
        throw error;
      });
      if (bytes) hash.update(`\n${name} ${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} part
 * @param {Samples} samples
 * @param {number} perShard
 */
async function writePart(folder, part, samples, perShard) {
  const shards = await Promise.all(
    makeShards(samples, perShard).map(async ({ count, raw }, i) => {
      const file = `${part}-${String(i).padStart(3, '0')}.bin.gz`;
      const bytes = await compress(raw, { level: GZIP_LEVEL });
      await writeFile(path.join(folder, file), bytes);
      const sha256 = createHash('sha256').update(raw).digest('hex');
      return { file, count, bytes: bytes.length, sha256 };
    }),
  );
  return { count: samples.count, shards };
}

/**
 * @param {string} to
 * @param {string} name
 * @returns {Promise<{index: PackIndex, sources: unknown} | undefined>} undefined: there is no pack,
 *   or none that could be loaded
 */
async function readIndex(to, name) {
  try {
    const value = JSON.parse(await readFile(path.join(to, name, 'index.json'), 'utf8'));
    return { index: checkIndex(value, name), sources: value.sources };
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const passing = code === 'ENOENT' || code === 'pack-index' || error instanceof SyntaxError;
    if (!passing) throw error;
    return undefined;
  }
}

/** @param {PackIndex} index */
const shardsOf = ({ parts }) => [...parts.train.shards, ...parts.test.shards];

/**
 * Whether all shards are there and have the right size.
 *
 * @param {string} to
 * @param {PackIndex} index
 */
async function isWhole(to, index) {
  const found = await Promise.all(
    shardsOf(index).map(async (/** @type {Shard} */ { file, bytes }) => {
      const there = await stat(path.join(to, index.name, file)).catch(() => undefined);
      return there?.size === bytes;
    }),
  );
  return found.every(Boolean);
}

/**
 * @param {string} to
 * @returns {Promise<PackEntry[]>}
 */
async function listOf(to) {
  const found = await Promise.all(Object.keys(catalogue).map((name) => readIndex(to, name)));
  return found.flatMap((pack) => {
    if (!pack) return [];
    const { name, title, parts } = pack.index;
    const bytes = sum(shardsOf(pack.index).map((shard) => shard.bytes));
    return [{ name, title, bytes, train: parts.train.count, test: parts.test.count }];
  });
}

/** @param {number[]} values */
const sum = (values) => values.reduce((a, b) => a + b, 0);

/** @param {string} file @param {unknown} value */
const writeJson = (file, value) => writeFile(file, `${JSON.stringify(value, null, 2)}\n`);

/**
 * @param {string[]} args
 * @returns {{help: true} | {help: false, from: string, to: string, datasets: Dataset[]}}
 * @throws {MlpError} `usage`
 */
function parseOptions(args) {
  const string = /** @type {const} */ ({ type: 'string' });
  const help = /** @type {const} */ ({ type: 'boolean' });
  const { values } = parsed(() =>
    parseArgs({
      args,
      options: { from: string, to: string, dataset: string, help },
    }),
  );
  if (values.help) return { help: true };
  const { from, to, dataset } = values;
  if (!from || !to) throw new MlpError('usage', 'Give both folders: --from DIR and --to DIR.');
  const datasets = datasetsNamed(dataset);
  return { help: false, from, to, datasets };
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit status
 */
async function main(args) {
  try {
    const options = parseOptions(args);
    if (options.help) {
      console.log(USAGE);
      return 0;
    }
    const say = (/** @type {string} */ line) => console.log(line);
    const { damaged } = await packDatasets({ ...options, say });
    return damaged.length === 0 ? 0 : 1;
  } catch (error) {
    return reportFailure(error, USAGE);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2));
}
