/** Files that a command writes must not be those that it reads. */
import { stat } from 'node:fs/promises';
import { UsageError } from '../options/usage-error.js';
import { followLinks } from './write-file.js';

/** Whether two paths lead to one file, which need not be there yet. @param {string} one @param {string} other */
async function isSameFile(one, other) {
  const [end, otherEnd] = await Promise.all(
    [one, other].map((file) => followLinks(file).catch(() => file)),
  );
  if (end === otherEnd) return true;
  const [a, b] = await Promise.all([one, other].map((file) => stat(file).catch(() => null)));
  return a !== null && b !== null && a.ino === b.ino && a.dev === b.dev;
}

/**
 * @param {[name: string, file: string | undefined]} written  the option, such as "--save", and its file, if given
 * @param {[name: string, file: string | undefined][]} kept  what is lost if it is written over
 * @param {string} why  what would happen, a clause
 * @throws {UsageError}
 */
export async function refuseSameFile([name, file], kept, why) {
  if (file === undefined) return;
  for (const [other, place] of kept) {
    if (place !== undefined && (await isSameFile(file, place))) {
      throw new UsageError(`${other} and ${name} name one file`, `Give them two: ${why}.`);
    }
  }
}
