/** All runs of the list as one file, and such a file read again; loaded when it is asked for. */
import { strings } from '../../i18n/en/watch.js';
import { save } from './downloads.js';
import { KEPT } from '../runs/kept.js';
import { readRun } from '../runs/valid-run.js';

/** @typedef {import('../state/state.js').StoredRun} StoredRun */

const FORMAT = 'mlp-lab-runs';
/** A run has some kilobytes; a larger file is something else. Bytes. */
const LARGEST = 64 * 1024 * 1024;

/** @param {StoredRun[]} runs @returns {string} JSON */
export const runsFile = (runs) => `${JSON.stringify({ format: FORMAT, version: 1, runs })}\n`;

/**
 * The runs of a file that are to be added to a list.
 * @param {string} text
 * @param {StoredRun[]} present  the list
 * @returns {{added: StoredRun[], there: number, unreadable: number, left: number} | null} how many were there
 *   already, cannot be read, and have no room; null for what is no file of runs
 */
export function readRunsFile(text, present) {
  const values = listIn(text);
  if (!values) return null;
  /** @type {StoredRun[]} */
  const runs = [];
  const result = { there: 0, unreadable: 0, left: 0 };
  for (const value of values) {
    const run = readRun(value);
    if (!run) result.unreadable++;
    else if ([...present, ...runs].some(({ id }) => id === run.id)) result.there++;
    else if (present.length + runs.length >= KEPT) result.left++;
    else runs.push({ ...run, name: freeName(run.name, [...present, ...runs]) });
  }
  return { added: runs, ...result };
}

/** @param {string} text @returns {unknown[] | null} */
function listIn(text) {
  try {
    const { format, version, runs } = JSON.parse(text) ?? {};
    return format === FORMAT && version === 1 && Array.isArray(runs) ? runs : null;
  } catch {
    return null;
  }
}

/** A name that no run has, e.g. "Run 1 (2)". @param {string} name @param {StoredRun[]} runs */
function freeName(name, runs) {
  const taken = (/** @type {string} */ wanted) => runs.some((run) => run.name === wanted);
  let [free, number] = [name, 2];
  while (taken(free)) free = `${name} (${number++})`;
  return free;
}

/** @param {StoredRun[]} runs */
export const exportRuns = (runs) =>
  save('mlp-lab-runs.json', new Blob([runsFile(runs)], { type: 'application/json' }));

/**
 * @param {File} file
 * @param {import('../runs/run-list.js').RunList} list
 * @param {StoredRun[]} present  its runs
 * @returns {Promise<string>} a sentence on what became of it
 */
export async function importRuns(file, list, present) {
  const result = file.size <= LARGEST ? readRunsFile(await file.text(), present) : null;
  if (!result) return strings.runs.noRuns(file.name);
  const { added, there, unreadable, left } = result;
  list.add(added);
  return strings.runs.imported(added.length, there, unreadable, left);
}
