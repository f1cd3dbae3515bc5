/** One image of a data set, pixel for pixel. */
import { css, html, LitElement, nothing } from 'lit';
import { define } from './define.js';
import { context2d, followTheme, inkOf, Painter } from './canvas.js';
import { tokens } from './styles.js';

/** @typedef {import('./types.js').Picture} Picture */

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

  #painter = new Painter(
    this,
    () => inkOf(this),
    (ink) => this.#paint(ink),
  );

  constructor() {
    super();
    /** @type {Picture | null} */
    this.picture = null;
    this.label = '';
    this.size = 28;
  }

  render() {
    const { label, size } = this;
    const { width, height } = this.picture ?? { width: size, height: size };
    const scale = Math.max(1, Math.floor(size / Math.max(width, height)));
    return html`<canvas
      role=${label ? 'img' : nothing}
      aria-label=${label || nothing}
      aria-hidden=${label ? nothing : 'true'}
      .width=${width}
      .height=${height}
      .style=${`width: ${width * scale}px; height: ${height * scale}px`}
    ></canvas>`;
  }

  updated() {
    this.#painter.request();
  }

  /** @param {string} ink */
  #paint(ink) {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    const context = context2d(canvas);
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (this.picture) paintPictures(context, [this.picture], ink);
  }
}

/**
 * Paints pictures of one shape side by side, pixel for pixel, on an empty canvas.
 * @param {CanvasRenderingContext2D} context
 * @param {Picture[]} pictures
 * @param {string} ink  of grey pictures
 * @param {number} [step]  from one left edge to the next, pixels
 */
export function paintPictures(context, pictures, ink, step = 0) {
  for (const [i, picture] of pictures.entries()) {
    context.putImageData(imageData(picture), i * step, 0);
  }
  if (pictures[0].channels > 1) return;
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = ink;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.globalCompositeOperation = 'source-over';
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

define('mlp-picture', MlpPicture);
