import '../embed/languages.js';
import { setLanguage } from '../i18n/translate.js';
import { embedDialog } from './embed-dialog.js';
import { showInTab } from './tab.js';
import { labTexts } from '../i18n/en/lab.js';

const lab = /** @type {HTMLElement} */ (document.querySelector('mlp-lab'));
const button = /** @type {HTMLButtonElement} */ (document.querySelector('#embed'));
const lessons = /** @type {HTMLAnchorElement} */ (document.querySelector('#lessons'));
const promise = /** @type {HTMLElement} */ (document.querySelector('header p'));

// The header above the lab, in the lab's language.
document.documentElement.lang = await setLanguage(document, lab.lang);
promise.textContent = labTexts.promise;
button.textContent = labTexts.embed.button;
lessons.textContent = labTexts.lessons;
lessons.search = withLesson(location.search);
embedDialog(button);
showInTab(lab);

/** The words of an address, with the list of lessons; its language stays. @param {string} search */
function withLesson(search) {
  const lang = new URLSearchParams(search).get('lang');
  return String(new URLSearchParams({ ...(lang && { lang }), lesson: '' }));
}
