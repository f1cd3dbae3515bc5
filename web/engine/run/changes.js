/** What is changed of a run after it has begun: how long it is, and its learning rate. */
import { MOST_EPOCHS } from '../core/limits.js';
import { MlpError } from '../errors.js';
import { limit } from '../limit.js';

/** @typedef {import('../recipe/fields.js').Recipe} Recipe */
/** @typedef {import('./values.js').RunChange} RunChange */

/**
 * @param {RunChange[]} changes
 * @param {RunChange['field']} field
 * @returns {RunChange | undefined} the last change of it
 */
export const lastChange = (changes, field) =>
  changes.findLast((/** @type {RunChange} */ change) => change.field === field);

/**
 * The epochs that cosine and one-cycle schedules are spread over: those that the run began with.
 * @param {Recipe} recipe
 * @param {RunChange[]} changes
 * @returns {number}
 */
export const scheduleEpochs = ({ epochs }, changes) =>
  changes.find(({ field }) => field === 'epochs')?.from ?? epochs;

/**
 * @param {number} more
 * @param {number} done
 * @returns {number} the epochs of a run that does so many more than it has done
 * @throws {MlpError} "bad-epochs"
 */
export function extendedEpochs(more, done) {
  const most = MOST_EPOCHS - done;
  if (Number.isInteger(more) && more >= 1 && more <= most) return done + more;
  throw new MlpError('bad-epochs', `A run can go on for 1 to ${limit(most)} whole epochs more.`, {
    field: 'epochs',
  });
}
