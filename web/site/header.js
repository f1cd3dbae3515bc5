import '../embed/languages.js';
import { setLanguage } from '../i18n/translate.js';
import { embedDialog } from './embed-dialog.js';
import { labTexts } from '../i18n/en/lab.js';

const lab = /** @type {HTMLElement} */ (document.querySelector('mlp-lab'));
const button = /** @type {HTMLButtonElement} */ (document.querySelector('#embed'));
const promise = /** @type {HTMLElement} */ (document.querySelector('header p'));

// The header above the lab, in the lab's language.
document.documentElement.lang = await setLanguage(document, lab.lang);
promise.textContent = labTexts.promise;
button.textContent = labTexts.embed.button;
embedDialog(button);
