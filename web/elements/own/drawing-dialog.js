import { css, html } from 'lit';
import '../base/picture.js';
import '../try/pad.js';
import { own } from '../../i18n/en/own.js';
import { MlpDialog } from './dialog.js';

const SIDE = 28;

/**
 * What dialogs that collect drawings have in common: the pad, and small pictures of what was kept.
 *
 * @fires draw  detail {strokes: Float32Array[]}: the drawing changed; `seen` is to become its image
 */
export class MlpDrawingDialog extends MlpDialog {
  static properties = { ...MlpDialog.properties, seen: { attribute: false } };

  static styles = [
    ...MlpDialog.styles,
    css`
      .pictures {
        display: flex;
        flex-wrap: wrap;
        gap: 3px;
        min-height: 28px;
      }
    `,
  ];

  constructor() {
    super();
    /** What the network sees of the drawing. @type {Uint8Array | null} */
    this.seen = null;
  }

  get cancelLabel() {
    return own.close;
  }

  /** Keeps the drawing: Enter on the pad. */
  keep() {}

  /** @param {boolean} [disabled] */
  pad(disabled = false) {
    return html`<mlp-pad
      .seen=${this.seen}
      ?disabled=${disabled}
      @strokes-change=${this.#onStrokes}
      @keydown=${(/** @type {KeyboardEvent} */ { key }) => key === 'Enter' && this.keep()}
    ></mlp-pad>`;
  }

  /** @param {Uint8Array} pixels @param {string} [label] */
  picture(pixels, label = '') {
    return html`<mlp-picture
      .picture=${{ pixels, height: SIDE, width: SIDE, channels: 1 }}
      label=${label}
    ></mlp-picture>`;
  }

  /** Makes room for the next drawing. */
  clear() {
    this.seen = null;
    /** @type {import('../try/pad.js').MlpPad | null} */ (
      this.renderRoot.querySelector('mlp-pad')
    )?.clear();
  }

  /** @param {CustomEvent} event */
  #onStrokes(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('draw', { detail: event.detail }));
  }
}
