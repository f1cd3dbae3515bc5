/** What was understood of a person's files, and what can be chosen, before anything is trained. */
import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import '../base/picture.js';
import { own } from '../../i18n/en/own.js';
import { MlpDialog } from './dialog.js';

/** @typedef {import('../../data/own/choices.js').OwnChoices} OwnChoices */
/** @typedef {import('../../data/own/own-set.js').OwnPreview<import('../../i18n/say.js').Note> & {sizes: [number, number][], examples: Uint8Array[][]}} Shown */

const SIZES = [28, 32, 16, 24, 48, 64];
const FITS = /** @type {const} */ (['crop', 'pad', 'stretch', 'ink']);
/** Paths that a list shows. */
const MOST_LISTED = 100;
/** A size that is a network's own is offered up to this side. */
const OWN_MOST = 64;

/**
 * @fires choices-change  detail {choices: Partial<OwnChoices>}: all that the person chose so far
 * @fires answer  the data is to be used with these choices
 */
export class MlpDataDialog extends MlpDialog {
  static properties = {
    ...MlpDialog.properties,
    preview: { attribute: false },
    say: { attribute: false },
    progress: { attribute: false },
    wanted: {},
    _classes: { state: true },
  };

  static styles = [
    ...MlpDialog.styles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
        gap: 10px 16px;
        align-items: end;
      }
      .check {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 32px;
      }
      input[type='number'] {
        width: 100%;
        min-height: 32px;
        padding: 3px 8px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .classes {
        display: grid;
        grid-template-columns: fit-content(45%) auto minmax(0, 1fr);
        gap: 4px 12px;
        max-height: 320px;
        overflow-y: auto;
        padding: 0;
        list-style: none;
      }
      .classes li {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
        align-items: center;
      }
      .classes label {
        overflow-wrap: anywhere;
      }
      .pictures {
        display: flex;
        flex-wrap: wrap;
        gap: 3px;
        height: 32px;
        overflow: hidden;
      }
      .paths {
        max-height: 180px;
        overflow: auto;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Shown | null} */
    this.preview = null;
    /** How notes are said, before there is a preview. @type {import('../../i18n/say.js').Say | null} */
    this.say = null;
    /** @type {{done: number, total: number | null} | null} */
    this.progress = null;
    /** What was chosen, by a link or here. @type {Partial<OwnChoices>} */
    this.given = {};
    /** What data a link names, or empty. */
    this.wanted = '';
    /** All classes that there are, also those that are left out. @type {Shown['classes']} */
    this._classes = [];
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    const { classes = [] } = this.preview ?? {};
    if (!changed.has('preview') || classes.length < this._classes.length) return;
    this._classes = classes;
  }

  get heading() {
    return own.data.heading;
  }

  body() {
    const { preview, progress, say } = this;
    const bar = progress
      ? html`<progress
          max=${progress.total ?? nothing}
          value=${progress.total === null ? nothing : progress.done}
          aria-label=${own.data.preparing}
        ></progress>`
      : nothing;
    if (!preview || !say) return html`${bar}`;
    const { count, unlabelled, classes, sample, files, leftOut, hidden } = preview;
    const notes = [...preview.guesses, ...preview.notes].map(say.note);
    const test = classes.reduce((total, each) => total + each.test, 0);
    return html`
      ${bar} ${this.wanted ? html`<p data-testid="own-wanted">${this.wanted}</p>` : nothing}
      <p data-testid="own-understood">
        ${own.data.understood(count, classes.length, sample)}
        ${own.data.split(preview.isSplit, test)}
        ${unlabelled > 0 ? own.data.unlabelled(unlabelled) : ''}
      </p>
      ${preview.warnings.map(
        (warning) => html`<p class="bad" data-testid="own-warning">${say.note(warning)}</p>`,
      )}
      ${this.#fields(preview)} ${this.#classList(preview)}
      ${this.#paths(
        own.data.leftOut(leftOut.length, hidden),
        leftOut.map(({ path, why }) => `${path}: ${say.reason(why)}`),
        leftOut.length + hidden,
      )}
      ${this.#paths(
        own.data.files(files.length),
        files.map(({ path, became }) => `${path}: ${say.note(became)}`),
        files.length,
      )}
      ${this.#paths(own.data.notes(notes.length), notes, notes.length)}
    `;
  }

  choices() {
    return html`<button
      class="primary"
      data-testid="own-use"
      ?disabled=${!this.preview || this.busy !== '' || this.problem !== ''}
      @click=${() => this.dispatchEvent(new CustomEvent('answer'))}
    >
      ${own.data.use}
    </button>`;
  }

