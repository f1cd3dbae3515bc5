/**
 * Sends an event of an element, which also leaves shadow trees.
 *
 * @param {HTMLElement} element
 * @param {string} type
 * @param {object} [detail]
 */
export function send(element, type, detail) {
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
