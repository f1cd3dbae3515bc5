import { css, html, nothing } from 'lit';
import { define } from '../elements/base/define.js';
import { Panel } from '../elements/base/panel.js';
import { curveChart, trainPanel } from '../lab/views/train-view.js';
import { tokens } from '../elements/base/styles.js';

/** @typedef {import('../lab/control/controller.js').Controller} Controller */
/** @typedef {import('../lab/state/state.js').LabState} LabState */

/** The parts of each view. @type {Record<string, string[]>} */
const PARTS = {
  train: ['train', 'curve', 'try'],
  curve: ['train', 'curve'],
  draw: ['try', 'train'],
};

/**
 * A lab for a page of text: training, its curve and the pad, or some of these.
 */
export class MlpCompact extends Panel {
  static properties = {
    controller: { attribute: false },
    view: {},
    compact: { type: Boolean, reflect: true },
    hide: { attribute: false },
    controls: {},
    pad: { attribute: false },
    _state: { state: true },
  };

  static styles = [
    tokens,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .lab {
        display: grid;
        gap: 16px 24px;
        grid-template-columns: minmax(0, 1fr);
      }
      .part {
        display: grid;
        gap: 12px;
        align-content: start;
        min-width: 0;
      }
      /* An element of 620 px less its padding and its border; and one of 720 px. */
      @container (min-width: 586px) {
        .two {
          grid-template-columns: minmax(0, 1fr) minmax(0, 280px);
        }
        .two.draw {
          grid-template-columns: minmax(0, 340px) minmax(0, 1fr);
        }
      }
      @container (min-width: 686px) {
        .two {
          grid-template-columns: minmax(0, 1fr) minmax(0, 340px);
        }
      }
      /* What other elements make of these is in their styles. */
      :host([compact]) {
        --curve-height: 140px;
        --pad-keys: none;
        --guess: 140px;
      }
      :host([compact]) .lab {
        row-gap: 8px;
      }
      :host([compact]) .part {
        gap: 8px;
      }
    `,
  ];

  #unsubscribe = () => {};

  constructor() {
    super();
    /** @type {Controller | null} */
    this.controller = null;
    /** @type {'train' | 'curve' | 'draw'} */
    this.view = 'train';
    /** Whether it takes less height. */
    this.compact = false;
    /** Parts that are not shown: train, curve, try. @type {Set<string>} */
    this.hide = new Set();
    /** Which buttons the training panel has. @type {'full' | 'simple' | 'none'} */
    this.controls = 'full';
    /**
     * The module of the pad, which a view without one does not load.
     * @type {typeof import('../lab/views/try-parts.js') | null}
     */
    this.pad = null;
    /** @type {LabState | null} */
    this._state = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.controller) return;
    this.#unsubscribe = this.controller.store.subscribe((state) => (this._state = state));
    this._state = this.controller.store.state;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  render() {
    const { _state: state, controller } = this;
    if (!state || !controller) return nothing;
    const shown = PARTS[this.view].filter((name) => !this.hide.has(name));
    // A saved network can read without training.
    const trained = this.view === 'draw' && state.prepared?.plan === null;
    // This view has no list of runs, so it does not draw earlier ones either.
    const alone = { ...state, runs: [], message: state.message || state.dataMessage };
    const run = [
      shown.includes('train') && !trained
        ? trainPanel(alone, controller, this.controls, false)
        : nothing,
      shown.includes('curve') ? curveChart(alone, controller) : nothing,
    ].filter((part) => part !== nothing);
    const pad = shown.includes('try') ? this.pad : null;
    if (state.prepared?.shape.channels === 3) void import('../elements/try/image-input.js');
    const input = pad ? pad.inputOf(state, controller) : nothing;
    const answer = pad ? pad.guesses(state) : nothing;
    const columns =
      this.view === 'draw' ? [[input], [answer, ...run]] : [run, pad ? [input, answer] : []];
    const filled = columns.filter((column) => column.some((part) => part !== nothing));
    return html`<div class="lab ${this.view} ${filled.length > 1 ? 'two' : ''}">
      ${filled.map((column) => html`<div class="part">${column}</div>`)}
    </div>`;
  }
}

define('mlp-compact', MlpCompact);
