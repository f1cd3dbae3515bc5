#!/usr/bin/env node
/**
 * Fetches the data sets' files, and puts each in its place only once it is verified:
 * `./build.sh data`, see USAGE.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { MlpError } from '../web/engine/errors.js';
import { catalogue } from '../web/data/catalogue.js';
import { takeLocal } from './local.js';
import { datasetsNamed, parsed, reportFailure } from './program.js';
import { takeRemote } from './remote.js';
import { judgePlaced, place } from './verify.js';

/** @import { DataFile, Dataset } from '../web/data/catalogue.js' */
/** @import { Finding } from './verify.js' */

const USAGE = `Usage: node data/fetch.js [options]

  --from DIR           take the files from DIR or its subfolders mnist, cifar10,
                       cifar-10-batches-bin and cifar10-subset (plain, .gz or .xz,
                       or CIFAR-10's archive) instead of from the network
  --to DIR             where to keep them; data/files in the project when left out
  --dataset NAME       only this one: ${Object.keys(catalogue).join(' or ')}
  --source URL         an address of a folder with the published files, tried instead of
                       the catalogue's; may be given several times, for a mirror
  --timeout SECONDS    give up on a source that is silent this long (30)
  --accept-unverified  with --from: also take well-formed files of unknown checksum
  --help               print this

Exit status: 0 when all is there, 1 when a file is missing, 2 for a wrong option.
`;

export const DEFAULT_TO = fileURLToPath(new URL('./files', import.meta.url));

/**
 * @typedef {object} FetchOptions
 * @property {readonly Dataset[]} datasets
 * @property {string} to  folder; each data set gets a subfolder of its name
 * @property {string} [from]  folder; the network when left out
 * @property {readonly string[]} [sources]  instead of the data sets' own
 * @property {boolean} [acceptUnverified]
 * @property {number} [stallSeconds]  30 when left out
 * @property {number} [retrySeconds]  1 when left out
 * @property {AbortSignal} [signal]  stops between two files or in a download
 * @property {(line: string) => void} say  gets one line a file, and what is missing at the end
 */

/**
 * Makes sure that the files of the data sets are there and verified.
 *
 * @param {FetchOptions} options
 * @returns {Promise<{missing: string[]}>} names ("mnist/t10k-labels-idx1-ubyte.gz") of the files
 *   that are missing
 * @throws {MlpError} `from-missing`: there is no folder `from`; a system error when `to` cannot be
 *   written; nothing half-written is left under a final name whatever happens
 */
