import { texts } from './page.js';

/**
 * What to say when a module could not be loaded: the network is away, or the site has a newer version without
 * that file. Chromium, Firefox and WebKit word it differently, with the address or without.
 * @param {unknown} error
 * @returns {string} empty for anything else that was thrown
 */
export const lostPart = (error) =>
  /import(ed|ing) (a )?module/i.test(/** @type {Error | undefined} */ (error)?.message ?? '')
    ? texts.lost
    : '';

/**
 * What was thrown, in the language of the page.
 * @param {unknown} error  an Error, or another with a message
 */
export const sentenceOf = (error) =>
  lostPart(error) || texts.said(/** @type {{message: string}} */ (error).message);
