import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import '../base/picture-row.js';
import { send } from '../base/send.js';
import { classColour, controls, tokens } from '../base/styles.js';
import { strings } from '../../i18n/en/setup.js';

/** @typedef {import('../base/types.js').Picture} Picture */
/** @typedef {{name: string, colour: number, pictures: Picture[]}} Group */

/** The longest name of a class that fits beside its pictures. */
const LONGEST_NAME = 24;

/**
 * The name of each class with samples of it.
 *
 * @fires class-names-change  detail {classNames: string[]}
 */
export class MlpSampleGrid extends LitElement {
  static properties = {
    groups: { attribute: false },
    editable: { type: Boolean },
    locked: { type: Boolean },
    _names: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .none {
        min-height: 310px;
      }
      ul {
        display: grid;
        grid-template-columns: fit-content(110px) minmax(0, 1fr);
        gap: 3px 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        grid-column: 1 / -1;
        display: grid;
        grid-template-columns: subgrid;
        align-items: center;
      }
      .name {
        display: flex;
        align-items: center;
        gap: 6px;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .swatch {
        flex: none;
        width: 4px;
        height: 20px;
        border-radius: 2px;
        forced-color-adjust: none;
      }
      .name input {
        width: 96px;
        min-height: 28px;
        padding: 1px 6px;
      }
      .bad {
        color: var(--bad);
      }
      @media (pointer: coarse) {
        .name input {
          min-height: 40px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Group[]} */
    this.groups = [];
    /** Whether the classes' names can be changed. */
    this.editable = false;
    this.locked = false;
    /** What the fields of the names show, good or not. @type {string[]} */
    this._names = [];
  }

  /** Samples arrive while much else changes, so they are drawn in a task of their own. @override */
  async scheduleUpdate() {
    await new Promise((resolve) => setTimeout(resolve));
    super.scheduleUpdate();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('groups')) this._names = this.groups.map(({ name }) => name);
  }

  render() {
    if (this.groups.length === 0) {
      return html`<p class="none soft small">${strings.data.noSamples}</p>`;
    }
    const problem = this.#problem;
    return html`
      <ul>
        ${this.groups.map((group, index) => this.#group(group, index))}
      </ul>
      <p id="names" role="alert" class="bad small">${problem}</p>
    `;
  }

  /** @param {Group} group @param {number} index */
  #group({ name, colour, pictures }, index) {
    const height = Math.max(28, pictures[0]?.height ?? 0);
    return html`<li>
      <span class="name">
        <span class="swatch" .style=${`background: ${classColour(colour)}`}></span>
        ${
          this.editable
            ? html`<input
                type="text"
                maxlength=${LONGEST_NAME}
                aria-label=${strings.data.className(index)}
                aria-describedby="names"
                ?disabled=${this.locked}
                .value=${live(this._names[index])}
                @change=${(/** @type {Event} */ event) => this.#onName(event, index)}
              />`
            : name
        }<span class="visually-hidden">${strings.data.pictures(pictures.length)}</span>
      </span>
      <mlp-picture-row .style=${`height: ${height}px`} .pictures=${pictures}></mlp-picture-row>
    </li>`;
  }

  /** A sentence on what is wrong with the names, or an empty one. */
  get #problem() {
    const names = this._names.map((name) => name.trim());
    if (names.includes('')) return strings.data.emptyName;
    const twin = names.find((name, index) => names.indexOf(name) < index);
    return twin === undefined ? '' : strings.data.sameName(twin);
  }

  /** @param {Event} event @param {number} index */
  #onName(event, index) {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    this._names = this._names.with(index, value);
    if (this.#problem) return;
    send(this, 'class-names-change', { classNames: this._names.map((name) => name.trim()) });
  }
}

define('mlp-sample-grid', MlpSampleGrid);
