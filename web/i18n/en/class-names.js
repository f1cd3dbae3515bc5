/** Names of the classes of data sets that everybody has, in the language of the page. */
import { words } from '../translate.js';

const text = words('classNames', {
  /** In another language, by the English names of a whole set. @type {Record<string, string[]>} */
  known: {},
});

/**
 * @param {string[]} names  of all classes of a set
 * @returns {string[]} a person's own names are as the person wrote them
 */
export const classNamesIn = (names) => text.known[names.join()] ?? names;
