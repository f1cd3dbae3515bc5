import trainingIcon from './icon-training.svg?no-inline';
import { percent } from '../i18n/numbers.js';
import { strings } from '../i18n/en/run.js';

/**
 * Shows in the title and the icon of the browser's tab how far a training is and what came of it, for
 * those who look at another tab meanwhile.
 * @param {HTMLElement} lab
 */
export function showInTab(lab) {
  const icon = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel=icon]'));
  const idle = { title: document.title, icon: icon.href };
  const show = (/** @type {string} */ words, isTraining = false) => {
    const title = words ? `${words} · ${idle.title}` : idle.title;
    if (document.title !== title) document.title = title;
    const href = isTraining ? trainingIcon : idle.icon;
    if (icon.href !== new URL(href, location.href).href) icon.href = href;
  };
  const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ listener) =>
    lab.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail));
  on('mlp-progress', ({ position, epochs }) =>
    show(`${Math.min(99, Math.floor((100 * position) / epochs))} %`, true),
  );
  on('mlp-done', ({ testErrorRate }) =>
    show(`${strings.train.testError} ${percent(testErrorRate)}`),
  );
  for (const type of ['mlp-ready', 'mlp-error']) on(type, () => show(''));
}
