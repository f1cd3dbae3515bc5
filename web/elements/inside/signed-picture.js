/** Values above and below zero as an image. */
import { css, html, LitElement } from 'lit';
import { define } from '../base/define.js';
import { context2d, followTheme, Painter } from '../base/canvas.js';
import { tokens } from '../base/styles.js';
import {
  colourProbes,
  colourStyles,
  paintWeights,
  robustMaximum,
  signedColours,
} from '../base/weight-picture.js';

/**
 * Properties: `values` (Float32Array, [height][width]), `width`, `height`, `size` (CSS px of the larger side,
 * rounded down to a multiple), `label` (for screen readers).
 */
export class MlpSignedPicture extends LitElement {
  static properties = {
    values: { attribute: false },
    width: { type: Number },
    height: { type: Number },
    size: { type: Number },
    label: {},
  };

  static styles = [
    tokens,
    followTheme,
    signedColours,
    css`
      :host {
        display: inline-block;
        line-height: 0;
      }
      canvas {
        image-rendering: pixelated;
        outline: 1px solid var(--line);
        forced-color-adjust: none;
      }
    `,
  ];

  #painter = new Painter(
    this,
    () => colourStyles(this.renderRoot),
    (colours) => this.#paint(colours),
  );

  constructor() {
    super();
    this.values = new Float32Array();
    this.width = 1;
    this.height = 1;
    this.size = 28;
    this.label = '';
  }

  render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas>${colourProbes}`;
  }

  updated() {
    this.#painter.request();
  }

  /** @param {import('../base/weight-picture.js').Colours} colours */
  #paint({ signed }) {
    const canvas = this.renderRoot.querySelector('canvas');
    const { values, width, height, size } = this;
    if (!canvas || values.length !== width * height) return;
    const scale = Math.max(1, Math.floor(size / Math.max(width, height)));
    Object.assign(canvas, { width, height });
    canvas.style.width = `${width * scale}px`;
    canvas.style.height = `${height * scale}px`;
    const image = new ImageData(width, height);
    paintWeights(image, values, 1, robustMaximum([values]), signed);
    context2d(canvas).putImageData(image, 0, 0);
  }
}

/**
 * Of colour images, the sum of a pixel's three values.
 * @param {Float32Array} products  [channels][height][width]
 * @param {{height: number, width: number, channels: number}} shape
 */
export function summed(products, { height, width, channels }) {
  if (channels === 1) return products;
  const area = height * width;
  return Float32Array.from(
    { length: area },
    (_, i) => products[i] + products[area + i] + products[2 * area + i],
  );
}

define('mlp-signed-picture', MlpSignedPicture);
