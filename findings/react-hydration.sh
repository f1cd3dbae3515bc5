#!/usr/bin/env bash
# React 19 listens to events of custom elements: a prop "onmlp-done" is a listener for "mlp-done". On a page
# that a server has rendered, is it attached, too?
#
# Seen, with react and react-dom 19.3.1 in jsdom 26.1.0:
#   rendered in the browser                     the listener hears the event
#   rendered by a server and hydrated           it does not
#   hydrated, then rendered once more           it does
# So a page by Next.js or Docusaurus is deaf to its custom elements until something makes it render again.
# (facebook/react#35446; a listener that an effect adds is not affected.)
#
# Installs pinned packages from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-fund --no-audit --loglevel=error react@19.3.1 react-dom@19.3.1 jsdom@26.1.0 >/dev/null
cat >probe.mjs <<'JS'
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('<!doctype html><div id="root"></div>', { pretendToBeVisual: true });
for (const name of ['document', 'navigator', 'HTMLElement', 'CustomEvent'])
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
Object.assign(globalThis, { window, IS_REACT_ACT_ENVIRONMENT: true });
const { act, createElement } = await import('react');
const { createRoot, hydrateRoot } = await import('react-dom/client');
const { renderToString } = await import('react-dom/server');
const box = document.getElementById('root');
let heard = 0;
const page = createElement('x-lab', { 'onmlp-done': () => heard++ });
const again = createElement('x-lab', { 'onmlp-done': () => heard++ });
const fire = () => {
  heard = 0;
  box.firstChild.dispatchEvent(new CustomEvent('mlp-done'));
  return heard;
};
let root;
await act(async () => (root = createRoot(box)).render(page));
const rendered = fire();
await act(async () => root.unmount());
box.innerHTML = renderToString(page);
await act(async () => (root = hydrateRoot(box, page)));
const hydrated = fire();
await act(async () => root.render(again));
console.log(JSON.stringify({ rendered, hydrated, renderedAgain: fire() }));
process.exit();
JS
seen=$(node probe.mjs)
echo "$seen"
wanted='{"rendered":1,"hydrated":0,"renderedAgain":1}'
[ "$seen" = "$wanted" ] || { echo "expected $wanted" && exit 1; }
