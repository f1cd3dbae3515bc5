// The page around the element: the address bar is the page's, the element knows nothing of it. The
// link's settings are put on the element before its code comes to life.
const lab = /** @type {HTMLElement} */ (document.querySelector('mlp-lab'));
lab.setAttribute('hash', location.hash);

lab.addEventListener('mlp-recipe', (event) => {
  const { hash } = /** @type {CustomEvent} */ (event).detail;
  if (hash !== location.hash) history.replaceState(null, '', hash);
});

// Someone pasted another link over this one: the same page with a new hash is no reload by itself.
addEventListener('hashchange', () => location.reload());

void import('./lab.js');
