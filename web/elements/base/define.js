/** None on a server, which renders pages that import the element. */
const registry = globalThis.customElements;

/** Whether nothing is defined here: on a server, and where another copy of these scripts was before this one. */
const isIdle = !registry || registry.get('mlp-lab');

/** @param {string} name @param {CustomElementConstructor} element */
export function define(name, element) {
  if (!isIdle && !registry.get(name)) registry.define(name, element);
}
