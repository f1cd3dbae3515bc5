/** Images of a data set side by side on one canvas: a hundred canvases keep a phone busy for seconds. */
import { css, html, nothing } from 'lit';
import { followTheme } from './canvas.js';
import { define } from './define.js';
import { PictureCanvas, scaleTo } from './picture.js';
import { tokens } from './styles.js';

/** @typedef {import('./types.js').Picture} Picture */

/** The least space between two pictures, CSS px. */
const GAP = 3;
/** Smaller pictures are magnified, by a whole factor up to this size, CSS px. */
const SIZE = 28;

/** As many whole pictures, all of one shape, as fit in one line. Decoration: a screen reader passes over it. */
export class MlpPictureRow extends PictureCanvas {
  static properties = { pictures: { attribute: false } };

  static styles = [
    tokens,
    followTheme,
    css`
      :host {
        line-height: 0;
      }
      /* No wider than a whole number of cells; the space behind the last one may be cut. */
      div {
        overflow: hidden;
        width: round(down, 100% + var(--gap), var(--cell));
        max-width: 100%;
      }
      canvas {
        image-rendering: pixelated;
        background: repeating-linear-gradient(
          90deg,
          var(--mlp-picture-paper, light-dark(#ffffff, #0b0c0e)) 0 calc(var(--cell) - var(--gap)),
          transparent 0 var(--cell)
        );
        forced-color-adjust: none;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Picture[]} */
    this.pictures = [];
  }

  /** Of the first picture, in its own pixels: its size, the space behind it, and how many CSS px one of them is. */
  get #cell() {
    const [{ width, height }] = this.pictures;
    const scale = scaleTo({ width, height }, SIZE);
    return { width, height, scale, gap: Math.ceil(GAP / scale) };
  }

  render() {
    if (this.pictures.length === 0) return nothing;
    const { width, height, scale, gap } = this.#cell;
    const across = this.pictures.length * (width + gap) - gap;
    return html`<div .style=${`--cell: ${(width + gap) * scale}px; --gap: ${gap * scale}px`}>
      <canvas
        aria-hidden="true"
        .width=${across}
        .height=${height}
        .style=${`width: ${across * scale}px; height: ${height * scale}px`}
      ></canvas>
    </div>`;
  }

  get painted() {
    return this.pictures;
  }

  get step() {
    const { width, gap } = this.#cell;
    return width + gap;
  }
}

define('mlp-picture-row', MlpPictureRow);
