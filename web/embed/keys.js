/**
 * Keys that the lab uses end at its edge. Outside of a shadow root every key seems to come from the
 * element itself, so a site cannot see that its reader types in a field, and would take the letters for
 * its own shortcuts.
 */

/** What takes every key: fields, and what keys draw in, scroll or walk through. */
const FIELDS = 'input, select, textarea, [tabindex="0"]';

/** What is pressed by Enter and the space bar. */
const BUTTONS = 'a, button, summary';

/**
 * Whether the lab uses a key. Tab always goes on, since a dialog around the lab may keep the focus in
 * itself, and so do shortcuts by Ctrl, Meta or F1 to F24 that no field knows.
 * @param {KeyboardEvent} event
 */
function isUsed(event) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (event.defaultPrevented) return true;
  const target = /** @type {Element} */ (event.composedPath()[0]);
  if (target.matches(BUTTONS)) return key === 'Enter' || key === ' ';
  if (!target.matches(FIELDS) || /^(Tab|F\d+)$/.test(key)) return false;
  // Ctrl and Alt together are AltGr, which types.
  return !(ctrlKey || metaKey) || altKey || key.length > 1 || /[acvxyz]/i.test(key);
}

/**
 * Keeps the keys that the lab uses from the page around it.
 * @param {ShadowRoot} root  of the element
 */
export function keepKeys(root) {
  /** Keys that are down and whose keydown stopped here: then the rest of the press does, too. */
  const held = new Set();
  for (const type of ['keydown', 'keypress', 'keyup'])
    root.addEventListener(type, (event) => {
      const { code } = /** @type {KeyboardEvent} */ (event);
      if (type === 'keydown') held[isUsed(/** @type {any} */ (event)) ? 'add' : 'delete'](code);
      if (held.has(code)) event.stopPropagation();
      if (type === 'keyup') held.delete(code);
    });
}
