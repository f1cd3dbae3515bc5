/** Where the images of a map lie on its canvas, and which is next to which. */

/** @typedef {{x: number, y: number}} Point  CSS px */

/** Room around the outermost points, CSS px. */
const MARGIN = 12;

/** One scale for both directions, so that distances can be compared. @param {ArrayLike<number>[]} scores  [2][image] @param {number} width @param {number} height @returns {Point[]} */
export function pointsOf([across, up], width, height) {
  const ends = (/** @type {ArrayLike<number>} */ values) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < values.length; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return { middle: (low + high) / 2, span: high - low };
  };
  const [x, y] = [ends(across), ends(up)];
  const scale = Math.min(
    (width - 2 * MARGIN) / (x.span || 1),
    (height - 2 * MARGIN) / (y.span || 1),
  );
  return Array.from(across, (value, i) => ({
    x: width / 2 + (value - x.middle) * scale,
    y: height / 2 - (up[i] - y.middle) * scale,
  }));
}

/** @param {Point[]} points @param {Point} place @param {number} most  distance @returns {number} the nearest one's index, -1 if none is that near */
export function nearest(points, place, most) {
  let [best, distance] = [-1, most * most];
  points.forEach(({ x, y }, i) => {
    const square = (x - place.x) ** 2 + (y - place.y) ** 2;
    if (square < distance) [best, distance] = [i, square];
  });
  return best;
}

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Where a key leads from an image.
 * @param {Point[]} points
 * @param {boolean[]} wrong  [image] whether it is a mistake
 * @param {number} from
 * @param {string} key
 * @returns {number | null} an image's index; null for a key that leads nowhere
 */
export function stepFrom(points, wrong, from, key) {
  if (key === 'Home') return 0;
  if (key === 'End') return points.length - 1;
  if (key === 'PageDown' || key === 'PageUp') {
    const way = key === 'PageDown' ? 1 : -1;
    for (let n = 1; n <= points.length; n++) {
      const at = (from + way * n + points.length * n) % points.length;
      if (wrong[at]) return at;
    }
    return null;
  }
  const way = WAYS[key];
  if (!way) return null;
  // The nearest in a quarter of all directions; what is aside counts as farther.
  let [best, least] = [-1, Infinity];
  points.forEach(({ x, y }, i) => {
    const [right, down] = [x - points[from].x, y - points[from].y];
    const ahead = right * way[0] + down * way[1];
    const aside = Math.abs(right * way[1]) + Math.abs(down * way[0]);
    if (ahead <= 0 || aside > ahead) return;
    const distance = ahead + 2 * aside;
    if (distance < least) [best, least] = [i, distance];
  });
  return best < 0 ? null : best;
}
