/**
 * Tells who uses an element, also across the borders of shadow trees, what happened in it.
 *
 * @param {HTMLElement} element
 * @param {string} type
 * @param {object} [detail]
 */
export function send(element, type, detail) {
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
