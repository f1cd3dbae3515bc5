import { fallSilent } from '../i18n/translate.js';
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

/**
 * Tells of another language around an element. What it spoke it is silent in before any of several
 * labs on a page is told, so that all of them can change.
 * @param {Element} element
 * @param {() => string} spoken  in which language it was last asked to speak: of its own `lang`, a change
 *   is not heard here
 * @param {() => void} changed
 * @returns {MutationObserver} to be disconnected
 */
export function followLanguage(element, spoken, changed) {
  const observer = new MutationObserver(() => {
    if (languageOf(element) === spoken()) return;
    fallSilent(element);
    changed();
  });
  for (let each = parentOf(element); each; each = parentOf(each))
    observer.observe(each, { attributeFilter: ['lang'] });
  return observer;
}
