/** The test images as points, those that a layer finds alike close together. */
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import { followTheme, inkOf, Painter, SizeWatch } from '../base/canvas.js';
import { sharpContext } from '../base/sharp-canvas.js';
import '../base/picture.js';
import { send } from '../base/send.js';
import { classColour, controls, tokens } from '../base/styles.js';
import { inside } from '../../i18n/en/inside.js';
import { part } from './inside-styles.js';
import { nearest, pointsOf, stepFrom } from './map-points.js';

/** @typedef {import('./inside-types.js').Inside} Inside */

const text = inside.map;

const HEIGHT = 340;
/** How near the pointer must be to an image, CSS px. */
const REACH = 14;
/** Radius of a point and of the rings around mistakes and the chosen one, CSS px. */
const [POINT, RING, CHOSEN] = [2.5, 4.5, 8];

/**
 * Property: `shown` (Inside).
 *
 * @fires inside-choose  detail {choice: {layer}}
 * @fires image-show  detail {picture: Picture}
 */
export class MlpImageMap extends LitElement {
  static properties = {
    shown: { attribute: false },
    _width: { state: true },
    _at: { state: true },
  };

  static styles = [
    tokens,
    controls,
    followTheme,
    part,
    css`
      section {
        justify-items: stretch;
      }
      .plot {
        position: relative;
        height: ${HEIGHT}px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      canvas {
        position: absolute;
        inset: 0;
        forced-color-adjust: none;
      }
      .accent {
        color: var(--accent);
      }
      .told {
        display: flex;
        gap: 10px;
        align-items: center;
        min-height: 60px;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li::before {
        content: '';
        display: inline-block;
        width: 10px;
        height: 10px;
        margin-inline-end: 5px;
        border-radius: 50%;
        background: var(--colour);
        forced-color-adjust: none;
      }
    `,
  ];

  #painter = new Painter(
    this,
    () => this.#readColours(),
    (look) => this.#paint(look),
  );

  constructor() {
    super();
    /** @type {Inside | null} */
    this.shown = null;
    this._width = 0;
    /** The image that is told of. */
    this._at = 0;
    new SizeWatch(this, (width) => (this._width = Math.floor(width)));
  }

  updated() {
    this.#painter.request();
  }

  get #points() {
    const { map } = this.shown ?? {};
    return map && this._width > 0 ? pointsOf(map.scores, this._width - 2, HEIGHT - 2) : [];
  }

  get #wrong() {
    const { labels = [], answers = [] } = this.shown?.images ?? {};
    return labels.map((label, i) => label !== answers[i]);
  }

  render() {
    const { shown } = this;
    const { images, map } = shown ?? {};
    if (!shown || !images || !map) return nothing;
    const { classNames, sizes } = shown;
    const { labels, answers, total } = images;
    const at = Math.min(this._at, labels.length - 1);
    const told = text.image(at + 1, classNames[labels[at]], classNames[answers[at]]);
    const wrong = this.#wrong.filter(Boolean).length;
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${text.heading}</h3>
      <div class="row">
        <label for="layer">${text.layer}</label>
        <select id="layer" data-testid="map-layer" @change=${this.#onLayer}>
          ${sizes.map(
            (units, i) =>
              html`<option value=${i} .selected=${live(i === shown.choice.layer)}>
                ${layerName(sizes, i, units)}
              </option>`,
          )}
        </select>
      </div>
      <div
        class="plot"
        role="slider"
        tabindex="0"
        data-testid="map"
        aria-label=${text.plot}
        aria-describedby="hint"
        aria-valuemin="1"
        aria-valuemax=${labels.length}
        aria-valuenow=${at + 1}
        aria-valuetext=${told}
        @keydown=${this.#onKey}
        @pointermove=${this.#onPoint}
        @click=${this.#onClick}
      >
        <canvas></canvas>
      </div>
      <div class="told">
        <mlp-picture .picture=${this.#picture(at)} size="56"></mlp-picture>
        <span data-testid="map-image">${told}</span>
      </div>
      <ul class="small">
        ${classNames.map((name, i) => html`<li .style=${`--colour: ${classColour(i)}`}>${name}</li>`)}
      </ul>
      <p class="small" data-testid="map-summary">
        ${text.summary(labels.length, total, wrong)} ${text.shares(map.shares)}
      </p>
      <p class="small soft" id="hint">${text.hint}</p>
      <span class="accent" hidden></span>
    </section>`;
  }

  /** @param {number} at */
  #picture(at) {
    const { images, shape } = /** @type {Inside} */ (this.shown);
    const length = shape.height * shape.width * shape.channels;
    return { ...shape, pixels: images?.pixels.slice(at * length, (at + 1) * length) };
  }

  /** @param {Event} event */
  #onLayer({ target }) {
    const layer = Number(/** @type {HTMLSelectElement} */ (target).value);
    send(this, 'inside-choose', { choice: { layer } });
  }

  /** @param {MouseEvent} event */
  #onPoint({ offsetX: x, offsetY: y }) {
    const found = nearest(this.#points, { x, y }, REACH);
    if (found >= 0) this._at = found;
    return found;
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (this.#onPoint(event) >= 0) this.#press();
  }

  #press() {
    send(this, 'image-show', { picture: this.#picture(this._at) });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === 'Enter') return this.#press();
    const next = stepFrom(this.#points, this.#wrong, this._at, event.key);
    if (next === null) return undefined;
    event.preventDefault();
    this._at = next;
    return undefined;
  }

  #readColours() {
    const accent = this.renderRoot.querySelector('.accent');
    return { ink: inkOf(this), accent: accent && inkOf(accent) };
  }

  /** @param {{ink: string, accent: string | null}} colours */
  #paint({ ink, accent }) {
    const canvas = this.renderRoot.querySelector('canvas');
    const { labels } = this.shown?.images ?? {};
    const points = this.#points;
    if (!canvas || !accent || !labels || points.length !== labels.length) return;
    const context = sharpContext(canvas, this._width - 2, HEIGHT - 2);
    const circle = (/** @type {number} */ i, /** @type {number} */ radius) => {
      context.beginPath();
      context.arc(points[i].x, points[i].y, radius, 0, 2 * Math.PI);
    };
    labels.forEach((label, i) => {
      context.fillStyle = classColour(label);
      circle(i, POINT);
      context.fill();
    });
    context.strokeStyle = ink;
    context.lineWidth = 1.25;
    this.#wrong.forEach((isWrong, i) => {
      if (!isWrong) return;
      circle(i, RING);
      context.stroke();
    });
    context.strokeStyle = accent;
    context.lineWidth = 2.5;
    circle(Math.min(this._at, labels.length - 1), CHOSEN);
    context.stroke();
  }
}

/** @param {number[]} sizes @param {number} layer @param {number} units */
function layerName(sizes, layer, units) {
  if (layer === 0) return inside.inputs;
  return layer === sizes.length - 1 ? inside.logits : inside.hidden(layer, units);
}

define('mlp-image-map', MlpImageMap);
