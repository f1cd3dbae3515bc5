const RELOADED = 'mlp-lab-isolated';

/**
 * From the next visit on the page works without network, and where the build asks for it, with
 * threads. On https only: on plain http people develop, and want to see what they have just built.
 * Only the page does this, no element on somebody else's page.
 */
export async function keepForOffline() {
  if (location.protocol !== 'https:' || !navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
    if (!ISOLATES || crossOriginIsolated) return;
    await navigator.serviceWorker.ready;
    // Isolated is what a page was loaded as. Once only, should the browser know no isolation.
    if (sessionStorage.getItem(RELOADED)) return;
    sessionStorage.setItem(RELOADED, '1');
    location.reload();
  } catch {
    // Storage is blocked, or the site does not serve the file: the page works as it did before.
  }
}
