/** Makes a data set on the pad: names classes, collects drawings of each. */
import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import { own } from '../../i18n/en/own.js';
import { MlpDrawingDialog } from './drawing-dialog.js';

/** @typedef {{name: string, pictures: Uint8Array[]}} DrawnClass */

/** Drawings of a class after which the next one has its turn. */
const WANTED = 10;
const LONGEST_NAME = 24;

/**
 * @fires classes-change  detail {classes: DrawnClass[], order: number[]}
 * @fires answer  the set is to be trained on
 */
export class MlpDrawDialog extends MlpDrawingDialog {
  static properties = {
    ...MlpDrawingDialog.properties,
    classes: { attribute: false },
    order: { attribute: false },
    enough: { type: Boolean },
    _present: { state: true },
  };

  static styles = [
    ...MlpDrawingDialog.styles,
    css`
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
        gap: 12px 20px;
        align-items: start;
      }
      .pad {
        display: grid;
        gap: 8px;
      }
      ul.classes {
        display: grid;
        gap: 6px;
        padding: 0;
        list-style: none;
      }
      .classes li {
        display: grid;
        gap: 3px;
      }
      .name {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .name input[type='text'] {
        flex: 1 1 60px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {DrawnClass[]} */
    this.classes = [1, 2].map((number) => ({ name: own.draw.newName(number), pictures: [] }));
    /** The class of each drawing that was kept, in order, for Undo. @type {number[]} */
    this.order = [];
    /** Whether the set can be trained on. */
    this.enough = false;
    /** The class that is drawn. */
    this._present = 0;
  }

  /** What is said of the pictures. */
  get words() {
    return own.draw;
  }

  get heading() {
    return this.words.heading;
  }

  body() {
    const { words } = this;
    const present = this.classes[this._present];
    return html`<p>${words.intro(WANTED)}</p>
      <div class="sides">
        <div class="pad">
          <p><b>${present ? words.now(present.name, present.pictures.length, WANTED) : ''}</b></p>
          <div class="buttons">
            ${this.maker()}
            <button
              data-testid="draw-undo"
              ?disabled=${this.order.length === 0}
              @click=${this.#undo}
            >
              ${words.undo}
            </button>
          </div>
          ${this.source()}
        </div>
        <div>
          <ul class="classes">
            ${this.classes.map((each, i) => this.#class(each, i))}
          </ul>
          <div class="buttons">
            <button data-testid="draw-add" @click=${this.#add}>${words.add}</button>
          </div>
        </div>
      </div>`;
  }

  /** The button that keeps a picture. @returns {unknown} */
  maker() {
    return html`<button
      class="primary"
      data-testid="draw-keep"
      ?disabled=${!this.seen}
      @click=${this.keep}
    >
      ${own.draw.keep}
    </button>`;
  }

  /** Where pictures come from. @returns {unknown} */
  source() {
    return this.pad();
  }

  choices() {
    return html`<button
      class="primary"
      data-testid="draw-use"
      ?disabled=${!this.enough || this.busy !== ''}
      title=${this.enough ? nothing : this.words.notEnough}
      @click=${() => this.dispatchEvent(new CustomEvent('answer'))}
    >
      ${this.words.use}
    </button>`;
  }

  /** @param {DrawnClass} each @param {number} i */
  #class({ name, pictures }, i) {
    return html`<li>
      <span class="name">
        <input
          type="radio"
          name="present"
          aria-label=${this.words.choose(name)}
          .checked=${live(i === this._present)}
          @change=${() => (this._present = i)}
        />
        <input
          type="text"
          maxlength=${LONGEST_NAME}
          aria-label=${own.draw.className(i + 1)}
          .value=${live(name)}
          @change=${(/** @type {Event} */ event) => this.#rename(i, event)}
        />
        <span class="small soft">${pictures.length}</span>
      </span>
      <span class="pictures"> ${pictures.map((pixels) => this.picture(pixels))} </span>
    </li>`;
  }

  keep() {
    if (!this.seen) return;
    this.add(this.seen);
    if (this.classes[this._present].pictures.length === WANTED) {
      const next = this.classes.findIndex((each) => each.pictures.length < WANTED);
      if (next >= 0) this._present = next;
    }
    this.clear();
  }

  /** Adds a picture to the class that is chosen. @param {Uint8Array} pixels */
  add(pixels) {
    const i = this._present;
    this.order = [...this.order, i];
    this.#change(i, { pictures: [...this.classes[i].pictures, pixels] });
  }

  /** Takes the last drawing back. */
  #undo() {
    const i = this.order.at(-1);
    if (i === undefined) return;
    this.order = this.order.slice(0, -1);
    this._present = i;
    this.#change(i, { pictures: this.classes[i].pictures.slice(0, -1) });
  }

  #add() {
    this._present = this.classes.length;
    this.#send([
      ...this.classes,
      { name: own.draw.newName(this.classes.length + 1), pictures: [] },
    ]);
  }

  /** @param {number} i @param {Event} event */
  #rename(i, event) {
    const name = /** @type {HTMLInputElement} */ (event.target).value.trim();
    const taken = this.classes.some((each, k) => k !== i && each.name === name);
    this.problem = name === '' || taken ? own.draw.badName : '';
    if (this.problem) this.requestUpdate();
    else this.#change(i, { name });
  }

  /** @param {number} i @param {Partial<DrawnClass>} changes */
  #change(i, changes) {
    this.#send(this.classes.map((each, k) => (k === i ? { ...each, ...changes } : each)));
  }

  /** @param {DrawnClass[]} classes */
  #send(classes) {
    this.classes = classes;
    this.dispatchEvent(
      new CustomEvent('classes-change', { detail: { classes, order: this.order } }),
    );
  }
}

define('mlp-draw-dialog', MlpDrawDialog);
