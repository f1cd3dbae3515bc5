/** One image of a data set, pixel for pixel, and what canvases need to follow theme and size. */
import { css, html, LitElement } from 'lit';
import { tokens } from './styles.js';

/** @typedef {import('./types.js').Picture} Picture */

/**
 * Rules that make a host tell when its ink colour changes, whatever changed it: the system's
 * setting, color-scheme on some ancestor, or a --mlp-* property. A canvas cannot follow such a
 * change by itself. The animation reports hosts that are shown again after the change.
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

/** Calls repaint when the host's ink colour is another than at the last call. Needs followTheme. */
export class ThemeWatch {
  #ink = '';

  /**
   * @param {LitElement} host
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

/** Calls back when the host's size is known and whenever it changes, as long as it is on a page. */
export class SizeWatch {
  #host;
  #observer;

  /**
   * @param {LitElement} host
   * @param {(width: number) => void} resized  width: of the content, CSS px
   */
  constructor(host, resized) {
    this.#host = host;
    this.#observer = new ResizeObserver(([entry]) => resized(entry.contentRect.width));
    host.addController(this);
  }

  hostConnected() {
    this.#observer.observe(this.#host);
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

/**
 * Grey pictures are ink in the text's colour on paper; RGB pictures are shown as they are.
 *
 * Attributes: `label` (what a screen reader says; empty: decoration), `size` (CSS px of the larger
 * side; rounded down to a whole multiple of the picture, at least once its size).
 */
export class MlpPicture extends LitElement {
  static properties = {
    picture: { attribute: false },
    label: {},
    size: { type: Number },
  };

  static styles = [
    tokens,
    followTheme,
    css`
      :host {
        display: inline-block;
        line-height: 0;
        vertical-align: middle;
        background: var(--mlp-picture-paper, light-dark(#ffffff, #0b0c0e));
        border-radius: 2px;
        overflow: hidden;
      }
      canvas {
        image-rendering: pixelated;
      }
      @media (forced-colors: active) {
        canvas {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Picture | null} */
    this.picture = null;
    this.label = '';
    this.size = 28;
    new ThemeWatch(this, () => this.#paint());
  }

  render() {
    return this.label
      ? html`<canvas role="img" aria-label=${this.label}></canvas>`
      : html`<canvas aria-hidden="true"></canvas>`;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    // A change of the label may have made a new canvas, so every update paints.
    if (changed.has('picture') || changed.has('size') || changed.has('label')) this.#paint();
  }

  #paint() {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    const { width, height } = this.picture ?? { width: this.size, height: this.size };
    const scale = Math.max(1, Math.floor(this.size / Math.max(width, height)));
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${width * scale}px`;
    canvas.style.height = `${height * scale}px`;
    if (!this.picture) return;
    const context = context2d(canvas);
    context.putImageData(imageData(this.picture), 0, 0);
    if (this.picture.channels === 1) {
      context.globalCompositeOperation = 'source-in';
      context.fillStyle = getComputedStyle(this).color;
      context.fillRect(0, 0, width, height);
    }
  }
}

/**
 * Grey values become opacity, to be filled with ink; planes of colour become pixels.
 *
 * @param {Picture} picture
 */
function imageData({ pixels, width, height, channels }) {
  const image = new ImageData(width, height);
  const area = width * height;
  for (let i = 0; i < area; i++) {
    if (channels === 1) {
      image.data[4 * i + 3] = pixels[i];
    } else {
      image.data[4 * i] = pixels[i];
      image.data[4 * i + 1] = pixels[area + i];
      image.data[4 * i + 2] = pixels[2 * area + i];
      image.data[4 * i + 3] = 255;
    }
  }
  return image;
}

customElements.define('mlp-picture', MlpPicture);