  /** @param {Shown} preview */
  #fields({ choices, sizes, isSplit }) {
    const { data } = own;
    const { size, colour, turn, fit, invert, testShare } = choices;
    const [[width, height]] = sizes;
    const isOwn = sizes.length === 1 && width <= OWN_MOST && height <= OWN_MOST;
    /** @type {[string, string][]} */
    const offered = [
      ...(isOwn ? [/** @type {[string, string]} */ (['own', data.ownSize(width, height)])] : []),
      ...SIZES.map((side) => /** @type {[string, string]} */ ([String(side), `${side} × ${side}`])),
    ];
    const turns = Object.entries(data.turns);
    const fits = FITS.filter((name) => name !== 'ink' || colour === 'grey').map(
      (name) => /** @type {[string, string]} */ ([name, data.fits[name]]),
    );
    return html`<div class="fields">
      ${this.#select('size', data.size, offered, String(size), (value) => (value === 'own' ? value : Number(value)))}
      ${this.#select('colour', data.colour, Object.entries(data.colours), colour)}
      ${this.#select('fit', data.fit, fits, fit)} ${this.#select('turn', data.turn, turns, turn)}
      ${
        isSplit
          ? nothing
          : html`<label
              ><span>${data.testShare}</span
              ><input
                type="number"
                min="1"
                max="90"
                data-testid="own-testShare"
                .value=${live(String(Math.round(100 * testShare)))}
                @change=${(/** @type {Event} */ event) => this.#onShare(event)}
            /></label>`
      }
      <label class="check"
        ><input
          type="checkbox"
          data-testid="own-invert"
          .checked=${live(invert)}
          @change=${(/** @type {Event} */ event) =>
            this.#choose({ invert: /** @type {HTMLInputElement} */ (event.target).checked })}
        />${data.invert}</label
      >
    </div>`;
  }

  /**
   * @param {keyof OwnChoices} name
   * @param {string} label
   * @param {[string, string][]} offered  values and their texts
   * @param {string} value
   * @param {(value: string) => unknown} [read]
   */
  #select(name, label, offered, value, read = (text) => text) {
    return html`<label
      ><span>${label}</span
      ><select
        data-testid="own-${name}"
        @change=${(/** @type {Event} */ event) =>
          this.#choose({ [name]: read(/** @type {HTMLSelectElement} */ (event.target).value) })}
      >
        ${offered.map(
          ([each, text]) =>
            html`<option value=${each} .selected=${live(each === value)}>${text}</option>`,
        )}
      </select></label
    >`;
  }

  /** @param {Shown} preview */
  #classList({ classes, examples, sample }) {
    const left = this.given.leaveOut ?? [];
    return html`<ul class="classes" aria-label=${own.data.classes}>
      ${this._classes.map((all) => {
        const place = classes.findIndex(({ name }) => name === all.name);
        const { train, test, unsplit } = place < 0 ? all : classes[place];
        return html`<li>
          <label class="check"
            ><input
              type="checkbox"
              .checked=${live(!left.includes(all.name))}
              @change=${() => this.#toggle(all.name)}
            />${all.name}</label
          >
          <span class="small soft number">${own.data.counts(train + unsplit, test)}</span>
          <span class="pictures">
            ${(place < 0 ? [] : examples[place]).map(
              (pixels) =>
                html`<mlp-picture size="32" .picture=${{ pixels, ...sample }}></mlp-picture>`,
            )}
          </span>
        </li>`;
      })}
    </ul>`;
  }

  /** A list that opens, if there is anything in it. @param {string} title @param {string[]} lines @param {number} number */
  #paths(title, lines, number) {
    if (number === 0) return nothing;
    return html`<details>
      <summary class="small">${title}</summary>
      <ul class="paths small">
        ${lines.slice(0, MOST_LISTED).map((line) => html`<li>${line}</li>`)}
      </ul>
      ${lines.length > MOST_LISTED ? html`<p class="small">${own.data.more(lines.length - MOST_LISTED)}</p>` : nothing}
    </details>`;
  }

  /** @param {string} name  of a class */
  #toggle(name) {
    const { leaveOut = [] } = this.given;
    this.#choose({
      leaveOut: leaveOut.includes(name)
        ? leaveOut.filter((each) => each !== name)
        : [...leaveOut, name],
    });
  }

  /** @param {Event} event */
  #onShare(event) {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    const share = Math.min(90, Math.max(1, Math.round(Number(value)) || 1));
    this.#choose({ testShare: share / 100 });
  }

  /** @param {Partial<OwnChoices>} choices */
  #choose(choices) {
    this.given = { ...this.given, ...choices };
    // Ink is found in grey images only.
    if (this.given.colour === 'colour' && this.given.fit === 'ink') delete this.given.fit;
    this.dispatchEvent(new CustomEvent('choices-change', { detail: { choices: this.given } }));
  }
}

define('mlp-data-dialog', MlpDataDialog);
