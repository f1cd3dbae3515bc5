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

/** Calls repaint when the host's ink colour has changed since the last call. Needs followTheme. */
export class ThemeWatch {
  #ink = '';

  /**
   * @param {import('lit').LitElement} host
   * @param {() => void} repaint
   */
  constructor(host, repaint) {
    const check = () => {
      const ink = getComputedStyle(host).color;
      if (ink === this.#ink) return;
      this.#ink = ink;
      repaint();
    };
    host.addEventListener('transitionend', check);
    host.addEventListener('animationstart', check);
  }
}

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
    this.#observer = new ResizeObserver(([entry]) => resized(entry.contentRect.width));
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
