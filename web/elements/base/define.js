/** Whether another copy of these scripts was here before this one, which then defines nothing. */
const isSecond = Boolean(customElements.get('mlp-lab'));

/** @param {string} name @param {CustomElementConstructor} element */
export function define(name, element) {
  if (!isSecond && !customElements.get(name)) customElements.define(name, element);
}
