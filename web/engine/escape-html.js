/**
 * A value as text of an HTML file: in an element, or in an attribute within quotes.
 * @param {unknown} value
 */
export const escapeHtml = (value) =>
  String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
