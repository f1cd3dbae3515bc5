// The page's service worker: it keeps one version of the site as a whole and serves that, whether
// there is a network or not. The build writes VERSION, FILES and ISOLATES above this, see vite.offline.js.

/** @type {any} */
const worker = self;
const CACHE = `mlp-lab-${VERSION}`;
/** Small files of data/ that have no version: which data sets there are, the pad's network. */
const DATA = 'mlp-lab-data';
const scope = new URL('../app/', location.href);

/** All files or none: what does not have the bytes of this version fails the installation. */
async function install() {
  const cache = await caches.open(CACHE);
  const requests = Object.entries(FILES).map(
    ([file, integrity]) => new Request(new URL(file, scope), { integrity, cache: 'reload' }),
  );
  await cache.addAll(requests);
  await worker.skipWaiting();
}

/**
 * What the site says of its data sets. A page that was opened before this worker came has asked for it
 * already, and the data set that it loads is to be there without a network.
 */
async function keepDataLists() {
  const list = await newest(new Request(new URL('data/packs.json', scope)), undefined);
  for (const { name } of list.ok ? await list.json() : []) {
    await newest(new Request(new URL(`data/${name}/index.json`, scope)), undefined);
  }
}

/** Former versions go when no page is open that may still want something of theirs. */
async function forgetFormerVersions() {
  if ((await worker.clients.matchAll({ type: 'window' })).length > 0) return;
  for (const name of await caches.keys()) {
    if (name.startsWith('mlp-lab-') && name !== CACHE && name !== DATA) await caches.delete(name);
  }
}

/** @param {Request} request */
async function answer(request) {
  const { pathname } = new URL(request.url);
  const file = pathname.slice(scope.pathname.length) || 'index.html';
  const address = new URL(file, scope).href;
  // This version's, else that of a page that was opened before this version came.
  const own = Object.hasOwn(FILES, file) && (await (await caches.open(CACHE)).match(address));
  const kept = own || (await caches.match(address));
  if (/^data\/.*\.(json|safetensors)$/.test(file)) return newest(request, kept);
  return kept || fetch(request);
}

/**
 * From the network, else as it was last.
 * @param {Request} request
 * @param {Response | undefined} kept
 */
async function newest(request, kept) {
  try {
    const response = await fetch(request);
    if (response.ok) await (await caches.open(DATA)).put(request, response.clone());
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** With the headers that let threads share memory. @param {Response} response */
function isolated(response) {
  if (!ISOLATES || response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(worker.clients.claim());
  event.waitUntil(keepDataLists().catch(() => {}));
});
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope.href)) return;
  if (request.mode === 'navigate') event.waitUntil(forgetFormerVersions());
  event.respondWith(answer(request).then(isolated));
});
