/** The network, drawn: its layers as columns of units, its weights as paths, lit by an image. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { followTheme, Painter, SizeWatch } from '../base/canvas.js';
import { sharpContext } from '../base/sharp-canvas.js';
import '../base/picture.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { colourProbes, colourStyles, signedColours } from '../base/weight-picture.js';
import { percent } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/diagram.js';
import { inside } from '../../i18n/en/inside.js';
import { layoutOf, stepFrom } from './diagram-layout.js';
import { paintDiagram } from './diagram-paint.js';
import './unit-card.js';

/** @typedef {import('./diagram-types.js').Shown} Shown */
/** @typedef {import('./diagram-types.js').UnitPlace} UnitPlace */

/** The pointer rests this long on a unit before the unit is looked at. */
const REST_MS = 80;

/**
 * One tab stop: arrow keys go from unit to unit, Enter keeps one in view, Escape lets it go.
 *
 * @fires unit-choose  detail {place: UnitPlace | null}: the unit to tell of
 * @fires image-next  another image shall light it
 * @fires image-show  detail {picture: Picture}: this image shall
 * @fires inside-choose  detail {choice: {epoch: null}}: back to the newest weights
 * @fires diagram-visible  detail {visible: boolean}: whether any of it is on the screen
 */
export class MlpNetworkDiagram extends Panel {
  static properties = {
    shown: { attribute: false },
    heads: { attribute: false },
    _width: { state: true },
    _focus: { state: true },
    _kept: { state: true },
  };

  static styles = [
    tokens,
    controls,
    followTheme,
    signedColours,
    css`
      :host {
        display: block;
        min-height: 540px; /* nothing below it may jump when the network arrives */
      }
      .then {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        align-items: center;
        margin-bottom: 8px;
        padding-inline-start: 8px;
        border-inline-start: 3px solid var(--accent);
      }
      .box {
        position: relative;
      }
      canvas {
        position: absolute;
        inset: 0;
        forced-color-adjust: none;
      }
      .unit,
      .input,
      .rest {
        position: absolute;
      }
      .unit {
        display: flex;
        align-items: center;
        min-height: 0;
        padding: 0;
        border: 0;
        border-radius: 3px;
        background: none;
        font-size: 12.5px;
        white-space: nowrap;
      }
      .unit[aria-pressed='true'] {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .value {
        flex: 1;
        text-align: end;
        color: var(--ink-soft);
      }
      .best .name,
      .best .value {
        font-weight: 700;
        color: var(--ink);
      }
      .input {
        display: grid;
        gap: 4px;
      }
      .input button {
        min-height: 26px;
        padding: 0 4px;
        font-size: 12px;
      }
      .rest {
        translate: -50%;
        font-size: 12px;
        white-space: nowrap;
        color: var(--ink-soft);
      }
    `,
  ];

