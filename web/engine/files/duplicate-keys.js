/** JSON whose meaning depends on who reads it. */

/**
 * Whether any object in a JSON text names a key twice. JSON.parse silently takes the last one,
 * and other readers take the first: two programs would read two different models from one file.
 *
 * @param {string} text  valid JSON
 */
export function hasDuplicateKeys(text) {
  /** @type {(Set<string> | null)[]} the open objects' keys, null for an open list */
  const open = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(null);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const begin = i;
      for (i++; text[i] !== '"'; i++) if (text[i] === '\\') i++;
      let next = i + 1;
      while (' \t\n\r'.includes(text[next])) next++;
      if (text[next] === ':') {
        const keys = /** @type {Set<string>} */ (open.at(-1));
        const key = JSON.parse(text.slice(begin, i + 1));
        if (keys.has(key)) return true;
        keys.add(key);
      }
    }
  }
  return false;
}
