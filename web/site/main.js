import { keepForOffline } from './offline.js';

// The page around the element: the address bar is the page's, the element knows nothing of it. It looks
// at its attributes when this is through, so it begins with the link's settings; the header comes after
// it, since who speaks first decides the language.
const lab = /** @type {HTMLElement} */ (document.querySelector('mlp-lab'));
lab.setAttribute('config', location.hash);
// The language that the link names, else the reader's.
lab.lang = new URLSearchParams(location.search).get('lang') ?? navigator.language;

lab.addEventListener('mlp-recipe', (event) => {
  const { hash } = /** @type {CustomEvent} */ (event).detail;
  if (hash !== location.hash) history.replaceState(null, '', hash);
});

// Someone pasted another link over this one: the same page with a new hash is no reload by itself.
addEventListener('hashchange', () => location.reload());

addEventListener('load', () => void keepForOffline());

void import('./header.js');
