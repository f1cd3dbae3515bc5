/** The results of a sweep: a file of JSON lines that grows, and that a kill at any moment leaves whole. */
import { open, readFile } from 'node:fs/promises';
import { MlpError, resolveRecipe } from '../../engine/index.js';
import { recipeToHash } from '../../engine/recipe/write-link.js';
import { reason } from '../output/reason.js';

/**
 * A line. What `train --json` prints is one too, with more in it.
 *
 * @typedef {object} Result
 * @property {import('../../engine/recipe/fields.js').Recipe} recipe
 * @property {string} [failed]  why there is no network; then nothing but the recipe stands beside it
 * @property {boolean} [diverged]  the figures are of the epochs before
 * @property {boolean} [interrupted]  a run that was stopped: no result of its recipe
 * @property {number | null} validationErrorRate  0..1
 * @property {number} testErrorRate  0..1
 * @property {{epoch: number, trainCost: number, validationErrorRate: number | null, seconds: number}[]} epochs  with more in them
 * @property {string} weightsSha256
 */

const LINE_END = 10;

/**
 * @param {string} file
 * @returns {Promise<{results: Map<string, Result>, whole: number, torn: boolean}>} results by link;
 *   whole: bytes up to the end of the last whole line; a file that does not exist is an empty one
 * @throws {MlpError} `sweep-results`: it cannot be read, or a whole line is no result
 */
export async function readResults(file) {
  const bytes = await readFile(file).catch((error) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw new MlpError('sweep-results', `${file} cannot be read: ${reason(error)}.`);
  });
  const whole = bytes.lastIndexOf(LINE_END) + 1;
  /** @type {Map<string, Result>} */
  const results = new Map();
  const lines = bytes.toString('utf8', 0, whole).split('\n');
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const { link, result } = readLine(line, `Line ${i + 1} of ${file}`);
    // The first counts: it is what later rounds were chosen by.
    if (!result.interrupted && !results.has(link)) results.set(link, result);
  }
  return { results, whole, torn: whole < bytes.length };
}

/** @param {string} line @param {string} place @returns {{link: string, result: Result}} */
function readLine(line, place) {
  const refuse = (/** @type {string} */ why) =>
    new MlpError('sweep-results', `${place} is no result of a trial (${why}). Remove that line.`);
  let value;
  try {
    value = JSON.parse(line);
  } catch {
    throw refuse('it is not JSON');
  }
  return checkResult(value, refuse);
}

/**
 * @param {any} result  of anywhere
 * @param {(why: string) => MlpError} refuse
 * @returns {{link: string, result: Result}}
 * @throws {MlpError} that refuse() made
 */
export function checkResult(result, refuse) {
  const { recipe, failed, validationErrorRate, testErrorRate, epochs } = result ?? {};
  if (!recipe) throw refuse('it has no recipe');
  const isRate = (/** @type {unknown} */ rate) => typeof rate === 'number' && rate >= 0;
  const hasFigures =
    isRate(testErrorRate) &&
    (validationErrorRate === null || isRate(validationErrorRate)) &&
    Array.isArray(epochs);
  if (typeof failed !== 'string' && !hasFigures) throw refuse('it has no figures');
  try {
    return { link: recipeToHash(resolveRecipe(recipe)), result };
  } catch (error) {
    throw error instanceof MlpError ? refuse(error.message.replace(/\.$/, '')) : error;
  }
}

/** Appends results; each is on the disk when add() returns. */
export class ResultsFile {
  /** @type {import('node:fs/promises').FileHandle | null} */
  #handle = null;
  /** Lines are written one after another. @type {Promise<void>} */
  #last = Promise.resolve();

  /** @param {string} file */
  constructor(file) {
    this.file = file;
  }

  /**
   * @param {number} whole  bytes of whole lines; what a kill left behind them is cut off
   * @throws {MlpError} `sweep-results`
   */
  async open(whole) {
    try {
      this.#handle = await open(this.file, 'a');
      await this.#handle.truncate(whole);
    } catch (error) {
      throw this.#unwritten(error);
    }
  }

  /**
   * @param {object} result
   * @throws {MlpError} `sweep-results`, e.g. when the disk is full
   */
  add(result) {
    const line = `${JSON.stringify(result)}\n`;
    this.#last = this.#last.then(async () => {
      try {
        await this.#handle?.appendFile(line);
        await this.#handle?.datasync();
      } catch (error) {
        throw this.#unwritten(error);
      }
    });
    return this.#last;
  }

  async close() {
    await this.#last.catch(() => {});
    await this.#handle?.close();
  }

  /** @param {unknown} error */
  #unwritten(error) {
    return new MlpError('sweep-results', `${this.file} cannot be written: ${reason(error)}.`);
  }
}
