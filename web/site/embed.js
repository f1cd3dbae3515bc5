// The element alone, for an iframe: embed.html#view=train&preset=digits. Attributes of the element
// stand in the hash beside the run's settings. To the page around it goes the height that it needs,
// and every event of the element, each as a message {source: 'mlp-lab', type, detail}.
const ATTRIBUTES = ['view', 'controls', 'hide', 'theme', 'lang', 'autostart'];
const EVENTS = ['mlp-ready', 'mlp-progress', 'mlp-epoch', 'mlp-done', 'mlp-predict', 'mlp-error'];

/** @param {string} type @param {object} detail */
const tell = (type, detail) => {
  // What goes out is no secret, and who embeds this is not known here.
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
