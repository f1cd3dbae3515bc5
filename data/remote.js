/**
 * Takes a data set from the network: from the first source that has a good copy.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MlpError } from '../web/engine/errors.js';
import { readArchive } from './archive.js';
import { download } from './download.js';
import { judge } from './verify.js';

/** @import { DataFile, Dataset } from '../web/data/catalogue.js' */
/** @import { DownloadLimits } from './download.js' */
/** @import { Finding } from './verify.js' */

/** How much larger than its content a gzip file may be: some bytes a block, and its header. */
const GZIP_OVERHEAD = 1.01;
const GZIP_HEADER_BYTES = 4096;

/** After these failures a source is not tried for the next file: it would only wait again. */
const UNREACHABLE = ['download-connection', 'download-stalled'];

/**
 * @typedef {object} RemoteOptions
 * @property {readonly string[]} [sources]  instead of the data set's own: addresses of folders
 * @property {string} scratch  a folder for unfinished downloads
 * @property {Omit<DownloadLimits, 'bytes'>} limits
 * @property {(line: string) => void} say
 */

/**
 * Downloads the files of a data set and judges them.
 *
 * @param {Dataset} dataset
 * @param {readonly DataFile[]} files  those that are wanted
 * @param {RemoteOptions} options
 * @param {(file: DataFile, finding: Finding, where: string) => Promise<void>} visit  called once
 *   a file; a finding that is not `full` says why in its sentence
 */
export async function takeRemote(dataset, files, options, visit) {
  if (dataset.archive) return takeFromArchive(dataset, files, options, visit);
  /** @type {Set<string>} */
  const unreachable = new Set();
  for (const file of files) {
    const { finding, where } = await firstGoodCopy(dataset, file, options, unreachable);
    await visit(file, finding, where);
  }
}

/**
 * @param {Dataset} dataset
 * @param {DataFile} file
 * @param {RemoteOptions} options
 * @param {Set<string>} unreachable  sources that are not tried again; this function adds to it
 * @returns {Promise<{finding: Finding, where: string}>}
 */
async function firstGoodCopy(dataset, file, { sources, scratch, limits }, unreachable) {
  /** @type {string[]} */
  const sentences = [];
  const temporary = path.join(scratch, 'download');
  const bytes = Math.ceil(file.bytes * GZIP_OVERHEAD) + GZIP_HEADER_BYTES;
  for (const source of sources ?? dataset.sources) {
    const where = addressIn(source, `${file.name}.gz`);
    if (unreachable.has(source)) {
      sentences.push(`${where}: Not tried, as its host could not be reached before.`);
      continue;
    }
    try {
      await download(where, temporary, { ...limits, bytes });
      const finding = await judge(file, await readFile(temporary));
      if (finding.state === 'full') return { finding, where };
      sentences.push(`${where}: ${finding.sentence}`);
    } catch (error) {
      if (!(error instanceof MlpError)) throw error;
      sentences.push(`${where}: ${error.message}`);
      if (UNREACHABLE.includes(error.code)) unreachable.add(source);
    }
  }
  return { finding: { state: 'none', sentence: sentences.join(' ') }, where: '' };
}

/**
 * @param {Dataset} dataset
 * @param {readonly DataFile[]} files
 * @param {RemoteOptions} options
 * @param {(file: DataFile, finding: Finding, where: string) => Promise<void>} visit
 */
async function takeFromArchive(dataset, files, options, visit) {
  const archive = /** @type {NonNullable<Dataset['archive']>} */ (dataset.archive);
  const temporary = path.join(options.scratch, archive.name);
  const left = new Set(files);
  for (const source of options.sources ?? dataset.sources) {
    const where = addressIn(source, archive.name);
    options.say(`${dataset.name}: downloading ${where} (${Math.ceil(archive.bytes / 1e6)} MB).`);
    try {
      await download(where, temporary, { ...options.limits, bytes: archive.bytes });
      await readArchive(temporary, archive, [...left], async (file, bytes) => {
        await visit(file, await judge(file, bytes), where);
        left.delete(file);
      });
      break;
    } catch (error) {
      if (!(error instanceof MlpError)) throw error;
      options.say(`${dataset.name}: ${where}: ${error.message}`);
    }
  }
  const sentence = `No source has a good ${archive.name} with it.`;
  for (const file of left) await visit(file, { state: 'none', sentence }, '');
}

/** @param {string} source @param {string} name */
function addressIn(source, name) {
  return source.endsWith('/') ? source + name : `${source}/${name}`;
}
