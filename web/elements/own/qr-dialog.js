/** A link as a QR code, large enough to be read from a projector; loaded when it is asked for. */
import { css, html, svg } from 'lit';
import { generate } from 'lean-qr';
import { define } from '../base/define.js';
import { own } from '../../i18n/en/own.js';
import { MlpDialog } from './dialog.js';

/** Modules of blank paper around a code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/**
 * The dark modules of a text's code as the path of an SVG picture.
 * @param {string} text
 * @returns {{path: string, side: number}} the side of the picture in modules, the blank edge included
 * @throws {Error} for a text of more than about 2,900 bytes, which no code can hold
 */
export function qrPath(text) {
  const code = generate(text);
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  return { path, side: code.size + 2 * QUIET };
}

/** Property: `link`. */
export class MlpQrDialog extends MlpDialog {
  static properties = { ...MlpDialog.properties, link: {} };

  static styles = [
    ...MlpDialog.styles,
    css`
      svg {
        display: block;
        width: min(100%, 70dvh);
        margin-inline: auto;
        background: #fff;
        border-radius: 4px;
      }
      a {
        overflow-wrap: anywhere;
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.link = '';
  }

  get heading() {
    return own.qr.heading;
  }

  get cancelLabel() {
    return own.close;
  }

  body() {
    const { path, side } = this.#picture();
    return html`${
        path
          ? html`<svg viewBox="0 0 ${side} ${side}" role="img" aria-label=${own.qr.label}>
              ${svg`<path d=${path} fill="#000" shape-rendering="crispEdges" />`}
            </svg>`
          : html`<p class="bad">${own.qr.tooLong}</p>`
      } <a href=${this.link}>${this.link}</a>`;
  }

  #picture() {
    try {
      return qrPath(this.link);
    } catch {
      return { path: '', side: 0 };
    }
  }
}

define('mlp-qr-dialog', MlpQrDialog);

/** @param {string} link @param {Node} place  of the dialog */
export function showQr(link, place) {
  place.appendChild(Object.assign(document.createElement('mlp-qr-dialog'), { link }));
}
