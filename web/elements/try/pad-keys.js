/** Drawing by keyboard: the commands of the keys, and the pen that they move. */
import { SIDE } from './pad-strokes.js';

/** One step of the pen. */
const STEP = SIDE / 28;

/** How many steps it moves with Shift. */
const STRIDE = 4;

/**
 * Where a key moves the pen.
 * @type {Record<string, [number, number]>}
 */
const MOVES = {
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
};

/** @param {KeyboardEvent} event @returns {'undo' | 'clear' | 'pen' | 'move' | null} */
export function commandOf({ key, ctrlKey, metaKey, altKey }) {
  if (key.toLowerCase() === 'z' && (ctrlKey || metaKey)) return 'undo';
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Escape') return 'clear';
  if (key === ' ') return 'pen';
  return Object.hasOwn(MOVES, key) ? 'move' : null;
}

export class KeyPen {
  x = SIDE / 2;
  y = SIDE / 2;
  down = false;
  shown = false;
  #drawing;

  /** @param {import('./pad-strokes.js').PadStrokes} drawing */
  constructor(drawing) {
    this.#drawing = drawing;
  }

  /** Sets the pen down or lifts it. */
  toggle() {
    this.down = !this.down;
    this.shown = true;
    if (this.down) this.#drawing.begin(this.x, this.y);
    else this.#drawing.end();
  }

  /** @param {KeyboardEvent} event  a 'move' @returns {boolean} whether it drew */
  move({ key, shiftKey }) {
    const [dx, dy] = MOVES[key];
    const times = shiftKey ? STRIDE : 1;
    this.x = Math.min(SIDE, Math.max(0, this.x + dx * times));
    this.y = Math.min(SIDE, Math.max(0, this.y + dy * times));
    this.shown = true;
    return this.down && this.#drawing.extend(this.x, this.y);
  }

  /** Hides the pen. */
  hide() {
    if (this.down) this.#drawing.end();
    this.down = this.shown = false;
  }

  /**
   * A ring, bold while the pen is down.
   *
   * @param {CanvasRenderingContext2D} context
   * @param {string} colour
   * @param {number} width
   */
  paint(context, colour, width) {
    context.strokeStyle = colour;
    context.lineWidth = this.down ? 7 : 3;
    context.beginPath();
    context.arc(this.x, this.y, width / 2, 0, 2 * Math.PI);
    context.stroke();
  }
}
