/**
 * What runs inside the page under test. Each function is sent to the browser as text, so it may use
 * nothing from around it; going through one way of looking things up makes all engines behave alike.
 */

/**
 * The elements with a test id or selector, however deep in shadow roots.
 * @param {string} what  a data-testid, or a selector: anything but letters and "-", or "mlp-..."; what
 *   is inside the shadow roots of others follows ">>>", e.g. "mlp-pad >>> button"
 * @returns {any[]} in document order
 */
export function findAll(what) {
  /** @param {Document | ShadowRoot} root @param {string} selector @returns {Element[]} */
  const within = (root, selector) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) ? [element] : []),
      ...(element.shadowRoot ? within(element.shadowRoot, selector) : []),
    ]);
  return what
    .split('>>>')
    .map((part) =>
      /^(?!mlp-)[a-z-]+$/.test(part.trim()) ? `[data-testid="${part.trim()}"]` : part,
    )
    .reduce(
      (/** @type {any[]} */ roots, selector) =>
        roots.flatMap((root) => within(root.shadowRoot ?? root, selector)),
      [document],
    );
}

/**
 * Brings an element into view and says where it is.
 * @param {typeof findAll} all
 * @param {string} what
 * @param {number} index
 */
export function boxOf(all, what, index) {
  const element = all(what)[index];
  if (!element) throw new Error(`there is no "${what}" on the page`);
  const before = element.getBoundingClientRect();
  if (before.top < 0 || before.left < 0 || before.bottom > innerHeight || before.right > innerWidth)
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

/**
 * What a pointer would hit in the middle of an element: its own test id or tag if nothing is over it.
 * @param {typeof findAll} all
 * @param {string} what
 * @param {number} index
 * @returns {string} empty when the pointer hits the element itself
 */
export function coveredBy(all, what, index) {
  const element = all(what)[index];
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit && element.contains(hit) ? '' : (hit?.outerHTML.slice(0, 120) ?? 'nothing');
}

/** Writes down what goes wrong from here on, in `__errors`; of several calls the first counts. */
export function recordErrors() {
  if ('__errors' in globalThis) return;
  /** @type {string[]} */
  const errors = [];
  Object.assign(globalThis, { __errors: errors });
  addEventListener('error', ({ message, filename }) =>
    errors.push(`error: ${message} (${filename})`),
  );
  addEventListener('unhandledrejection', ({ reason }) => errors.push(`unhandled: ${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    errors.push(`policy: ${violatedDirective} ${blockedURI}`),
  );
}
