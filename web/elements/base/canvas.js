/** Lets canvases follow the theme and their size. */
import { css } from 'lit';

/**
 * Rules that cause an event when the host's ink colour changes: by the system's setting, by
 * color-scheme on an ancestor, or by a --mlp-* property. A canvas cannot follow such a change by itself.
 * The animation causes an event when a host is shown again after the change.
 */
export const followTheme = css`
  :host {
    transition: color 1ms;
    animation: mlp-shown 1ms;
  }
  @keyframes mlp-shown {
    from {
      outline-offset: 0;
    }
  }
`;

/** Those that paint before the browser goes on. @type {Set<Painter<any>>} */
const due = new Set();

/** First everything that reads styles, then everything that changes them: a reading in between lays out the page. */
function paintAll() {
  const paints = [...due].map((painter) => painter.look());
  due.clear();
  for (const paint of paints) paint();
}

/**
 * Paints the canvases of a host when asked to, and when the host's ink colour has changed. Needs
 * followTheme.
 * @template Look
 */
export class Painter {
  /**
   * @param {import('lit').LitElement} host
   * @param {() => Look | null} read  gives what the painting needs of styles and sizes, and changes nothing;
   *   null: there is nothing to paint
   * @param {(look: Look) => void} paint  reads no styles and sizes
   */
  constructor(host, read, paint) {
    let ink = '';
    /** Reads; what it gives paints. @returns {() => void} */
    this.look = () => {
      ink = inkOf(host);
      const look = read();
      return () => look && paint(look);
    };
    const check = () => ink === inkOf(host) || this.request();
    host.addEventListener('transitionend', check);
    host.addEventListener('animationstart', check);
  }

  request() {
    if (due.size === 0) queueMicrotask(paintAll);
    due.add(this);
  }
}

/** The colour of what is drawn on a host. @param {Element} host */
export const inkOf = (host) => getComputedStyle(host).color;

/** Calls back with the first size and with every change, while the host is on a page. */
export class SizeWatch {
  #element;
  #observer;

  /**
   * @param {import('lit').LitElement} host
   * @param {(width: number) => void} resized  width: of the content, CSS px
   * @param {Element} [element]  whose size it is, if not the host's
   */
  constructor(host, resized, element = host) {
    this.#element = element;
    // Not at once: what is drawn then may change the size of others, which an engine reports as an error.
    this.#observer = new ResizeObserver(([entry]) =>
      setTimeout(() => resized(entry.contentRect.width)),
    );
    host.addController(this);
  }

  hostConnected() {
    this.#observer.observe(this.#element);
  }

  hostDisconnected() {
    this.#observer.disconnect();
  }
}

/** @type {CanvasRenderingContext2D | null} */
let probe = null;

/**
 * Red, green and blue, 0 to 255, of a colour in any of CSS's notations.
 *
 * @param {string} colour
 */
export function rgbOf(colour) {
  if (!probe) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    probe = context2d(canvas, { willReadFrequently: true });
    probe.globalCompositeOperation = 'copy';
  }
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  return probe.getImageData(0, 0, 1, 1).data;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2DSettings} [settings]
 */
export function context2d(canvas, settings) {
  const context = canvas.getContext('2d', settings);
  if (!context) throw new Error('This browser gives no 2D canvas; reload the page.');
  return context;
}
