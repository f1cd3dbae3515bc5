/**
 * The name that was probably meant.
 *
 * @param {string} typed
 * @param {string[]} names
 * @returns {string} '' when none is near: more than a third of the letters would have to change
 */
export function nearest(typed, names) {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  // A word that was cut short is its only continuation, however long.
  const longer = names.filter((name) => typed.length >= 3 && name.startsWith(typed));
  if (longer.length === 1) return longer[0];
  const limit = Math.max(1, Math.ceil(Math.max(typed.length, best.name.length) / 3));
  return best.distance <= limit ? best.name : '';
}

/**
 * Letters to insert, delete, replace or swap with their neighbour to get from a to b.
 *
 * @param {string} a
 * @param {string} b
 */
function editDistance(a, b) {
  /** @type {number[][]} */
  const cost = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) cost[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      cost[i][j] = Math.min(
        cost[i - 1][j] + 1,
        cost[i][j - 1] + 1,
        cost[i - 1][j - 1] + change,
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? cost[i - 2][j - 2] + 1
          : Infinity,
      );
    }
  }
  return cost[a.length][b.length];
}
