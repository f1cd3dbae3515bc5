/** The activations of each layer for one image: a cell per unit, and a summary in words. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { followTheme, Painter, SizeWatch } from '../base/canvas.js';
import { sharpContext } from '../base/sharp-canvas.js';
import { strings } from '../../i18n/en/watch.js';
import { controls, tokens } from '../base/styles.js';
import { colourProbes, colourStyles, signedColours } from '../base/weight-picture.js';

const text = strings.activations;

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {Float32Array} values  one per unit
 * @property {'unit' | 'signed' | 'positive' | 'open'} range  0 to 1, -1 to 1, from 0 up, or from a
 *   little below 0 up
 */

/** Whether a unit counts as active: with an unlimited range, when it is above 0. */
const isActive = (/** @type {Layer['range']} */ range, /** @type {number} */ value) =>
  range === 'unit' || range === 'signed' ? Math.abs(value) > 0.5 : value > 0;

/** The divisor of a layer's values: the largest one of an unlimited range has the full colour. */
function gainOf(/** @type {Layer} */ { range, values }) {
  if (range === 'unit' || range === 'signed') return 1;
  return 1 / (values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1);
}

/** Property: `layers` (Layer[], input side first). */
export class MlpActivations extends Panel {
  static properties = { layers: { attribute: false } };

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
      h2 {
        margin-bottom: 6px;
      }
      section + section,
      section + p {
        margin-top: 10px;
      }
      .title {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--gap);
        margin-bottom: 3px;
      }
      h3 {
        color: var(--ink);
      }
      canvas {
        display: block;
        forced-color-adjust: none;
      }
    `,
  ];

  #painter = new Painter(
    this,
    () => this.#readLook(),
    (colours) => this.#paint(colours),
  );

  constructor() {
    super();
    /** @type {Layer[]} */
    this.layers = [];
    new SizeWatch(this, () => this.#painter.request());
  }

  updated() {
    this.#painter.request();
  }

  render() {
    return html`
      <h2>${text.heading}</h2>
      ${
        this.layers.length === 0
          ? html`<p class="soft">${text.nothing}</p>`
          : this.layers.map(
              (layer) =>
                html`<section>
                  <div class="title">
                    <h3>${layer.name}</h3>
                    <span class="small soft">${summary(layer)}</span>
                  </div>
                  <canvas role="img" aria-label=${text.picture(layer.name)}></canvas>
                </section>`,
            )
      }
      ${
        this.layers.some(({ range }) => range === 'signed' || range === 'open')
          ? html`<p class="small soft">${text.signed}</p>`
          : nothing
      }
      ${colourProbes}
    `;
  }

  #readLook() {
    const colours = colourStyles(this.renderRoot);
    return colours && { ...colours, available: this.clientWidth };
  }

  /** @param {import('../base/weight-picture.js').Colours & {available: number}} look */
  #paint({ line: cell, less, more, available }) {
    if (!available) return;
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, i) => {
      const { values } = this.layers[i];
      const { pitch, columns } = grid(values.length, available);
      const width = Math.min(columns, values.length) * pitch;
      const height = Math.ceil(values.length / columns) * pitch;
      const context = sharpContext(canvas, width, height);
      const gain = gainOf(this.layers[i]);
      const size = pitch - (pitch > 5 ? 1.5 : 1);
      /** @param {number} unit @param {string} colour @param {number} depth */
      const fill = (unit, colour, depth) => {
        context.globalAlpha = Math.min(1, depth);
        context.fillStyle = colour;
        context.fillRect((unit % columns) * pitch, Math.floor(unit / columns) * pitch, size, size);
      };
      values.forEach((value, unit) => {
        fill(unit, cell, 0.6);
        if (value !== 0) fill(unit, value < 0 ? less : more, Math.abs(value) * gain);
      });
    });
  }
}

/**
 * Side of a cell with its gap, and cells in a row: big cells for few units, and no layer so high
 * that it pushes the next one out of sight.
 *
 * @param {number} count
 * @param {number} available  width in CSS px
 */
function grid(count, available) {
  const pitch = [18, 14, 11, 8, 6].find(
    (p) => Math.ceil(count / Math.floor(available / p)) * p <= 90,
  );
  const size = pitch ?? 4;
  return { pitch: size, columns: Math.max(1, Math.floor(available / size)) };
}

/** @param {Layer} layer */
function summary({ values, range }) {
  let sum = 0;
  let active = 0;
  for (const value of values) {
    sum += value;
    if (isActive(range, value)) active++;
  }
  return text.summary(values.length ? sum / values.length : 0, active, values.length);
}

define('mlp-activations', MlpActivations);
