const RELOADED = 'mlp-lab-isolated';

/**
 * Makes the page work offline from the next visit on and, in builds with MLP_ISOLATE=1, with threads.
 * On https only: developers use plain http and want to see what they have just built. Only this page
 * does so, not the element on other pages.
 */
export async function keepForOffline() {
  if (location.protocol !== 'https:' || !navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
    if (!ISOLATES || crossOriginIsolated) return;
    await navigator.serviceWorker.ready;
    // A page becomes isolated only by a reload. Once only, in case the browser does not support it.
    if (sessionStorage.getItem(RELOADED)) return;
    sessionStorage.setItem(RELOADED, '1');
    location.reload();
  } catch {
    // Storage is blocked, or the site does not have the file: the page works without both.
  }
}
