/** Asks for drawings of each class in turn, so that the network can learn a person's own hand. */
import { css, html } from 'lit';
import { define } from '../base/define.js';
import { own } from '../../i18n/en/own.js';
import { MlpDrawingDialog } from './drawing-dialog.js';

/** Drawings of each class that are asked for. */
const WANTED = 2;
/** Drawings of which something can be learned. */
const LEAST = 4;

/**
 * @fires drawn-change  detail {drawn: {label: number, pixels: Uint8Array}[]}
 * @fires answer  the network is to learn from them
 */
export class MlpHandDialog extends MlpDrawingDialog {
  static properties = {
    ...MlpDrawingDialog.properties,
    classNames: { attribute: false },
    drawn: { attribute: false },
    _skipped: { state: true },
  };

  static styles = [
    ...MlpDrawingDialog.styles,
    css`
      .asked b {
        font-size: 40px;
        line-height: 52px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.classNames = [];
    /** In the order in which they were kept. @type {{label: number, pixels: Uint8Array}[]} */
    this.drawn = [];
    /** How often each class was passed over. @type {number[]} */
    this._skipped = [];
  }

  get heading() {
    return own.hand.heading;
  }

  /** The class that is asked for: the first of those with the fewest drawings; null when there are enough. */
  get #asked() {
    const counts = this.classNames.map(
      (_, label) =>
        this.drawn.filter((each) => each.label === label).length + (this._skipped[label] ?? 0),
    );
    const least = Math.min(...counts);
    return least < WANTED ? counts.indexOf(least) : null;
  }

  body() {
    const { hand } = own;
    const asked = this.#asked;
    const all = WANTED * this.classNames.length;
    const busy = this.busy !== '';
    return html`<p>${hand.intro(all)}</p>
      <p class="asked" role="status" data-testid="hand-asked">
        ${
          asked === null
            ? hand.enough(this.drawn.length)
            : html`${hand.draw} <b>${this.classNames[asked]}</b>
                <span class="soft">${hand.done(this.drawn.length, all)}</span>`
        }
      </p>
      <div class="buttons">
        <button
          class="primary"
          data-testid="hand-keep"
          ?disabled=${!this.seen || asked === null || busy}
          @click=${this.keep}
        >
          ${own.draw.keep}
        </button>
        <button data-testid="hand-skip" ?disabled=${asked === null || busy} @click=${this.#skip}>
          ${hand.skip}
        </button>
        <button
          data-testid="hand-back"
          ?disabled=${this.drawn.length === 0 || busy}
          @click=${() => this.#send(this.drawn.slice(0, -1))}
        >
          ${own.draw.undo}
        </button>
      </div>
      ${this.pad(asked === null || busy)}
      <div class="pictures">
        ${this.drawn.map(({ label, pixels }) => this.picture(pixels, this.classNames[label]))}
      </div>`;
  }

  choices() {
    return html`<button
      class="primary"
      data-testid="hand-learn"
      ?disabled=${this.drawn.length < LEAST || this.busy !== ''}
      @click=${() => this.dispatchEvent(new CustomEvent('answer'))}
    >
      ${own.hand.learn}
    </button>`;
  }

  keep() {
    const label = this.#asked;
    if (!this.seen || label === null || this.busy) return;
    this.#send([...this.drawn, { label, pixels: this.seen }]);
    this.clear();
  }

  #skip() {
    const label = this.#asked;
    if (label === null) return;
    const skipped = [...this._skipped];
    skipped[label] = (skipped[label] ?? 0) + 1;
    this._skipped = skipped;
    this.clear();
  }

  /** @param {{label: number, pixels: Uint8Array}[]} drawn */
  #send(drawn) {
    this.drawn = drawn;
    this.dispatchEvent(new CustomEvent('drawn-change', { detail: { drawn } }));
  }
}

define('mlp-hand-dialog', MlpHandDialog);
