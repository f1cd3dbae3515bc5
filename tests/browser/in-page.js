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

/**
 * Waits until an element stays where it is from one frame to the next.
 * @param {typeof findAll} all
 * @param {typeof boxOf} box
 * @param {typeof coveredBy} covered
 * @param {typeof watchPress | null} watch  called then, before anything else can happen
 * @param {string} what
 * @param {number} index
 * @returns {Promise<{left: number, top: number, width: number, height: number, cover: string} | null>}
 *   null for one that moved in every frame of many
 */
export async function aim(all, box, covered, watch, what, index) {
  let before = box(all, what, index);
  for (let frame = 0; frame < 100; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = box(all, what, index);
    if (now.left === before.left && now.top === before.top) {
      const cover = covered(all, what, index);
      watch?.(all, what, index);
      return { ...now, cover };
    }
    before = now;
  }
  return null;
}

/**
 * Waits for a frame and the task after it: until then, elements may have been told something and not drawn
 * it, and a person would have seen nothing yet. A hidden page gets no frames.
 */
export async function drawn() {
  const next = document.hidden ? queueMicrotask : requestAnimationFrame;
  await new Promise((resolve) => next(() => setTimeout(resolve)));
}

/**
 * Looks again and again for something, which costs less than being asked again and again; the longer
 * it waits, the seldomer. A look that throws found nothing yet: what it reads of an element is not there
 * before the element is.
 * @template T
 * @param {typeof drawn} draw  what it waits for once it has found something
 * @param {(...args: any[]) => T | Promise<T>} look
 * @param {any[]} args
 * @param {number} ms  after which it gives what there is
 * @returns {Promise<{value?: T, error?: string}>}  of the last look
 */
export async function keepLooking(draw, look, args, ms) {
  const begin = performance.now();
  for (;;) {
    const found = await Promise.resolve()
      .then(() => look(...args))
      .then(
        (value) => ({ value }),
        (error) => ({ error: String(error) }),
      );
    const isFound = 'value' in found && Boolean(found.value);
    if (isFound) await draw();
    const waited = performance.now() - begin;
    if (isFound || waited > ms) return found;
    await new Promise((resolve) => setTimeout(resolve, Math.min(40, 10 + waited / 20)));
  }
}

/**
 * Watches whether the next press hits an element. One that does not reaches nothing.
 * @param {typeof findAll} all
 * @param {string} what
 * @param {number} index
 */
export function watchPress(all, what, index) {
  const element = all(what)[index];
  const kinds = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
  const watch = { isHit: false, end: () => {} };
  /** @param {Event} event */
  const look = (event) => {
    // What a press does may take the element away before it is let go.
    if (event.type === 'pointerdown') watch.isHit = event.composedPath().includes(element);
    if (watch.isHit) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  for (const kind of kinds) addEventListener(kind, look, { capture: true });
  // By name and not by a signal: a test counts the listeners that are added and removed.
  watch.end = () => kinds.forEach((kind) => removeEventListener(kind, look, { capture: true }));
  Object.assign(globalThis, { __press: watch });
}

/** @returns {boolean} whether the press hit; on a page that it led to, there is nothing to ask */
export function endWatch() {
  const page = /** @type {any} */ (globalThis);
  const watch = page.__press;
  // It would keep the element alive, which some tests want gone.
  page.__press = undefined;
  watch?.end();
  return watch?.isHit ?? true;
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
  addEventListener('securitypolicyviolation', (event) => {
    try {
      errors.push(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    } catch {
      // Firefox denies the fields of an event to a page that is being left.
    }
  });
}
