import { releaseLanguage } from '../i18n/translate.js';
import { parentOf } from './theme.js';

/**
 * The language around an element: its own attribute lang, or that of the nearest ancestor with one.
 * @param {Element} element
 * @returns {string} a language tag; empty where there is none
 */
export function languageOf(element) {
  /** @type {Element | null} */
  let each = element;
  while (each && !each.hasAttribute('lang')) each = parentOf(each);
  return each?.getAttribute('lang') ?? '';
}

/**
 * Calls back when the language around an element changes. The element's own attribute is not
 * watched here. Each element releases its language before the callback, so that all labs of a page
 * can change together.
 * @param {Element} element
 * @param {() => string} requested  the language that the element last asked for
 * @param {() => void} changed
 * @returns {MutationObserver} to be disconnected
 */
export function followLanguage(element, requested, changed) {
  const observer = new MutationObserver(() => {
    if (languageOf(element) === requested()) return;
    releaseLanguage(element);
    changed();
  });
  for (let each = parentOf(element); each; each = parentOf(each))
    observer.observe(each, { attributeFilter: ['lang'] });
  return observer;
}
