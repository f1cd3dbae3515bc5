/** One unit of the network: what it looks for, what it finds in the image, and the sum of both. */
import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import { context2d, followTheme, Painter } from '../base/canvas.js';
import '../base/picture.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import {
  colourProbes,
  colourStyles,
  robustMaximum,
  signedColours,
} from '../base/weight-picture.js';
import { decimal } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/diagram.js';
import { settingText } from '../../i18n/en/settings.js';
import { weightImage } from './diagram-paint.js';
import { sumOf } from './unit-sum.js';

/** @typedef {import('./diagram-types.js').Shown} Shown */
/** @typedef {import('./diagram-types.js').UnitDetail} UnitDetail */

/** CSS px of the side of a picture. */
const SIDE = 84;

/** A sum's part with its sign, e.g. "+ 0.25". @param {number} value */
const signed = (value) => `${value < 0 ? '−' : '+'} ${decimal(Math.abs(value), 2)}`;

/** The minus sign in place of the hyphen. @param {string} text */
const withMinus = (text) => text.replaceAll('-', '−');

/**
 * Properties: `shown` (see diagram-types.js), `kept` (whether the unit stays until it is let go).
 *
 * @fires unit-close
 * @fires image-show  detail {picture: Picture}
 */
export class MlpUnitCard extends LitElement {
  static properties = { shown: { attribute: false }, kept: { attribute: false } };