  #observer = new IntersectionObserver(([...entries]) =>
    send(this, 'diagram-visible', { visible: Boolean(entries.at(-1)?.isIntersecting) }),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  #painter = new Painter(
    this,
    () => colourStyles(this.renderRoot),
    (colours) => this.#paint(colours),
  );

  constructor() {
    super();
    /** @type {Shown | null} */
    this.shown = null;
    /** Asked for the middles of the layers' headings, CSS px, if those stand in one row. @type {() => number[] | null} */
    this.heads = () => null;
    this._width = 0;
    /** The unit that the Tab key comes to. @type {UnitPlace} */
    this._focus = { layer: 1, unit: 0 };
    /** The unit that was pressed. @type {UnitPlace | null} */
    this._kept = null;
    new SizeWatch(this, (width) => (this._width = width));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    clearTimeout(this.#resting);
  }

  /** @param {Map<PropertyKey, any>} changed */
  willUpdate(changed) {
    const { layer = 0, unit = 0 } = this._kept ?? {};
    // A network without the unit that was kept.
    if (changed.has('shown') && !(Number(this.shown?.sizes[layer]) > unit)) this._kept = null;
  }

  updated() {
    this.#painter.request();
  }

  get #layout() {
    if (!this.shown || this._width <= 0) return null;
    const { sizes, shape, classNames } = this.shown;
    return layoutOf(sizes, this._width, this.heads(), {
      picture: Math.max(shape.width, shape.height),
      letters: Math.max(...classNames.map((name) => name.length)),
    });
  }

  render() {
    const { shown } = this;
    const layout = this.#layout;
    if (!shown || !layout) return nothing;
    const { x, y, side, zoom } = layout.image;
    // A layer that had the focus may be gone.
    const column = layout.columns[this._focus.layer - 1];
    if (!column || this._focus.unit >= column.ys.length) this._focus = { layer: 1, unit: 0 };
    return html`
      ${this.#then(shown)}
      <div class="box" .style=${`height: ${layout.height}px`}>
        <canvas aria-hidden="true"></canvas>
        <div class="input" .style=${`left: ${x}px; top: ${y}px; width: ${side}px`}>
          <mlp-picture
            .picture=${shown.image}
            size=${side}
            label=${strings.input}
            .style=${`zoom: ${zoom}`}
          ></mlp-picture>
          <button title=${strings.nextTitle} @click=${() => send(this, 'image-next')}>
            ${strings.next}
          </button>
        </div>
        <div
          role="group"
          aria-label=${strings.label(shown.sizes)}
          @keydown=${this.#onKeydown}
          @pointerleave=${() => this.#point(null)}
        >
          ${layout.columns.map((each, i) =>
            each.ys.map((top, unit) => this.#unit(shown, layout, { layer: i + 1, unit }, top)),
          )}
        </div>
        ${layout.columns.map(({ x: middle, rest }) =>
          rest > 0
            ? html`<span class="rest" .style=${`left: ${middle}px; bottom: 0`}
                >${strings.rest(rest)}</span
              >`
            : nothing,
        )}
      </div>
      <mlp-unit-card
        .shown=${shown}
        .kept=${this._kept !== null}
        @unit-close=${() => this.#keep(null)}
      ></mlp-unit-card>
      ${colourProbes}
    `;
  }

  /** Of which epoch it is, and the way back. @param {Shown} shown */
  #then({ past }) {
    if (!past) return nothing;
    const { then, back } = inside.epochs;
    return html`<p class="then" data-testid="then">
      <span>${then(past.epoch, past.reached, past.errorRate)}</span>
      <button @click=${() => send(this, 'inside-choose', { choice: { epoch: null } })}>
        ${back}
      </button>
    </p>`;
  }

  /**
   * @param {Shown} shown
   * @param {import('./diagram-layout.js').Layout} layout
   * @param {UnitPlace} place
   * @param {number} y
   */
  #unit(shown, { columns, size, name: room }, place, y) {
    const { layer, unit } = place;
    const isOutput = layer === columns.length;
    const values = shown.outputs?.[layer - 1];
    const name = isOutput
      ? strings.output(shown.classNames[unit] ?? String(unit))
      : strings.hidden(layer, unit + 1);
    const value = values?.[unit];
    const best = isOutput && value !== undefined && value === Math.max(...(values ?? []));
    const left = columns[layer - 1].x - size / 2;
    const width = isOutput ? `right: 0` : `width: ${size}px`;
    const pad = isOutput ? `padding-left: ${size + 6}px` : '';
    return html`<button
      class="unit ${best ? 'best' : ''}"
      data-place="${layer}-${unit}"
      tabindex=${layer === this._focus.layer && unit === this._focus.unit ? 0 : -1}
      aria-label=${isOutput ? nothing : name}
      aria-pressed=${this._kept?.layer === layer && this._kept.unit === unit}
      .style=${`left: ${left}px; top: ${y - size / 2}px; height: ${size}px; ${width}; ${pad}`}
      @pointerenter=${() => this.#point(place)}
      @focus=${() => this.#focus(place)}
      @click=${() => this.#keep(place)}
    >
      ${
        isOutput
          ? html`<span class="visually-hidden">${name}</span
              ><span class="name" aria-hidden="true" .style=${`max-width: ${room}px`}
                >${shown.classNames[unit] ?? unit}</span
              ><span class="value">${value === undefined ? nothing : percent(value, 0)}</span>`
          : nothing
      }
    </button>`;
  }

  /** @param {UnitPlace | null} place  under the pointer */
  #point(place) {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#choose(place ?? this._kept), REST_MS);
  }

  /** @param {UnitPlace} place */
  #focus(place) {
    this._focus = place;
    this.#choose(place);
  }

  /** Pressed once more, a unit is let go. @param {UnitPlace | null} place */
  #keep(place) {
    const same = place && this._kept?.layer === place.layer && this._kept.unit === place.unit;
    this._kept = same ? null : place;
    this.#choose(this._kept);
  }

  /** @param {UnitPlace | null} place */
  #choose(place) {
    send(this, 'unit-choose', { place });
  }

  /** @param {KeyboardEvent} event */
  async #onKeydown(event) {
    const layout = this.#layout;
    if (event.key === 'Escape') this.#keep(null);
    const next = layout && stepFrom(this._focus, event.key, layout.columns);
    if (!next) return;
    event.preventDefault();
    this._focus = next;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(`[data-place="${next.layer}-${next.unit}"]`)
    )?.focus();
  }

  /** @param {import('../base/weight-picture.js').Colours} colours */
  #paint(colours) {
    const canvas = this.renderRoot.querySelector('canvas');
    const layout = this.#layout;
    if (!canvas || !layout || !this.shown) return;
    const context = sharpContext(canvas, this._width, layout.height);
    paintDiagram(context, layout, this.shown, colours);
  }
}

define('mlp-network-diagram', MlpNetworkDiagram);
