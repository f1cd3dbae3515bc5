/** What is said of a person's files, as codes with values; in English for who has no other language. */
import { MlpError } from '../../engine/errors.js';
import { sentences } from '../../i18n/en/own-sentences.js';
import { sayIn } from '../../i18n/say.js';

/** @typedef {import('../../i18n/say.js').Note} Note */

export const english = sayIn(sentences);

/** Notes as they are, for who says them in another language. @type {import('../../i18n/say.js').Say<Note>} */
export const asCodes = { note: (note) => note, reason: (note) => note };

/**
 * @param {keyof typeof sentences} code
 * @param {Record<string, unknown>} [values]
 * @returns {Note}
 */
export const note = (code, values = {}) => ({ code, values });

/**
 * @param {string} code  of the error
 * @param {Note} said  its sentence
 * @param {Record<string, unknown>} [details]
 */
export const fault = (code, said, details = {}) =>
  new MlpError(code, english.note(said), { ...details, note: said });

/** Why a file or a picture is left out. @param {MlpError} error @returns {Note} */
export function reasonOf({ message, details }) {
  const said = /** @type {Note | undefined} */ (details.note);
  return said ?? note('plain', { text: message.replace(`${details.file}: `, '') });
}
