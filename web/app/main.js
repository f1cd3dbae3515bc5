import { embedDialog } from './embed-dialog.js';
import { keepForOffline } from './offline.js';

// The page around the element: the address bar is the page's, the element knows nothing of it. This
// runs before the element's own code, so that it begins with the link's settings.
const lab = /** @type {HTMLElement} */ (document.querySelector('mlp-lab'));
lab.setAttribute('config', location.hash);

lab.addEventListener('mlp-recipe', (event) => {
  const { hash } = /** @type {CustomEvent} */ (event).detail;
  if (hash !== location.hash) history.replaceState(null, '', hash);
});

// Someone pasted another link over this one: the same page with a new hash is no reload by itself.
addEventListener('hashchange', () => location.reload());

addEventListener('load', () => void keepForOffline());

embedDialog(/** @type {HTMLButtonElement} */ (document.querySelector('#embed')));