  static styles = [
    tokens,
    controls,
    followTheme,
    signedColours,
    css`
      :host {
        display: block;
        min-height: 196px; /* of the highest: pointing at units moves nothing */
      }
      .head,
      .parts,
      .strongest,
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        align-items: center;
      }
      .head button {
        margin-inline-start: auto;
        min-height: 28px;
        min-width: 28px;
        padding: 0;
      }
      .parts {
        margin: 6px 0;
        align-items: start;
      }
      figure {
        display: grid;
        gap: 2px;
        margin: 0;
        text-align: center;
      }
      .sign {
        align-self: center;
        margin-bottom: 18px;
      }
      canvas {
        image-rendering: pixelated;
        forced-color-adjust: none;
      }
      table {
        font-size: 12.5px;
        line-height: 1.35;
      }
      th {
        padding: 0 10px 0 0;
        font-weight: 400;
        text-align: start;
      }
      td {
        text-align: end;
        white-space: nowrap;
      }
      .total > * {
        border-top: 1px solid var(--line);
        font-weight: 600;
      }
      .strongest button {
        min-height: 0;
        padding: 1px;
        line-height: 0;
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
    /** @type {Shown | null} */
    this.shown = null;
    this.kept = false;
  }

  updated() {
    this.#painter.request();
  }

  render() {
    const { shown } = this;
    const detail = shown?.detail;
    if (!shown || !detail) return html`<p class="soft small">${strings.hint}</p>`;
    const isOutput = detail.layer === shown.sizes.length - 1;
    const name = isOutput
      ? strings.output(shown.classNames[detail.unit] ?? String(detail.unit))
      : strings.hidden(detail.layer, detail.unit + 1);
    return html`<section role="group" aria-label=${name}>
      <div class="head">
        <h3>${name}</h3>
        ${
          this.kept
            ? html`<button aria-label=${strings.close} @click=${() => send(this, 'unit-close')}>
                ×
              </button>`
            : nothing
        }
      </div>
      ${shown.chosen ? nothing : html`<p class="soft small">${strings.hint}</p>`}
      <div class="parts">
        ${detail.layer === 1 ? this.#pictures(shown, detail) : nothing}
        ${
          detail.inputs
            ? this.#sum(shown, detail)
            : html`<p class="soft small">${strings.noImage}</p>`
        }
      </div>
      ${this.#strongest(shown)} ${colourProbes}
    </section>`;
  }

  /** Weights, image, and what the one makes of the other. @param {Shown} shown @param {UnitDetail} detail */
  #pictures({ image }, { inputs }) {
    return html`${figure('weights', strings.weights)}
    ${
      image && inputs
        ? html`<span class="sign">×</span>
            <figure>
              <mlp-picture .picture=${image} size=${SIDE}></mlp-picture>
              <figcaption class="small soft">${strings.image}</figcaption>
            </figure>
            <span class="sign">=</span>${figure('product', strings.product)}`
        : nothing
    }`;
  }

  /** @param {Shown} shown @param {UnitDetail} detail */
  #sum({ sizes }, detail) {
    const { terms, up, down, others } = sumOf(detail, detail.layer === 1 ? 0 : 4);
    const { bias, sum } = detail;
    const rest = sizes[detail.layer - 1] - terms.length;
    /** @type {[string, number][]} */
    const rows =
      detail.layer === 1
        ? [
            [strings.upwards, up],
            [strings.downwards, down],
          ]
        : [
            ...terms.map(
              ({ index, weight, input, product }) =>
                /** @type {[string, number]} */ ([
                  withMinus(strings.term(strings.unit(index + 1), weight, input)),
                  product,
                ]),
            ),
            ...(rest > 0 ? [/** @type {[string, number]} */ ([strings.others(rest), others])] : []),
          ];
    rows.push([strings.bias, bias]);
    return html`<table aria-label=${strings.sum}>
        ${rows.map(
          ([label, value]) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${signed(value)}</td>
            </tr>`,
        )}
        <tr class="total">
          <th scope="row">${strings.sum}</th>
          <td>${withMinus(decimal(sum ?? 0, 2))}</td>
        </tr>
      </table>
      <div class="small">${outcomeOf(detail).map((text) => html`<p>${withMinus(text)}</p>`)}</div>`;
  }

  /** @param {Shown} shown */
  #strongest({ chosen, strongest, shape }) {
    if (!chosen || !strongest) return nothing;
    return html`<div class="strongest">
      <span class="small soft">${strings.strongest(strongest.looked)}</span>
      ${strongest.pictures.map(({ pixels, value }) => {
        const picture = { ...shape, pixels };
        return html`<button
          aria-label=${strings.showStrongest(value)}
          title=${strings.showStrongest(value)}
          @click=${() => send(this, 'image-show', { picture })}
        >
          <mlp-picture .picture=${picture} size="28"></mlp-picture>
        </button>`;
      })}
    </div>`;
  }

  /** @param {import('../base/weight-picture.js').Colours} colours */
  #paint({ signed }) {
    const detail = this.shown?.detail;
    if (!this.shown || detail?.layer !== 1) return;
    const { weights, inputs } = detail;
    const product = inputs && weights.map((weight, i) => weight * inputs[i]);
    for (const [name, values] of Object.entries({ weights, product })) {
      const canvas = /** @type {HTMLCanvasElement | null} */ (
        this.renderRoot.querySelector(`canvas.${name}`)
      );
      if (!canvas || !values) continue;
      const { shape } = this.shown;
      const scale = Math.max(1, Math.floor(SIDE / Math.max(shape.width, shape.height)));
      canvas.width = shape.width;
      canvas.height = shape.height;
      canvas.style.width = `${shape.width * scale}px`;
      canvas.style.height = `${shape.height * scale}px`;
      const image = weightImage(values, shape, robustMaximum([values]), signed);
      context2d(canvas).putImageData(image, 0, 0);
    }
  }
}

/** What becomes of a unit's sum, in steps. @param {UnitDetail} detail */
function outcomeOf({ activation, added, unit, output }) {
  const value = output ?? 0;
  if (activation === 'softmax') return [strings.probability(value)];
  const [name, after] = [settingText('activation').choices?.[activation], value - (added ?? 0)];
  return [
    activation === 'identity' ? strings.linear(after) : strings.result(name ?? activation, after),
    ...(added === null ? [] : [strings.added(strings.unit(unit + 1), added, value)]),
  ];
}

/** @param {string} name @param {string} label */
const figure = (name, label) =>
  html`<figure>
    <canvas class=${name} role="img" aria-label=${label}></canvas>
    <figcaption class="small soft">${label}</figcaption>
  </figure>`;

define('mlp-unit-card', MlpUnitCard);
