// The element alone, for an iframe: embed.html#view=train&preset=digits. The hash has attributes of the
// element and settings of the run. The page around the iframe gets the height that the element needs and
// all events of the element, each as a message {source: 'mlp-lab', type, detail}.
const ATTRIBUTES = ['view', 'controls', 'hide', 'theme', 'lang', 'autostart', 'compact'];
const EVENTS = ['mlp-ready', 'mlp-progress', 'mlp-epoch', 'mlp-done', 'mlp-predict', 'mlp-error'];

/** @param {string} type @param {object} detail */
const tell = (type, detail) => {
  // The messages are not secret, and the page around the iframe is not known here.
  if (parent !== window) parent.postMessage({ source: 'mlp-lab', type, detail }, '*');
};

const lab = document.createElement('mlp-lab');
const config = new URLSearchParams(location.hash.slice(1));
lab.setAttribute('view', 'train');
lab.setAttribute('data-src', 'data/');
for (const name of ATTRIBUTES) {
  const value = config.get(name);
  if (value !== null) lab.setAttribute(name, value);
  config.delete(name);
}
lab.setAttribute('config', String(config));

for (const name of EVENTS) {
  lab.addEventListener(name, (event) => tell(name, /** @type {CustomEvent} */ (event).detail));
}
new ResizeObserver(() => tell('mlp-height', { height: Math.ceil(lab.offsetHeight) })).observe(lab);
addEventListener('hashchange', () => location.reload());
document.body.replaceChildren(lab);
