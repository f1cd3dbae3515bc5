/**
 * Takes a data set from files that are already on this machine.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DATA_FOLDERS } from '../web/data/node/directory-reader.js';
import { MlpError } from '../web/engine/errors.js';
import { readArchive } from './archive.js';
import { DATA_FILE_BYTES, readWhole } from '../web/data/node/read-file.js';
import { readXz } from '../web/data/node/xz.js';
import { judge } from './verify.js';

/** @import { DataFile, Dataset } from '../web/data/catalogue.js' */
/** @import { Finding } from './verify.js' */

/** From the best to the worst. Of two equally good copies, the first one found is taken. */
const RANKING = ['full', 'subset', 'unknown', 'bad', 'none'];

/**
 * The best copy of each file that a folder or its DATA_FOLDERS hold: plain, .gz, .xz, or in the
 * data set's archive. Copies are passed on one at a time, so that only one is in memory.
 *
 * @param {Dataset} dataset
 * @param {readonly DataFile[]} files
 * @param {string} from  the folder
 * @param {(file: DataFile, finding: Finding, where: string) => Promise<void>} visit  called once
 *   a file; where: the path of the copy, or the folder when there is none
 */
export async function takeLocal(dataset, files, from, visit) {
  const folders = DATA_FOLDERS.map((folder) => path.join(from, folder));
  const done = new Set();
  const { archive } = dataset;
  const archivePath =
    archive && folders.map((folder) => path.join(folder, archive.name)).find(existsSync);
  let archiveSentence = '';
  if (archive && archivePath) {
    try {
      await readArchive(archivePath, archive, files, async (file, bytes) => {
        await visit(file, await judge(file, bytes), archivePath);
        done.add(file);
      });
    } catch (error) {
      if (!(error instanceof MlpError)) throw error;
      archiveSentence = `${archivePath}: ${error.message}`;
    }
  }
  for (const file of files) {
    if (done.has(file)) continue;
    const { finding, where } = await bestCopy(file, folders);
    if (finding.state === 'none') {
      const sentence = `There is no copy of it in ${from} or its subfolders.`;
      finding.sentence = `${sentence} ${archiveSentence}`.trimEnd();
    }
    await visit(file, finding, where ?? from);
  }
}

/**
 * @param {DataFile} file
 * @param {string[]} folders
 */
async function bestCopy(file, folders) {
  /** @type {{finding: Finding, where?: string}} */
  let best = { finding: { state: 'none', sentence: '' } };
  for (const folder of folders) {
    for (const suffix of ['', '.gz', '.xz']) {
      const where = path.join(folder, file.name + suffix);
      if (!existsSync(where)) continue;
      const finding = await judgeCopy(file, where);
      if (finding.state === 'full') return { finding, where };
      if (RANKING.indexOf(finding.state) < RANKING.indexOf(best.finding.state)) {
        best = { finding, where };
      }
    }
  }
  return best;
}

/**
 * @param {DataFile} file
 * @param {string} where
 * @returns {Promise<Finding>}
 */
async function judgeCopy(file, where) {
  try {
    const xz = where.endsWith('.xz');
    const bytes = xz ? await readXz(where, file.bytes) : await readWhole(where, DATA_FILE_BYTES);
    return await judge(file, bytes);
  } catch (error) {
    const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!(error instanceof MlpError) && !code) throw error;
    const sentence = error instanceof MlpError ? message : `It cannot be read (${code}).`;
    return { state: 'bad', sentence };
  }
}
