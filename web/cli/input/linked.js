/** `train --link`: settings, own data and weights as a link names them, and the link of a run. */
import { CHOICE_FAULTS, choicesFromText, choicesToText } from '../../data/own/choices-text.js';
import { MlpError } from '../../engine/errors.js';
import { recipeFromHash } from '../../engine/recipe/read-link.js';
import { recipeToHash } from '../../engine/recipe/write-link.js';
import { ownChoices } from '../options/own-flags.js';
import { changesRecipe } from '../options/recipe.js';
import { UsageError } from '../options/usage-error.js';
import { counted } from '../output/output.js';
import { loadDataOf } from './samples.js';
import path from 'node:path';

/** @typedef {import('../options/flags.js').Options} Options */
/** @typedef {NonNullable<ReturnType<typeof recipeFromHash>>} Linked */
/** @typedef {{train: import('../../engine/samples.js').Samples, test: import('../../engine/samples.js').Samples,
 *   sha256?: string, choices?: import('../../data/own/choices.js').OwnChoices}} Dataset */

/**
 * @param {Options} options
 * @returns {Linked | null} null without --link
 * @throws {UsageError} flags that do not go with it, or a link that has no settings
 */
export function readLinked(options) {
  const { link, resume, initFrom } = options;
  if (link === undefined) return null;
  if (resume !== undefined || initFrom !== undefined || changesRecipe(options)) {
    throw new UsageError(
      '--link brings all settings of the run',
      'Leave out the options that say what and how to train.',
    );
  }
  return readLink(link);
}

/**
 * @param {string} link  with or without what stands before its "#"
 * @returns {Linked}
 * @throws {UsageError} it has no settings, or such as there are none
 */
export function readLink(link) {
  try {
    const linked = recipeFromHash(link.slice(Math.max(0, link.indexOf('#'))));
    if (linked) return linked;
  } catch (error) {
    if (!(error instanceof MlpError)) throw error;
    throw new UsageError(error.message.replace(/\.$/, ''));
  }
  throw new UsageError(
    'The link has no settings',
    'Copy it from the page, whole and between quotes: it has a "#" and what follows.',
  );
}

/**
 * What is to be prepared of own images: as the link says where no flag says otherwise.
 * @param {Linked | null} linked
 * @param {Options} options
 */
const linkedChoices = (linked, options) => ({
  ...choicesFromText(linked?.data?.choices ?? ''),
  ...ownChoices(options),
});

/**
 * The data of a run; of a link that names own data, only that.
 * @param {import('../../engine/core/core.js').Core} core
 * @param {import('../../engine/recipe/fields.js').Recipe} recipe
 * @param {Options} options
 * @param {import('../output/output.js').Output} output
 * @param {Linked | null} linked
 * @throws {MlpError} "data-other": the link names other data; as loadDataOf()
 */
export async function loadLinked(core, recipe, options, output, linked) {
  const choices = linked ? linkedChoices(linked, options) : undefined;
  const dataset = await loadDataOf(core, recipe, options, output, choices).catch((error) => {
    throw otherChoices(linked, error, options);
  });
  const wanted = linked?.data;
  const { train, test, sha256 = '' } = dataset;
  if (!wanted || wanted.sha256 === sha256) return dataset;
  const here = `${counted(train.count + test.count, 'image')}, SHA-256 ${sha256}`;
  throw otherData(wanted, `These files make ${here}.`, sha256);
}

/**
 * What is said where own data could not be prepared: of choices that a link made of other data, that it is other data.
 * @param {Linked | null} linked
 * @param {unknown} error  of preparing it
 * @param {Options} options
 * @returns {unknown} an error
 */
function otherChoices(linked, error, { leaveOut = [] }) {
  const wanted = linked?.data;
  if (!wanted || !(error instanceof MlpError) || !CHOICE_FAULTS.includes(error.code)) return error;
  // What the person named by a flag is the person's own mistake.
  if (leaveOut.includes(/** @type {string} */ (error.details.name))) return error;
  return otherData(wanted, `These files do not fit what it chose: ${error.message}`);
}

/** @param {NonNullable<Linked['data']>} wanted @param {string} here  a sentence @param {string} [sha256] */
const otherData = ({ name, count: images, sha256: hash }, here, sha256) =>
  new MlpError(
    'data-other',
    `The link names ${JSON.stringify(name)}: ${counted(images, 'image')}, SHA-256 ${hash}. ${here} ` +
      'Give the files that the link was made with; flags for own images must be the same, too.',
    { wanted: hash, sha256 },
  );

/**
 * @param {import('../../engine/recipe/fields.js').Recipe} recipe
 * @param {string | undefined} weightsSha256
 * @param {Dataset} dataset
 * @param {Options} options
 * @param {Linked | null} linked
 * @returns {string} "#...", to stand behind the address of a page
 */
export function linkOf(recipe, weightsSha256, { train, test, sha256, choices }, options, linked) {
  const place = path.resolve(options.data ?? '.');
  const name =
    linked?.data?.name ??
    path.basename(place).replace(/(\.(zip|tar|tgz|gz|npz|csv|parquet))+$/i, '');
  // The turn is guessed by the files' names, which others may have changed.
  const text = choicesToText({ ...linkedChoices(linked, options), turn: choices?.turn });
  const data = sha256
    ? { sha256, count: train.count + test.count, choices: text, name: name.slice(0, 60) || 'data' }
    : null;
  return recipeToHash(recipe, weightsSha256, data);
}
