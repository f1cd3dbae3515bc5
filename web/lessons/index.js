/** Opens the lesson of the page's address beside its lab. Loaded when an address has one. */
import { setLanguage } from '../i18n/translate.js';
import { LabDriver } from './lab-driver.js';
import { MlpLesson } from './lesson-panel.js';
import { linkOut, linkTo, placeOf } from './read-link.js';
import { lessonWords } from './words.js';

/** @typedef {import('./read-link.js').Place} Place */

/** @param {Place} place @param {HTMLElement} root  of the page */
const showSize = ({ presenter }, root) => root.classList.toggle('presenter', presenter);

/** @param {import('../embed/mlp-lab.js').MlpLab} lab */
export async function openLesson(lab) {
  const place = placeOf(location.search);
  if (!place) return;
  await setLanguage(document, lab.lang);
  const words = await lessonWords();
  const panel = new MlpLesson();
  const { documentElement: root } = document;
  Object.assign(panel, { words, place, driver: new LabDriver(lab) });
  root.classList.add('with-lesson');
  showSize(place, root);
  lab.parentElement?.before(panel);
  panel.addEventListener('lesson-go', (event) => {
    panel.place = /** @type {CustomEvent} */ (event).detail.place;
    showSize(panel.place, root);
    history.replaceState(null, '', linkTo(panel.place, location.href));
  });
  // The page anew, as it is without a lesson.
  panel.addEventListener('lesson-close', () => location.assign(linkOut(location.href)));
}
