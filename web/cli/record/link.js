/** The link of a record: a recipe, and the weights that it gives. */
import { readLink } from '../input/linked.js';
import { UsageError } from '../options/usage-error.js';

/** @typedef {import('../input/linked.js').Linked & {weightsSha256: string}} RecordLink  of mode exact */

/**
 * @param {string} link  with or without what stands before its "#"
 * @returns {RecordLink}
 * @throws {UsageError} a link that is none of a record
 */
export function readRecordLink(link) {
  const linked = readLink(link);
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
  return { ...linked, weightsSha256 };
}
