import { guardDrops } from '../embed/guard-drops.js';
import { keepForOffline } from './offline.js';

// The page around the element. Only the page uses the address bar. The element reads its attributes
// after this script, so it starts with the link's settings. The header is loaded after the element,
// because the first one on a page to ask for a language decides it.
const lab = /** @type {HTMLElement} */ (document.querySelector('mlp-lab'));
const skeleton = /** @type {HTMLElement} */ (document.querySelector('#skeleton'));
const words = new URLSearchParams(location.search);
// A lesson has settings of its own, which are not in the address, and leaves the person's runs alone.
const inLesson = words.has('lesson');
if (inLesson) document.documentElement.dataset.mlpKeep = 'none';
else lab.setAttribute('config', location.hash);
// The language in the link, or else the browser's.
lab.lang = words.get('lang') ?? navigator.language;

// The skeleton goes when the lab stands in its place, or a button to load it again.
const stands = 'mlp-workbench:not([style*="none"]), button:not([hidden], :empty)';
void customElements.whenDefined('mlp-lab').then(() => {
  const shadow = /** @type {ShadowRoot} */ (lab.shadowRoot);
  const watch = new MutationObserver(() => {
    if (!shadow.querySelector(stands)) return;
    skeleton.remove();
    watch.disconnect();
  });
  watch.observe(shadow, { subtree: true, childList: true, attributes: true });
});

lab.addEventListener('mlp-recipe', (event) => {
  const { hash } = /** @type {CustomEvent} */ (event).detail;
  if (hash !== location.hash && !inLesson) history.replaceState(null, '', hash);
});

// Somebody pasted another link: with a new hash alone, the browser does not reload the page.
addEventListener('hashchange', () => location.reload());

guardDrops(globalThis);

addEventListener('load', () => void keepForOffline());

void import('./header.js');
if (inLesson) {
  void import('../lessons/index.js').then(({ openLesson }) => openLesson(/** @type {any} */ (lab)));
}
