import { fallSilent } from '../elements/words.js';
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
 * @param {() => void} changed
 * @returns {MutationObserver} to be disconnected
 */
export function followLanguage(element, changed) {
  let last = languageOf(element);
  const observer = new MutationObserver(() => {
    const now = languageOf(element);
    if (now === last) return;
    last = now;
    fallSilent(element);
    changed();
  });
  for (let each = parentOf(element); each; each = parentOf(each))
    observer.observe(each, { attributeFilter: ['lang'] });
  return observer;
}
