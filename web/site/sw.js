// The page's service worker: it keeps one whole version of the site and serves it, online and offline.
// The build writes VERSION, FILES and ISOLATES above this, see web/bundle/offline.js.

/** @type {any} */
const worker = self;
const CACHE = `mlp-lab-${VERSION}`;
/** Small files of data/ without a version: the list of data sets, the pad's network. */
const DATA = 'mlp-lab-data';
const scope = new URL('./', location.href);

/** Keeps all files of this version. A file with other bytes fails the installation. */
async function install() {
  const cache = await caches.open(CACHE);
  const requests = Object.entries(FILES).map(
    ([file, integrity]) => new Request(new URL(file, scope), { integrity, cache: 'reload' }),
  );
  await cache.addAll(requests);
  await worker.skipWaiting();
}

/**
 * Keeps the lists of the data sets. A page that was opened before this worker has already loaded them,
 * and its data set must also work offline.
 */
async function keepDataLists() {
  const list = await newest(new Request(new URL('data/packs.json', scope)), undefined);
  for (const { name } of list.ok ? await list.json() : []) {
    await newest(new Request(new URL(`data/${name}/index.json`, scope)), undefined);
  }
}

/** Deletes earlier versions when no open page can still need their files. */
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
  // This version's file, or else an earlier one's, for a page that was opened before this version.
  const own = Object.hasOwn(FILES, file) && (await (await caches.open(CACHE)).match(address));
  const kept = own || (await caches.match(address));
  if (/^data\/.*\.(json|safetensors)$/.test(file)) return newest(request, kept);
  return kept || fetch(request);
}

/**
 * The file from the network, or else the kept one.
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

/** Adds the headers that let threads share memory. @param {Response} response */
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
