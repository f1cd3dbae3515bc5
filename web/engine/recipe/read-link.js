import { MlpError } from '../errors.js';
import { recipeFields } from './fields.js';
import { resolveRecipe } from './resolve.js';

/** @typedef {import('./fields.js').Recipe} Recipe */

/**
 * A person's own data, as a link names it.
 * @typedef {object} LinkedData
 * @property {string} sha256  of its samples, hexadecimal
 * @property {number} count  images, those of the test too
 * @property {string} choices  how its files were prepared, see web/data/own/choices-text.js; empty for no choice
 * @property {string} name
 */

/** A LinkedData as it stands in a link. */
const DATA = /^([0-9a-f]{64})-(\d+)-([^-]*)-(.{1,80})$/;

/** The fields that a link can have, besides data set, preset and layers. */
export const LINKED = /** @type {(keyof typeof recipeFields)[]} */ (
  Object.keys(recipeFields)
).filter(
  // The number of threads changes no result and fits only the machine where it was chosen. What a link
  // repeats has no teacher.
  (name) => !/^(dataset|layers|threads|teacherWeight|temperature)$/.test(name),
);

/**
 * The recipe of a link's hash.
 * @param {string} hash  with or without the leading "#"; empty gives null
 * @returns {{recipe: Recipe, weightsSha256: string | null, data: LinkedData | null} | null}
 * @throws {MlpError} "bad-link" or what resolveRecipe() throws, for a link with impossible values
 */
export function recipeFromHash(hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  if (!words.has('preset') && !words.has('dataset')) return null;
  /** @type {Record<string, unknown>} */
  const partial = {};
  let weightsSha256 = null;
  /** @type {LinkedData | null} */
  let data = null;
  for (const [name, text] of words) {
    if (name === 'weights') {
      if (!/^[0-9a-f]{64}$/.test(text)) throw badLink(name, text);
      weightsSha256 = text;
    } else if (name === 'data') {
      const [, sha256, count, choices, title] = DATA.exec(text) ?? [];
      if (!sha256) throw badLink(name, text);
      data = { sha256, count: Number(count), choices, name: title };
    } else if (name === 'layers') {
      partial.layers = text === 'none' ? [] : text.split('-').map(readNumber);
    } else if (name === 'preset' || name === 'dataset') {
      partial[name] = text;
    } else if (LINKED.some((known) => known === name)) {
      partial[name] = readValue(/** @type {keyof typeof recipeFields} */ (name), text);
    } else {
      throw badLink(name, text);
    }
  }
  return { recipe: resolveRecipe(partial), weightsSha256, data };
}

/**
 * A field's value from its text. resolveRecipe() checks it.
 * @param {keyof typeof recipeFields} name
 * @param {string} text
 */
function readValue(name, text) {
  const { choices, range, most } = recipeFields[name];
  if (choices) return text;
  if (!range) return text === 'true' ? true : text === 'false' ? false : text;
  if (most) return text === 'none' ? [] : text.split(',').map(readNumber);
  return text === 'null' ? null : readNumber(text);
}

/** What is no number stays as it is, for the sentence that refuses it. @param {string} text */
const readNumber = (text) => (text.trim() && Number.isFinite(+text) ? +text : text);

/** @param {string} name @param {string} text */
const badLink = (name, text) =>
  new MlpError(
    'bad-link',
    `The link has a part that cannot be read: "${name}=${text.slice(0, 40)}"; ` +
      'none of its settings are used.',
  );
