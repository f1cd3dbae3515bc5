import { sayIn } from '../say.js';
import { words } from '../translate.js';
import { sentences } from './own-sentences.js';
import { sentenceOf } from './sentence-of.js';

/** @typedef {import('../say.js').Note} Note */

const text = words('notes', { load: async () => sentences });

/** How what is said of a person's files is said in the language of the page. */
export const loadSay = async () => sayIn(await text.load());

/**
 * @param {unknown} error  that own data threw
 * @returns {Promise<string>} its sentence in the language of the page
 */
export async function sayError(error) {
  const { message, details } = /** @type {Error & {details?: {note?: Note, file?: string}}} */ (
    error
  );
  if (!details?.note) return sentenceOf(error);
  const { note, file } = details;
  const say = await loadSay();
  return `${file && message.startsWith(`${file}: `) ? `${file}: ` : ''}${say.note(note)}`;
}
