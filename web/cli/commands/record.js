/** `mlp-lab record`: how fast a recipe learns, and whether a record is what it says. */
import { changesRecipe } from '../options/recipe.js';
import { UsageError } from '../options/usage-error.js';
import { checkRecord } from '../record/check.js';
import { readRecordLink } from '../record/link.js';
import { timeRecipe } from '../record/time.js';

/** @typedef {import('../options/flags.js').Options} Options */

const QUOTED =
  "In quotes, for the shell: mlp-lab record check 'https://.../#preset=...&weights=...'";

/**
 * @param {Options} options
 * @param {import('../output/output.js').Output} output
 * @param {string[]} words  "time", or "check" and the link
 * @returns {Promise<number>} exit code: 0; 1 when something differs or was not reached, after its
 *   sentence; 128 and the number of the signal that stopped it
 * @throws {UsageError | import('../../engine/errors.js').MlpError}
 */
export async function record(options, output, [action, ...words]) {
  if (action !== 'time' && action !== 'check') {
    throw new UsageError(
      action === undefined
        ? 'What shall be done: time or check'
        : `There is no "record ${action}"; it is time or check`,
      'For example: mlp-lab record time --preset mnist-128',
    );
  }
  if (action === 'time') {
    if (words.length > 0) {
      throw new UsageError(
        `There is nothing that record time could do with ${JSON.stringify(words[0])}`,
        'Every setting has a flag before it, like --epochs 5.',
      );
    }
    refuse(options, ['testError'], 'record time');
    return timeRecipe(options, output);
  }
  if (words.length !== 1) throw new UsageError('record check takes one link', QUOTED);
  refuse(options, ['seeds', 'reach'], 'record check');
  if (changesRecipe(options)) {
    throw new UsageError(
      'record check trains the recipe of the link',
      'Leave out the options that say what and how to train.',
    );
  }
  return checkRecord(options, output, readRecordLink(words[0]));
}

/** @param {Options} options @param {('seeds' | 'reach' | 'testError')[]} others @param {string} command */
function refuse(options, others, command) {
  const given = others.find((key) => options[key] !== undefined);
  if (given === undefined) return;
  const flag = given === 'testError' ? 'test-error' : given;
  throw new UsageError(`--${flag} means nothing to ${command}`, 'Leave it out.');
}
