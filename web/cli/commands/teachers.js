/** `train --teacher`: networks that a run learns from. */
import { nameFile } from '../../data/base/name-file.js';
import { teach } from '../../engine/run/teach.js';
import { readModel } from '../input/files.js';
import { UsageError } from '../options/usage-error.js';

/** @typedef {import('../options/flags.js').Options} Options */

/** @typedef {{file: string, model: import('../../engine/run/values.js').SavedModel}} Teacher */

/**
 * @param {Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<Teacher[]>} none without --teacher
 * @throws {UsageError} flags that do not go with it; {MlpError} a file that is none
 */
export async function readTeachers({ teacher = [], link }, output) {
  if (teacher.length > 0 && link !== undefined) {
    throw new UsageError('The run of a link has no teacher', 'Leave out --teacher or --link.');
  }
  /** @type {Teacher[]} */
  const teachers = [];
  for (const file of teacher) teachers.push({ file, model: await readModel(file, output, {}) });
  return teachers;
}

/**
 * @param {import('../../engine/core/core.js').Core} core
 * @param {import('../../engine/run/run.js').Run} run
 * @param {Teacher[]} teachers
 * @returns {{file: string, weightsSha256: string}[]}
 * @throws {UsageError} a run that goes on with its teachers is not told them; {MlpError} "bad-teacher"
 */
export function teachFrom(core, run, teachers) {
  const files = teachers.map(({ file }) => file);
  if (teachers.length === 0) {
    if (run.recipe.teacherWeight === 0) return [];
    throw new UsageError('This run learns from other networks', 'Name them: --teacher FILE,FILE');
  }
  const hashes = nameFile(files.join(', '), () =>
    teach(
      core,
      run,
      teachers.map(({ model }) => model),
    ),
  );
  return files.map((file, i) => ({ file, weightsSha256: hashes[i] }));
}
