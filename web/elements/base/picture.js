/** Images of a data set, pixel for pixel. */
import { css, html, LitElement, nothing } from 'lit';
import { define } from './define.js';
import { context2d, followTheme, inkOf, Painter } from './canvas.js';
import { tokens } from './styles.js';

/** @typedef {import('./types.js').Picture} Picture */

/**
 * A canvas with pictures of one shape side by side, pixel for pixel. Grey ones are ink in the text's colour on
 * paper; RGB pictures are shown as they are.
 */
export class PictureCanvas extends LitElement {
  #painter = new Painter(
    this,
    () => inkOf(this),
    (ink) => this.#paint(ink),
  );

  /** What is painted. @returns {Picture[]} */
  get painted() {
    return [];
  }

  /** From the left edge of one picture to that of the next, in their pixels. */
  get step() {
    return 0;
  }

  updated() {
    this.#painter.request();
  }

  /** @param {string} ink */
  #paint(ink) {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    const { painted, step } = this;
    const { width, height } = canvas;
    const context = context2d(canvas);
    context.clearRect(0, 0, width, height);
    for (const [i, picture] of painted.entries()) {
      context.putImageData(imageData(picture), i * step, 0);
    }
    if (painted[0]?.channels !== 1) return;
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = ink;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'source-over';
  }
}

/**
 * How many CSS px a pixel of a picture is: a whole number of them.
 * @param {{width: number, height: number}} picture
 * @param {number} size  of its larger side, CSS px, where it is not larger itself
 */
export const scaleTo = ({ width, height }, size) =>
  Math.max(1, Math.floor(size / Math.max(width, height)));

/**
 * One picture. Attributes: `label` (what a screen reader says; empty: decoration), `size` (CSS px of the larger
 * side; rounded down to a whole multiple of the picture, at least once its size).
 */
export class MlpPicture extends PictureCanvas {
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
  }

  render() {
    const { label, size } = this;
    const shape = this.picture ?? { width: size, height: size };
    const { width, height } = shape;
    const scale = scaleTo(shape, size);
    return html`<canvas
      role=${label ? 'img' : nothing}
      aria-label=${label || nothing}
      aria-hidden=${label ? nothing : 'true'}
      .width=${width}
      .height=${height}
      .style=${`width: ${width * scale}px; height: ${height * scale}px`}
    ></canvas>`;
  }

  get painted() {
    return this.picture ? [this.picture] : [];
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

define('mlp-picture', MlpPicture);
