/** Prepares the points of runs for a chart and a table. */

/** @typedef {import('../base/types.js').CurvePoint} CurvePoint */
/** @typedef {'trainCost' | 'trainErrorRate' | 'validationCost' | 'validationErrorRate'} CurveKey */
/** @typedef {{xs: number[], ys: number[]}} Line  points with ascending xs */

/**
 * The points that have this value.
 *
 * @param {CurvePoint[]} points
 * @param {CurveKey} key
 * @returns {Line}
 */
export function lineOf(points, key) {
  /** @type {Line} */
  const line = { xs: [], ys: [] };
  for (const point of points) {
    const value = point[key];
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    line.xs.push(point.epoch);
    line.ys.push(value);
  }
  return line;
}

/**
 * At most `limit` points that keep the line's look: its ends, and of each bucket between them the
 * lowest and the highest point, in their order.
 *
 * @param {Line} line
 * @param {number} limit  at least 4
 * @returns {Line}  the same object where it is short enough
 */
export function decimate(line, limit) {
  const { xs, ys } = line;
  const count = xs.length;
  if (count <= limit) return line;
  const buckets = Math.floor((limit - 2) / 2);
  const inner = count - 2;
  const kept = [0];
  for (let b = 0; b < buckets; b++) {
    const from = 1 + Math.floor((b * inner) / buckets);
    const to = 1 + Math.floor(((b + 1) * inner) / buckets);
    let low = from;
    let high = from;
    for (let i = from + 1; i < to; i++) {
      if (ys[i] < ys[low]) low = i;
      if (ys[i] > ys[high]) high = i;
    }
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  kept.push(count - 1);
  return { xs: kept.map((i) => xs[i]), ys: kept.map((i) => ys[i]) };
}

/**
 * Lines on one x axis: every x of any line once, ascending, and per line its value there or null.
 * Of several points of a line with the same x the last one counts.
 *
 * @param {Line[]} lines
 * @returns {[number[], ...(number | null)[][]]}
 */
export function align(lines) {
  const xs = [...new Set(lines.flatMap((line) => line.xs))].sort((a, b) => a - b);
  const columns = lines.map((line) => {
    let i = 0;
    return xs.map((x) => {
      let value = null;
      while (i < line.xs.length && line.xs[i] === x) value = line.ys[i++];
      return value;
    });
  });
  return [xs, ...columns];
}

/**
 * The upper end of the y axis. The error of a network starts high and falls fast; an axis with room
 * for the start would make the rest too flat to read. So the first tenth of the training does not
 * count, and the start of a line may be above the chart. Round values, so that the axis changes rarely.
 *
 * @param {Line[]} lines
 * @param {number} atLeast  a value that must be visible
 */
export function topOf(lines, atLeast) {
  const reached = Math.max(0, ...lines.map((line) => line.xs.at(-1) ?? 0));
  let highest = atLeast;
  for (const { xs, ys } of lines) {
    // The last point is always visible, so that a line that has just begun is.
    ys.forEach((y, i) => {
      if (xs[i] >= reached / 10 || i === ys.length - 1) highest = Math.max(highest, y);
    });
  }
  return niceAbove(highest * 1.02);
}

/** The next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten. @param {number} value */
function niceAbove(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8].find((nice) => nice * power >= value) ?? 10;
  return step * power;
}

/**
 * One row per epoch that is complete, with the last value of each kind within it.
 *
 * @param {CurvePoint[]} points
 * @returns {({epoch: number} & Partial<Record<CurveKey, number | null>>)[]}
 */
export function epochRows(points) {
  /** @type {Map<number, {epoch: number} & Partial<Record<CurveKey, number | null>>>} */
  const rows = new Map();
  const reached = points.at(-1)?.epoch ?? 0;
  for (const point of points) {
    const epoch = Math.ceil(point.epoch);
    if (epoch > reached) continue;
    const row = rows.get(epoch) ?? { epoch };
    rows.set(epoch, row);
    Object.assign(row, point, { epoch });
  }
  return [...rows.values()];
}
