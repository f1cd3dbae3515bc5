import { sentenceOf, texts } from './page.js';

/**
 * What to say of what was thrown when a module could not be loaded: the network is away, or the site has a newer
 * version without that file. Chromium, Firefox and WebKit word it differently, with the address or without.
 * @param {unknown} error
 * @returns {string} empty for anything else
 */
export const lostPart = (error) =>
  /import(ed|ing) (a )?module/i.test(/** @type {Error | undefined} */ (error)?.message ?? '')
    ? texts.lost
    : '';

/** What was thrown where a part is loaded and used, in the language of the page. @param {unknown} error */
export const lostOrSaid = (error) => lostPart(error) || sentenceOf(error);
