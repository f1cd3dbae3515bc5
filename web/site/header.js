import { speak } from '../i18n/translate.js';
import { embedDialog } from './embed-dialog.js';
import { labTexts } from '../i18n/en/lab.js';

const lab = /** @type {HTMLElement} */ (document.querySelector('mlp-lab'));
const button = /** @type {HTMLButtonElement} */ (document.querySelector('#embed'));
const promise = /** @type {HTMLElement} */ (document.querySelector('header p'));

// What stands above the lab, in the language of the lab.
document.documentElement.lang = await speak(document, lab.lang);
promise.textContent = labTexts.promise;
button.textContent = labTexts.embed.button;
embedDialog(button);
