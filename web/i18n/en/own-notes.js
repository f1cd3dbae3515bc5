import { sayIn } from '../say.js';
import { words } from '../translate.js';
import { sentences } from './own-sentences.js';
import { texts } from './page.js';

/** @typedef {import('../say.js').Note} Note */

/** What is said of a person's files, in the language of the page. */
export const say = sayIn(words('notes', sentences));

/**
 * @param {unknown} error  that own data threw
 * @returns {string} its sentence in the language of the page
 */
export function sayError(error) {
  const { message, details } = /** @type {Error & {details?: {note?: Note, file?: string}}} */ (
    error
  );
  if (!details?.note) return texts.said(message);
  const { note, file } = details;
  return `${file && message.startsWith(`${file}: `) ? `${file}: ` : ''}${say.note(note)}`;
}
