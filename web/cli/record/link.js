/** The link of a record: a recipe, and the weights that it gives. */
import { MlpError } from '../../engine/errors.js';
import { recipeFromHash } from '../../engine/recipe/read-link.js';
import { UsageError } from '../options/usage-error.js';

/**
 * @typedef {object} RecordLink
 * @property {import('../../engine/recipe/fields.js').Recipe} recipe  in exact mode
 * @property {string} weightsSha256
 */

/**
 * @param {string} link  with or without what stands before its "#"
 * @returns {RecordLink}
 * @throws {UsageError} a link that is none of a record
 */
export function readRecordLink(link) {
  const linked = read(link);
  if (!linked) {
    throw new UsageError(
      `${JSON.stringify(link)} is no link of a recipe`,
      'It has preset=... or dataset=... behind its "#".',
    );
  }
  const { recipe, weightsSha256 } = linked;
  if (recipe.mode !== 'exact') {
    throw new UsageError(
      'The link is of mode fast, whose last bits differ from engine to engine: no weights could be compared',
      'A record is trained in mode exact: leave mode=fast out, train again and take that link.',
    );
  }
  if (weightsSha256 === null) {
    throw new UsageError(
      'The link has no weights=..., so there is nothing to compare',
      'A shell cuts an unquoted link at its first "&": put it in quotes. Links with weights are those of finished runs.',
    );
  }
  return { recipe, weightsSha256 };
}

/** @param {string} link */
function read(link) {
  try {
    return recipeFromHash(link.slice(link.indexOf('#') + 1));
  } catch (error) {
    if (error instanceof MlpError) throw new UsageError(error.message.replace(/\.$/, ''));
    throw error;
  }
}