export async function fetchDatasets(options) {
  const { datasets, to, from, say } = options;
  if (from !== undefined && !existsSync(from)) {
    throw new MlpError('from-missing', `The folder ${from} does not exist; give one that does.`);
  }
  await mkdir(to, { recursive: true });
  // Inside the target folder, so that a rename never has to cross from one disk to another.
  const scratch = await mkdtemp(path.join(to, '.fetch-'));
  try {
    /** @type {string[]} */
    const missing = [];
    for (const dataset of datasets) {
      missing.push(...(await fetchDataset(dataset, scratch, options)));
    }
    if (missing.length === 0) say(`All files are in ${to}.`);
    else say(missingSentence(missing, from));
    return { missing };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {Dataset} dataset
 * @param {string} scratch
 * @param {FetchOptions} options
 * @returns {Promise<string[]>} the files that are missing
 */
async function fetchDataset(dataset, scratch, options) {
  const { to, from, sources, say, signal, stallSeconds = 30, retrySeconds = 1 } = options;
  const folder = path.join(to, dataset.name);
  /** @type {Map<DataFile, Finding>} */
  const wanted = new Map();
  for (const file of dataset.files) {
    signal?.throwIfAborted();
    const { state, sentence, sha256 } = await judgePlaced(file, folder);
    if (state === 'full') say(`${dataset.name}/${file.stored}: already here, verified.`);
    else wanted.set(file, { state, sentence, sha256 });
  }
  /** @type {string[]} */
  const missing = [];
  /** @param {DataFile} file @param {Finding} found @param {string} where */
  const visit = async (file, found, where) => {
    signal?.throwIfAborted();
    const here = /** @type {Finding} */ (wanted.get(file));
    const { take, ok, line } = decide(here, found, where, options);
    if (take) await place(file, found, { folder, scratch });
    if (!ok) missing.push(`${dataset.name}/${file.stored}`);
    say(`${dataset.name}/${file.stored}: ${line}`);
  };
  const files = [...wanted.keys()];
  if (files.length === 0) return missing;
  if (from !== undefined) {
    await takeLocal(dataset, files, from, visit);
  } else {
    const limits = { stallSeconds, retrySeconds, signal };
    await takeRemote(dataset, files, { sources, scratch, limits, say }, visit);
  }
  return missing;
}

/**
 * What becomes of a file, given the copy in its place and the one that was found.
 *
 * @param {Finding} here  never `full`
 * @param {Finding} found
 * @param {string} where  where it was found
 * @param {Pick<FetchOptions, 'from' | 'acceptUnverified'>} options
 * @returns {{take: boolean, ok: boolean, line: string}} take: put it in place; ok: the file can be
 *   used
 */
function decide(here, found, where, { from, acceptUnverified = false }) {
  if (found.state === 'full')
    return { take: true, ok: true, line: `taken from ${where}, verified.` };
  const same = here.sha256 !== undefined && here.sha256 === found.sha256;
  // The network has the whole file. A folder may have only the subset, which is accepted.
  const acceptSubset = from !== undefined;
  if (acceptSubset && here.state === 'subset') {
    return { take: false, ok: true, line: `already here. ${here.sentence}` };
  }
  if (acceptSubset && found.state === 'subset') {
    return { take: true, ok: true, line: `taken from ${where}, verified. ${found.sentence}` };
  }
  if (acceptUnverified && found.state === 'unknown') {
    const how = same ? 'already here' : `taken from ${where}`;
    return { take: !same, ok: true, line: `${how}, NOT verified. ${found.sentence}` };
  }
  if (acceptUnverified && here.state === 'unknown' && found.state === 'none') {
    return { take: false, ok: true, line: `already here, NOT verified. ${here.sentence}` };
  }
  const lines = ['not taken.'];
  if (found.state !== 'none') lines.push(`${where}:`);
  lines.push(found.sentence);
  if (from !== undefined && found.state === 'unknown') {
    lines.push('To take it all the same, add --accept-unverified.');
  }
  if (here.state !== 'none') lines.push(`The copy that is here was left alone: ${here.sentence}`);
  return { take: false, ok: false, line: lines.join(' ') };
}

/**
 * @param {string[]} missing
 * @param {string | undefined} from
 */
function missingSentence(missing, from) {
  const how =
    from === undefined
      ? 'Try again later, name another source with --source URL, or put the official files ' +
        'in a folder and run ./build.sh data --from DIR.'
      : `Put the official files in ${from}, or run ./build.sh data without --from to download them.`;
  return `Missing: ${missing.join(', ')}. ${how}`;
}

/**
 * @param {string[]} args
 * @returns {{help: true} | {help: false, options: Omit<FetchOptions, 'say' | 'signal'>}}
 * @throws {MlpError} `usage`
 */
function parseOptions(args) {
  const { values } = parsed(() =>
    parseArgs({
      args,
      options: {
        from: { type: 'string' },
        to: { type: 'string', default: DEFAULT_TO },
        dataset: { type: 'string' },
        source: { type: 'string', multiple: true },
        timeout: { type: 'string', default: '30' },
        'accept-unverified': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }),
  );
  if (values.help) return { help: true };
  const { from, to, dataset, source, 'accept-unverified': acceptUnverified } = values;
  const datasets = datasetsNamed(dataset);
  for (const url of source ?? []) {
    if (!URL.canParse(url) || !/^https?:/.test(url)) {
      throw new MlpError('usage', `The source "${url}" is not an http or https address.`);
    }
  }
  const stallSeconds = Number(values.timeout);
  if (!(stallSeconds > 0 && stallSeconds <= 3600)) {
    throw new MlpError('usage', 'The timeout is a number of seconds above 0 and up to 3600.');
  }
  if (from !== undefined && source !== undefined) {
    throw new MlpError('usage', 'Give either --from, for a folder, or --source, for the network.');
  }
  if (acceptUnverified && from === undefined) {
    throw new MlpError('usage', '--accept-unverified goes with --from DIR only.');
  }
  return {
    help: false,
    options: { datasets, to, from, sources: source, acceptUnverified, stallSeconds },
  };
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit status
 */
async function main(args) {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stop.abort());
  try {
    const options = parseOptions(args);
    if (options.help) {
      console.log(USAGE);
      return 0;
    }
    const say = (/** @type {string} */ line) => console.log(line);
    const { missing } = await fetchDatasets({ ...options.options, say, signal: stop.signal });
    return missing.length === 0 ? 0 : 1;
  } catch (error) {
    if (stop.signal.aborted) {
      console.error('Stopped; no half-written file was left.');
      return 130;
    }
    return reportFailure(error, USAGE);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2));
}
