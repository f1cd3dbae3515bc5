/** The strokes on the pad, without any display: in units of 1/280 of its side. */

/** The pad's side in its own units. */
export const SIDE = 280;

/** Points nearer than this to the previous one are left out. */
const NEAR = 0.5;

/** @typedef {number[]} Stroke  x0, y0, x1, y1, ... with y down */

export class PadStrokes {
  /** @type {Stroke[]} */
  #strokes = [];
  #open = false;

  /** All strokes, also the one being drawn. @returns {readonly Stroke[]} */
  get strokes() {
    return this.#strokes;
  }

  /** Whether a stroke is being drawn. */
  get open() {
    return this.#open;
  }

  get empty() {
    return this.#strokes.length === 0;
  }

  /**
   * Starts a stroke; one that is still open ends where it is.
   *
   * @param {number} x  values beyond the pad are moved to its edge
   * @param {number} y
   */
  begin(x, y) {
    this.#strokes.push([clamp(x), clamp(y)]);
    this.#open = true;
  }

  /**
   * Continues the stroke to a point.
   *
   * @param {number} x
   * @param {number} y
   * @returns {boolean} whether the stroke got a point: one is open, and the point is not too near
   */
  extend(x, y) {
    const stroke = this.#strokes.at(-1);
    if (!this.#open || !stroke) return false;
    const [toX, toY] = [clamp(x), clamp(y)];
    const [fromX, fromY] = stroke.slice(-2);
    if (Math.hypot(toX - fromX, toY - fromY) < NEAR) return false;
    stroke.push(toX, toY);
    return true;
  }

  end() {
    this.#open = false;
  }

  /** Removes the last stroke. @returns {boolean} whether there was one */
  undo() {
    this.#open = false;
    return this.#strokes.pop() !== undefined;
  }

  /** @returns {boolean} whether there was anything */
  clear() {
    const had = !this.empty;
    this.#strokes = [];
    this.#open = false;
    return had;
  }

  /**
   * Replaces everything.
   *
   * @param {Iterable<ArrayLike<number>>} strokes  as toArrays gives them; those without a point are
   *   left out
   */
  load(strokes) {
    this.#strokes = Array.from(strokes, (stroke) => Array.from(stroke, clamp)).filter(
      (stroke) => stroke.length >= 2,
    );
    this.#open = false;
  }

  /** Copies, which the caller may keep or transfer. @returns {Float32Array[]} */
  toArrays() {
    return this.#strokes.map((stroke) => new Float32Array(stroke));
  }
}

/** @param {number} value */
function clamp(value) {
  return Math.min(SIDE, Math.max(0, value));
}
