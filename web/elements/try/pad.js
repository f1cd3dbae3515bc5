/** A drawing pad for mouse, pen, finger or keys, and the image that the network sees. */
import { html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { commandOf, KeyPen } from './pad-keys.js';
import { PadStrokes, SIDE } from './pad-strokes.js';
import '../base/picture.js';
import { context2d, followTheme, inkOf, Painter, SizeWatch } from '../base/canvas.js';
import { send } from '../base/send.js';
import { strings } from '../../i18n/en/watch.js';
import { controls, tokens } from '../base/styles.js';
import { padStyles } from './pad-styles.js';

const text = strings.pad;

/** Width of the pen in the pad's units: that of MNIST's strokes in a digit that fills the pad. */
const PEN = 26;

/**
 * What drawing is made of, and the wheel. It ends at the pad: slides and carousels would take a stroke
 * for a swipe.
 */
const GESTURES = [
  ...['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'mousedown', 'wheel'],
  ...['touchstart', 'touchmove', 'touchend', 'touchcancel'],
];

/** Side of the network's image. */
const SEEN = 28;

/**
 * Properties: `seen` (Uint8Array that the network sees, or null) and its `shape`, `disabled`. Event:
 * `strokes-change` {strokes: Float32Array[]}, each x0, y0, x1, y1, ... in 0 to 280, y down. Methods:
 * `clear()`, `load(strokes)`.
 */
export class MlpPad extends Panel {
  static properties = {
    seen: { attribute: false },
    shape: { attribute: false },
    disabled: { type: Boolean, reflect: true },
    _empty: { state: true },
    _said: { state: true },
  };

  static styles = [tokens, controls, followTheme, padStyles];

  #drawing = new PadStrokes();
  /** The pointer that draws; others are ignored until it is up. @type {number | null} */
  #pointer = null;
  /** Whether that pointer is a pen. */
  #isPen = false;
  #pen = new KeyPen(this.#drawing);
  #frame = 0;
  #changed = false;

  #painter = new Painter(
    this,
    () => this.#readLook(),
    (look) => this.#paint(look),
  );

  constructor() {
    super();
    /** @type {Uint8Array | null} */
    this.seen = null;
    /** Of `seen`, if it is of another size. @type {{height: number, width: number} | undefined} */
    this.shape = undefined;
    this.disabled = false;
    this._empty = true;
    this._said = '';
    new SizeWatch(this, () => this.#schedule(false));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  firstUpdated() {
    // iOS scrolls and zooms on touches in spite of touch-action, unless their default is prevented.
    const refuse = (/** @type {Event} */ event) => event.cancelable && event.preventDefault();
    for (const type of ['touchstart', 'touchmove']) {
      this.#canvas.addEventListener(type, refuse, { passive: false });
    }
    for (const type of GESTURES)
      this.#canvas.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    this.#painter.request();
  }

  render() {
    const { seen, disabled, _empty } = this;
    const picture = seen && { pixels: seen, height: SEEN, width: SEEN, channels: 1, ...this.shape };
    return html`
      <div class="layout">
        <div class="surface">
          <canvas
            data-testid="pad"
            role="application"
            tabindex=${disabled ? -1 : 0}
            aria-label=${text.label}
            aria-describedby="keys"
            aria-disabled=${disabled}
            @pointerdown=${this.#onDown}
            @pointermove=${this.#onMove}
            @pointerup=${this.#onUp}
            @pointercancel=${this.#onUp}
            @lostpointercapture=${this.#onUp}
            @keydown=${this.#onKey}
            @blur=${this.#onBlur}
          ></canvas>
          ${_empty ? html`<span class="hint">${text.hint}</span>` : nothing}
        </div>
        <div class="side">
          <figure>
            <div class="seen" data-testid="pad-input">
              ${
                picture
                  ? html`<mlp-picture
                      .picture=${picture}
                      size="112"
                      label=${_empty ? text.nothingSeen : text.seenLabel}
                    ></mlp-picture>`
                  : nothing
              }
            </div>
            <figcaption class="small soft">${text.seen}</figcaption>
          </figure>
          <div class="buttons">
            <button ?disabled=${disabled || _empty} @click=${this.#undo}>${text.undo}</button>
            <button
              data-testid="pad-clear"
              ?disabled=${disabled || _empty}
              @click=${() => this.#clear()}
            >
              ${text.clear}
            </button>
          </div>
        </div>
      </div>
      <p class="keys small soft" id="keys">${text.keys}</p>
      <span class="probe" hidden></span>
      <span class="visually-hidden" role="status">${this._said}</span>
    `;
  }

  /** Empties the pad and sends the event. */
  clear() {
    this.#clear();
  }

  /**
   * Replaces the drawing and sends the event.
   *
   * @param {Iterable<ArrayLike<number>>} strokes  as `strokes-change` gives them
   */
  load(strokes) {
    this.#letGo();
    this.#drawing.load(strokes);
    this.#schedule(true);
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
  }

  /** Where a pointer is, in the pad's units. @param {PointerEvent} event @param {DOMRect} box */
  #position({ clientX, clientY }, box) {
    return /** @type {const} */ ([
      ((clientX - box.left) / box.width) * SIDE,
      ((clientY - box.top) / box.height) * SIDE,
    ]);
  }

  /** @param {PointerEvent} event */
  #onDown(event) {
    const isPen = event.pointerType === 'pen';
    if (this.disabled || !event.isPrimary || event.button !== 0) return;
    if (this.#pointer !== null) {
      // A palm often lands before its pen: the pen draws, and what the palm drew goes.
      if (!isPen || this.#isPen) return;
      this.#drawing.undo();
    }
    this.#pointer = event.pointerId;
    this.#isPen = isPen;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pen.hide();
    this.#drawing.begin(...this.#position(event, this.#canvas.getBoundingClientRect()));
    this.#schedule(true);
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (event.pointerId !== this.#pointer) return;
    const box = this.#canvas.getBoundingClientRect();
    const between = event.getCoalescedEvents?.() ?? [];
    let grew = false;
    // Some browsers give an empty list for an event that has no merged events.
    for (const part of between.length ? between : [event]) {
      grew = this.#drawing.extend(...this.#position(part, box)) || grew;
    }
    if (grew) this.#schedule(true);
  }

  /** Also when the pointer is cancelled: the drawing stays. @param {PointerEvent} event */
  #onUp(event) {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = null;
    this.#drawing.end();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (this.disabled) return;
    const command = commandOf(event);
    if (command === 'undo') this.#undo();
    else if (command === 'clear') this.#clear();
    else if (command === 'pen') this.#togglePen();
    else if (command === 'move') this.#schedule(this.#pen.move(event));
    else return;
    event.preventDefault();
  }

  #togglePen() {
    if (this.#pointer !== null) return;
    this.#pen.toggle();
    this._said = this.#pen.down ? text.penDown : text.penUp;
    this.#schedule(this.#pen.down);
  }

  #onBlur() {
    this.#pen.hide();
    this.#schedule(false);
  }

  #letGo() {
    this.#pointer = null;
    this.#pen.down = false;
  }

  #undo() {
    this.#letGo();
    if (this.#drawing.undo()) this.#schedule(true);
  }

  #clear() {
    this.#letGo();
    if (!this.#drawing.clear()) return;
    this._said = text.cleared;
    this.#schedule(true);
  }

  /** At the next frame, draws and sends the event of changed strokes. @param {boolean} changed */
  #schedule(changed) {
    this.#changed ||= changed;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this._empty = this.#drawing.empty;
      this.#painter.request();
      if (!this.#changed) return;
      this.#changed = false;
      send(this, 'strokes-change', { strokes: this.#drawing.toArrays() });
    });
  }

  #readLook() {
    const probe = this.renderRoot.querySelector('.probe');
    return { ink: inkOf(this), pen: probe && inkOf(probe), width: this.#canvas?.clientWidth ?? 0 };
  }

  /** @param {{ink: string, pen: string | null, width: number}} look */
  #paint({ ink, pen, width }) {
    const canvas = this.#canvas;
    const side = Math.round(width * devicePixelRatio);
    if (!side) return;
    if (canvas.width !== side) canvas.width = canvas.height = side;
    const context = context2d(canvas);
    context.setTransform(side / SIDE, 0, 0, side / SIDE, 0, 0);
    context.clearRect(0, 0, SIDE, SIDE);
    Object.assign(context, {
      strokeStyle: ink,
      lineWidth: PEN,
      lineCap: 'round',
      lineJoin: 'round',
    });
    for (const stroke of this.#drawing.strokes) {
      tracePath(context, stroke);
      context.stroke();
    }
    if (pen && this.#pen.shown) this.#pen.paint(context, pen, PEN);
  }
}

/**
 * A smooth path through the points: curves between their midpoints, with the points as controls.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {readonly number[]} stroke
 */
function tracePath(context, stroke) {
  const [x0, y0] = stroke;
  context.beginPath();
  context.moveTo(x0, y0);
  for (let i = 2; i + 3 < stroke.length; i += 2) {
    const [x, y, nextX, nextY] = stroke.slice(i, i + 4);
    context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  const [endX, endY] = stroke.slice(-2);
  context.lineTo(endX + 0.01, endY); // a line without length draws no dot
}

define('mlp-pad', MlpPad);
