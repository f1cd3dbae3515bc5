/** The weights of the first layer: one image per unit, and their change in training. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { context2d, followTheme, Painter, SizeWatch } from '../base/canvas.js';
import { strings } from '../../i18n/en/watch.js';
import { controls, tokens } from '../base/styles.js';
import {
  colourProbes,
  colourStyles,
  paintWeights,
  robustMaximum,
  signedColours,
} from '../base/weight-picture.js';

const text = strings.weights;

/** How many pictures are shown until somebody asks for all. */
const FIRST = 64;

/** A line between two pictures, in weights. */
const SPACE = 1;

/** Pictures grow to whole multiples of their size while all together are at most this high, CSS px. */
const ROOM = 420;

/** @typedef {'now' | 'start' | 'moved'} View */

/**
 * Properties: `images` (Float32Array[], [channels][height][width] per unit), `height`,
 * `width`, `channels`, `previous` (the same at the start of training, or null).
 */
export class MlpWeights extends Panel {
  static properties = {
    images: { attribute: false },
    previous: { attribute: false },
    height: { type: Number },
    width: { type: Number },
    channels: { type: Number },
    _view: { state: true },
    _all: { state: true },
    _available: { state: true },
  };

  static styles = [
    tokens,
    controls,
    followTheme,
    signedColours,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px var(--gap);
        margin-bottom: 8px;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        min-height: 28px;
      }
      input {
        min-height: 0;
        margin: 0;
        accent-color: var(--accent);
      }
      canvas {
        display: block;
        image-rendering: pixelated;
        forced-color-adjust: none;
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        margin: 8px 0 0;
      }
      .ramp {
        width: 96px;
        height: 10px;
        border: 1px solid var(--line);
        background: linear-gradient(to right, var(--less), var(--paper), var(--more));
        forced-color-adjust: none;
      }
      button {
        margin-top: 8px;
      }
      @media (pointer: coarse) {
        label {
          min-height: 40px;
        }
      }
    `,
  ];

  /** @type {Float32Array[]} */
  #shown = [];
  /** The weight that has the full colour; the same in all pictures. */
  #maximum = 0;

  #painter = new Painter(
    this,
    () => colourStyles(this.renderRoot),
    (colours) => this.#paint(colours),
  );

  constructor() {
    super();
    /** @type {Float32Array[]} */
    this.images = [];
    /** @type {Float32Array[] | null} */
    this.previous = null;
    this.height = 28;
    this.width = 28;
    this.channels = 1;
    /** @type {View} */
    this._view = 'now';
    this._all = false;
    this._available = 0;
    new SizeWatch(this, (width) => (this._available = width));
  }

  willUpdate() {
    if (!this.previous) this._view = 'now';
    this.#shown = this.#select();
    this.#maximum = robustMaximum(this.#shown);
  }

  updated() {
    this.#painter.request();
  }

  render() {
    const { images } = this;
    if (images.length === 0) {
      return html`<header><h2>${text.heading}</h2></header>
        <p class="soft">${text.nothing}</p>`;
    }
    const isColour = this.channels === 3;
    const scale = text.scale(this.#maximum);
    const views = { now: text.now, start: text.start, moved: text.moved };
    return html`
      <header>
        <h2>${text.heading}</h2>
        ${this.previous ? this.#views(views) : nothing}
      </header>
      <canvas role="img" aria-label=${text.picture(views[this._view], this.#count())}></canvas>
      <p class="key small soft">
        ${
          isColour
            ? text.colour
            : html`<span>−${scale}</span><span class="ramp"></span><span>+${scale}</span
                ><span>${text.perUnit}</span>`
        }
      </p>
      ${
        images.length > FIRST
          ? html`<button @click=${() => (this._all = !this._all)}>
              ${this._all ? text.fewer(FIRST) : text.all(images.length)}
            </button>`
          : nothing
      }
      ${colourProbes}
    `;
  }

  /** @param {Record<View, string>} views */
  #views(views) {
    const choices = /** @type {[View, string][]} */ (Object.entries(views));
    return html`<fieldset>
      <legend class="visually-hidden">${text.view}</legend>
      ${choices.map(
        ([view, label]) =>
          html`<label>
            <input
              type="radio"
              name="view"
              .checked=${this._view === view}
              @change=${() => (this._view = view)}
            />${label}
          </label>`,
      )}
    </fieldset>`;
  }

  #count() {
    return this._all ? this.images.length : Math.min(FIRST, this.images.length);
  }

  /** The pictures to show. */
  #select() {
    const { images, previous, _view } = this;
    const count = this.#count();
    if (_view === 'now' || !previous) return images.slice(0, count);
    if (_view === 'start') return previous.slice(0, count);
    return images
      .slice(0, count)
      .map((image, unit) => image.map((weight, i) => weight - (previous[unit]?.[i] ?? 0)));
  }

  /** @param {import('../base/weight-picture.js').Colours} colours */
  #paint({ line, signed }) {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || this._available === 0) return;
    const images = this.#shown;
    const tile = { width: this.width + SPACE, height: this.height + SPACE };
    const { scale, columns } = layout(images.length, tile, this._available);
    canvas.width = columns * tile.width + SPACE;
    canvas.height = Math.ceil(images.length / columns) * tile.height + SPACE;
    canvas.style.width = `${canvas.width * scale}px`;
    canvas.style.height = `${canvas.height * scale}px`;
    const context = context2d(canvas);
    const pixels = new ImageData(this.width, this.height);
    context.fillStyle = line;
    images.forEach((image, i) => {
      paintWeights(pixels, image, this.channels, this.#maximum, signed);
      const x = (i % columns) * tile.width;
      const y = Math.floor(i / columns) * tile.height;
      context.fillRect(x, y, tile.width + SPACE, tile.height + SPACE);
      context.putImageData(pixels, x + SPACE, y + SPACE);
    });
  }
}

/**
 * The size of the images and their number per row.
 *
 * @param {number} count
 * @param {{width: number, height: number}} tile
 * @param {number} available  CSS px
 */
function layout(count, tile, available) {
  const at = (/** @type {number} */ scale) => ({
    scale,
    columns: Math.min(count, Math.floor((available / scale - SPACE) / tile.width)),
  });
  const fits = [4, 3, 2].map(at).find(({ scale, columns }) => {
    return columns > 0 && Math.ceil(count / columns) * tile.height * scale <= ROOM;
  });
  return fits ?? { scale: 1, columns: Math.max(1, at(1).columns) };
}

define('mlp-weights', MlpWeights);
