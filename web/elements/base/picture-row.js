/** Images of a data set side by side on one canvas: a hundred canvases keep a phone busy for seconds. */
import { css, html, LitElement, nothing } from 'lit';
import { context2d, followTheme, inkOf, Painter } from './canvas.js';
import { define } from './define.js';
import { paintPictures } from './picture.js';
import { tokens } from './styles.js';

/** @typedef {import('./types.js').Picture} Picture */

/** The least space between two pictures, CSS px. */
const GAP = 3;
/** Smaller pictures are magnified, by a whole factor up to this size, CSS px. */
const SIZE = 28;

/** As many whole pictures, all of one shape, as fit in one line. Decoration: a screen reader passes over it. */
export class MlpPictureRow extends LitElement {
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

  #painter = new Painter(
    this,
    () => inkOf(this),
    (ink) => this.#paint(ink),
  );

  constructor() {
    super();
    /** @type {Picture[]} */
    this.pictures = [];
  }

  /** Of the first picture, in its own pixels: its size, the space behind it, and how many CSS px one of them is. */
  get #cell() {
    const [{ width, height }] = this.pictures;
    const scale = Math.max(1, Math.floor(SIZE / Math.max(width, height)));
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

  updated() {
    this.#painter.request();
  }

  /** @param {string} ink */
  #paint(ink) {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    const { width, gap } = this.#cell;
    const context = context2d(canvas);
    context.clearRect(0, 0, canvas.width, canvas.height);
    paintPictures(context, this.pictures, ink, width + gap);
  }
}

define('mlp-picture-row', MlpPictureRow);
