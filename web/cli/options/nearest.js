import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant.
 *
 * @param {string} typed
 * @param {string[]} names
 * @returns {string} '' when none is near: more than a third of the letters would have to change
 */
export function nearest(typed, names) {
  const word = typed.toLowerCase();
  // A word that was cut short is its only continuation, however long.
  const longer = names.filter((name) => word.length >= 3 && name.startsWith(word));
  if (longer.length === 1) return longer[0];
  const ranked = names
    .map((name) => ({ name, changes: distance(word, name) }))
    .sort((a, b) => a.changes - b.changes);
  const [best] = ranked;
  const limit = Math.max(1, Math.ceil(Math.max(word.length, best.name.length) / 3));
  return best.changes <= limit ? best.name : '';
}
