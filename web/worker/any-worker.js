/**
 * Workers wherever they come from: under a policy that requires Trusted Types, and from another
 * origin too, as when a page takes the whole from a CDN.
 */

/** @type {{createScriptURL: (url: string) => any} | null | undefined} */
let policy;

/**
 * The address as something that a page with `require-trusted-types-for 'script'` accepts. The policy
 * is named "mlp-lab" and passes on only what this module makes.
 * @param {string} url
 * @returns {any}
 */
function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  policy ??= trustedTypes?.createPolicy('mlp-lab', {
    createScriptURL: (/** @type {string} */ known) => known,
  });
  return policy ? policy.createScriptURL(url) : url;
}

/** A worker, which may also come from another origin or from a blob. */
export class AnyWorker extends (globalThis.Worker ?? Object) {
  /**
   * Whether scripts of the page's own origin, too, are imported by a blob. A host may send them with a
   * policy that takes their origin from them, as Jupyter does with `sandbox`: then a worker cannot import
   * what it needs, but one that begins as a blob has the origin of the page.
   */
  static byBlob = false;

  /** @param {string | URL} url @param {WorkerOptions} options */
  constructor(url, options) {
    // Turbopack hands over addresses without an origin, under the name of URLs.
    const { href, origin, protocol } = new URL(url, location.href);
    // In a sandboxed frame the page has no origin, whatever its address says.
    if (protocol === 'blob:' || (origin === globalThis.origin && !AnyWorker.byBlob)) {
      super(trusted(href), options);
      return;
    }
    // A browser starts no worker from another origin, but one of this origin may import from there.
    const source = new Blob([`import ${JSON.stringify(href)};`], { type: 'text/javascript' });
    const wrapper = URL.createObjectURL(source);
    super(trusted(wrapper), options);
    // The address is of use until the worker has begun, which its first message shows.
    const done = () => URL.revokeObjectURL(wrapper);
    this.addEventListener('message', done, { once: true });
    this.addEventListener('error', done, { once: true });
  }
}
