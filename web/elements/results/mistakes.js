/** A gallery of images with the network's answers. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { decimal } from '../../i18n/numbers.js';
import '../base/picture.js';
import { send } from '../base/send.js';
import { strings } from '../../i18n/en/watch.js';
import { controls, tokens } from '../base/styles.js';

const text = strings.mistakes;

/**
 * @typedef {import('../base/types.js').Guess} Guess
 * @typedef {{picture: import('../base/types.js').Picture, label: string, index: number,
 *   guesses: Guess[]}} Item  label: the true class; index: in the data set; guesses: any order
 */

/**
 * Properties: `items` (Item[], in the order to be shown), `heading`, `total` (how many there are in
 * all; if there are more than given, a button asks for them). Events: `picture-select` {index},
 * `show-more`.
 */
export class MlpMistakes extends Panel {
  static properties = {
    items: { attribute: false },
    heading: {},
    total: { type: Number },
    _said: { state: true },
    _reached: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      header {
        scroll-margin-bottom: 120px; /* a row of pictures */
        display: flex;
        align-items: baseline;
        gap: var(--gap);
        margin-bottom: 8px;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(134px, 1fr));
        gap: 6px;
        margin: 0 0 10px;
        padding: 0;
        list-style: none;
      }
      ul.named {
        grid-template-columns: repeat(auto-fill, minmax(178px, 1fr));
      }
      .card {
        display: flex;
        gap: 9px;
        width: 100%;
        height: 100%;
        padding: 7px;
        text-align: left;
        font-size: 12.5px;
        line-height: 1.35;
      }
      mlp-picture {
        flex: none;
      }
      .words {
        flex: 1;
        min-width: 0;
      }
      .true {
        display: block;
        margin-bottom: 1px;
        overflow-wrap: anywhere;
      }
      .guess {
        display: flex;
        justify-content: space-between;
        gap: 6px;
        color: var(--ink-soft);
      }
      .true + .guess {
        color: var(--ink);
      }
      .guess.right {
        color: var(--ink);
        font-weight: 600;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  /** The heading that was announced last, or the first one. */
  #told = '';

  constructor() {
    super();
    /** @type {Item[]} */
    this.items = [];
    this.heading = text.heading;
    this.total = 0;
    this._said = '';
    /** The one card that Tab reaches; arrows lead to the others. */
    this._reached = 0;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!this.hasUpdated) this.#told = this.heading;
    if (changed.has('heading')) this._reached = 0;
    this._reached = Math.max(0, Math.min(this._reached, this.items.length - 1));
    // The pictures come after the heading; both together are announced.
    if (!changed.has('items') || this.heading === this.#told) return;
    this.#told = this.heading;
    this._said = text.news(this.heading, this.items.length, this.total);
  }

  /** Scrolls to the first pictures. */
  show() {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const behavior = calm ? 'instant' : 'smooth';
    this.renderRoot.querySelector('header')?.scrollIntoView({ block: 'nearest', behavior });
  }

  render() {
    const { items, heading } = this;
    const total = Math.max(this.total, items.length);
    const isNamed = items.some(({ guesses }) => guesses.some(({ name }) => name.length > 3));
    return html`
      <header>
        <h2>${heading}</h2>
        ${
          total > 0
            ? html`<span class="small soft">${text.count(items.length, total)}</span>`
            : nothing
        }
      </header>
      ${
        items.length === 0
          ? html`<p class="soft">${text.nothing}</p>`
          : html`<ul class=${isNamed ? 'named' : ''} @keydown=${this.#onKey}>
              ${items.map((item, i) => html`<li>${this.#card(item, i)}</li>`)}
            </ul>`
      }
      ${
        total > items.length
          ? html`<button @click=${() => send(this, 'show-more')}>${text.more}</button>`
          : nothing
      }
      <p class="visually-hidden" role="status">${this._said}</p>
    `;
  }

  /** Arrows lead along the rows and from row to row. @param {KeyboardEvent} event */
  #onKey(event) {
    const cards = Array.from(this.renderRoot.querySelectorAll('button.card'));
    const tops = cards.map((card) => card.getBoundingClientRect().top);
    const columns = tops.filter((top) => top === tops[0]).length;
    const at = this._reached;
    const next = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + columns,
      ArrowUp: at - columns,
      Home: 0,
      End: cards.length - 1,
    }[event.key];
    const card = /** @type {HTMLElement | undefined} */ (cards[next ?? -1]);
    if (!card) return;
    event.preventDefault();
    card.focus();
  }

  /** @param {Item} item @param {number} place  from 0 */
  #card({ picture, label, index, guesses }, place) {
    const best = [...guesses].sort((a, b) => b.value - a.value).slice(0, 3);
    return html`<button
      class="card"
      tabindex=${place === this._reached ? 0 : -1}
      @focus=${() => (this._reached = place)}
      @click=${() => send(this, 'picture-select', { index })}
    >
      <mlp-picture .picture=${picture} size="64"></mlp-picture>
      <span class="words">
        <span class="true"
          ><span class="soft">${text.true}</span> <b>${label}</b
          ><span class="visually-hidden">${text.readAs}</span></span
        >
        ${best.map(({ name, value }) => {
          const isRight = name === label;
          return html`<span class="guess ${isRight ? 'right' : ''}">
            <span class="name">${name}</span>
            <span>${decimal(value, 2)}</span>
          </span>`;
        })}
      </span>
    </button>`;
  }
}

define('mlp-mistakes', MlpMistakes);
