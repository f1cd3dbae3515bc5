import { parentOf } from './theme.js';

/**
 * The language that an element stands in: its own attribute lang, or the nearest around it.
 * @param {Element} element
 * @returns {string} a language tag; empty where none is said
 */
export function languageOf(element) {
  /** @type {Element | null} */
  let each = element;
  while (each && !each.hasAttribute('lang')) each = parentOf(each);
  return each?.getAttribute('lang') ?? '';
}
